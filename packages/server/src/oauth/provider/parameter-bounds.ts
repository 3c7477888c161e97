import type { KoaContextWithOIDC } from 'oidc-provider'

/**
 * The most characters of each parameter that a request may ask to be remembered, by the names of the RFCs.
 */
export const parameterBounds: Readonly<Record<string, number>> = {
  state: 4_096,
  id_token_hint: 4_096,
  redirect_uri: 2_048,
  resource: 2_048,
  claims: 2_048,
  scope: 2_048,
  nonce: 512,
  login_hint: 320,
}

/** The most characters of any other parameter, such as `ui_locales`, `prompt` or `code_challenge`. */
export const defaultParameterBound = 256

/**
 * Finds a parameter that is too long, since a request that is remembered until its user has logged in must
 * not be large.
 * @returns the fault, with the parameter and its bound; undefined when all is well.
 */
export function findLongParameter({ oidc }: KoaContextWithOIDC): string | undefined {
  if (oidc.route !== 'authorization' && oidc.route !== 'device_authorization') return undefined
  for (const [name, value] of Object.entries(oidc.params ?? {})) {
    const bound = parameterBounds[name] ?? defaultParameterBound
    if (typeof value === 'string' && value.length > bound) {
      return `${name} must have at most ${bound} characters`
    }
  }
  return undefined
}
