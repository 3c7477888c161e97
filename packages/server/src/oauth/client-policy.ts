import type { OauthClient, OauthClients } from './oauth-clients.ts'

/** A client may ask about its own tokens and those of its organisation's other clients. */
export function mayIntrospect(clients: OauthClients, askingId: string, ownerId: string | undefined): boolean {
  if (ownerId === undefined) return false
  const asking = clients.findClient(askingId)
  const owner = clients.findClient(ownerId)
  if (!asking || !owner) return false
  if (asking.clientId === owner.clientId) return true
  return (
    asking.kind !== 'public' &&
    asking.organisationId !== undefined &&
    asking.organisationId === owner.organisationId
  )
}

/** Scripts may call the token endpoint from the service's own pages and from where the client sends its users. */
export function isOriginAllowed(publicUrl: string, origin: string, callbackUrls: readonly string[]): boolean {
  if (origin === new URL(publicUrl).origin) return true
  return callbackUrls.some((url) => URL.parse(url)?.origin === origin)
}

/** A client in the words of RFC 7591, as the library takes it. The secret is its hash; see `compareClientSecret`. */
export function toClientMetadata(client: OauthClient) {
  const service = client.kind === 'service'
  return {
    client_id: client.clientId,
    client_name: client.name,
    ...(client.secretHash === undefined ? {} : { client_secret: client.secretHash }),
    application_type: client.application,
    token_endpoint_auth_method: client.kind === 'public' ? 'none' : 'client_secret_basic',
    grant_types: service ? ['client_credentials'] : ['authorization_code', 'refresh_token'],
    response_types: service ? [] : (['code'] as const),
    redirect_uris: client.callbackUrls,
    post_logout_redirect_uris: client.signOutUrls,
    scope: client.scopes.join(' '),
  } as const
}
