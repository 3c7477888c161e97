import { offlineScope } from '@openlightfi/contract'
import { isLocationScope } from '../location-scope.ts'
import type { OauthClient } from '../oauth-clients.ts'
import { canonicaliseRedirectUri } from '../redirect-uri.ts'
import type { RequestParameters } from './oauth-parameters.ts'
import { putOfflineAccessAside } from './offline-access.ts'

/**
 * Fills in missing parameters of a request and settles equivalent ones: no scope asked for is all scopes of
 * the client, and an empty path of the redirect URI is `/`.
 */
export function completeParameters(route: string, parameters: RequestParameters, client: OauthClient): void {
  if (typeof parameters.redirect_uri === 'string') {
    parameters.redirect_uri = canonicaliseRedirectUri(parameters.redirect_uri)
  }
  if (!startsGrant(route, parameters.grant_type)) return
  const asked = typeof parameters.scope === 'string' ? parameters.scope.split(' ') : []
  // A location only says where, and `offline_access` nothing, so they mean all scopes of the client too.
  if (parameters.scope === undefined || (asked.length > 0 && asked.every(allowsNothing))) {
    parameters.scope = [...client.scopes, ...asked].join(' ')
  }
  putOfflineAccessAside(parameters)
}

function allowsNothing(scope: string): boolean {
  return isLocationScope(scope) || scope === offlineScope
}

function startsGrant(route: string, grantType: unknown): boolean {
  return (
    route === 'authorization' ||
    route === 'device_authorization' ||
    (route === 'token' && grantType === 'client_credentials')
  )
}

/**
 * Finds the access token that a request presents for revocation or introspection; undefined when it presents
 * none.
 */
export function findPresentedJwt(route: string, parameters: RequestParameters): string | undefined {
  if (route !== 'revocation' && route !== 'introspection') return undefined
  const { token } = parameters
  return typeof token === 'string' && token.split('.').length === 3 ? token : undefined
}
