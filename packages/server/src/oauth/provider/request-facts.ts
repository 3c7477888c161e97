import type { KoaContextWithOIDC } from 'oidc-provider'
import { findLocationId } from '../location-scope.ts'

/** Finds the location that this request, or the login that it continues, narrows its token to. */
export function findAskedLocation({ oidc }: KoaContextWithOIDC): string | undefined {
  const { AuthorizationCode, RefreshToken, DeviceCode } = oidc.entities
  const source = AuthorizationCode ?? RefreshToken ?? (oidc.route === 'token' ? DeviceCode : undefined)
  return findLocationId(source?.scopes ?? oidc.requestParamScopes)
}

/**
 * Tells whether a request needs a fresh login. Anything on a person's computer can pose as a native client,
 * so a session alone gives it nothing (RFC 8252 section 8.6).
 */
export function needsFreshLogin(ctx: KoaContextWithOIDC): boolean {
  return ctx.oidc.client?.applicationType === 'native' && !ctx.oidc.result?.login
}
