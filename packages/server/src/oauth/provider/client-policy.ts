import type { SigningAlgorithm } from '../key-ring.ts'
import type { OauthClient } from '../oauth-clients.ts'

/** Scripts may call the token endpoint from the service's own pages and from where the client sends its users. */
export function isOriginAllowed(publicUrl: string, origin: string, callbackUrls: readonly string[]): boolean {
  if (origin === new URL(publicUrl).origin) return true
  return callbackUrls.some((url) => URL.parse(url)?.origin === origin)
}

/** A client in the words of RFC 7591, as the library takes it. The secret is its hash; see `compareClientSecret`. */
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
    // No `scope`: the library would refuse without saying which would be right; see `findWrongScope`.
  } as const
}
