/**
 * The error of sensors that were deleted after their first readings had been checked and before they were
 * stored; nothing was stored.
 */
export class SensorsGoneError extends Error {
  override readonly name = 'SensorsGoneError'
  readonly sensorIds: ReadonlySet<string>

  constructor(sensorIds: ReadonlySet<string>) {
    super(`sensors were deleted meanwhile: ${[...sensorIds].join(', ')}`)
    this.sensorIds = sensorIds
  }
}
