import type { SigningAlgorithm } from '../key-ring.ts'
import type { OauthClient } from '../oauth-clients.ts'

/**
 * Tells whether scripts of an origin may call the token endpoint: those of the service's own pages, and of
 * the places that the client sends its users to.
 */
export function isOriginAllowed(publicUrl: string, origin: string, callbackUrls: readonly string[]): boolean {
  if (origin === new URL(publicUrl).origin) return true
  return callbackUrls.some((url) => URL.parse(url)?.origin === origin)
}

/**
 * Formats a client in the words of RFC 7591, as the library takes it. The secret is its hash; see
 * `compareClientSecret`.
 */
export function toClientMetadata(client: OauthClient, signingAlgorithm: SigningAlgorithm) {
  return {
    client_id: client.clientId,
    client_name: client.name,
    ...(client.secretHash === undefined ? {} : { client_secret: client.secretHash }),
    application_type: client.application,
    token_endpoint_auth_method: client.kind === 'public' ? 'none' : 'client_secret_basic',
    grant_types: client.allowedGrants,
    response_types: client.allowedGrants.includes('authorization_code') ? (['code'] as const) : [],
    id_token_signed_response_alg: client.signingAlgorithm ?? signingAlgorithm,
    redirect_uris: client.callbackUrls,
    post_logout_redirect_uris: client.signOutUrls,
    // There is no `scope`: the library would refuse without saying which would be right; see
    // `findWrongScope`.
  } as const
}
