/**
 * Base of every error that this SDK throws on its own account. A caller's own abort reason is passed on as it
 * is.
 */
export class LightfiError extends Error {
  override readonly name: string = 'LightfiError'
}
