import type { OauthClient } from './oauth-clients.ts'
import { canonicaliseRedirectUri } from './redirect-uri.ts'

/** Parameters of a request, by their names in the RFCs. */
export type RequestParameters = Record<string, unknown>

/**
 * Fills in what a request left out and settles what means the same: no scope asked for is all scopes of the client, and an
 * empty path of the redirect URI is `/`.
 */
export function completeParameters(route: string, parameters: RequestParameters, client: OauthClient): void {
  if (typeof parameters.redirect_uri === 'string') {
    parameters.redirect_uri = canonicaliseRedirectUri(parameters.redirect_uri)
  }
  if (parameters.scope === undefined && startsGrant(route, parameters.grant_type)) {
    parameters.scope = client.scopes.join(' ')
  }
}

function startsGrant(route: string, grantType: unknown): boolean {
  return route === 'authorization' || (route === 'token' && grantType === 'client_credentials')
}

/** The access token that a request presents for revocation or introspection, or undefined when it presents none. */
export function findPresentedJwt(route: string, parameters: RequestParameters): string | undefined {
  if (route !== 'revocation' && route !== 'introspection') return undefined
  const { token } = parameters
  return typeof token === 'string' && token.split('.').length === 3 ? token : undefined
}
