import * as oauth from 'oauth4webapi'
import { exchangeWithServer, type OauthClient } from './token-endpoint.ts'

/**
 * Revokes a refresh or access token (RFC 7009). Revoking an unknown or ended token succeeds, too.
 *
 * @throws TokenRefusedError, TokenEndpointError, NetworkError or TimeoutError.
 */
export async function revokeToken(client: OauthClient, token: string): Promise<void> {
  await exchangeWithServer(
    'Revoking the token',
    client,
    ({ server, client: oauthClient, authentication, options }) =>
      oauth.revocationRequest(server, oauthClient, authentication, token, options),
    (_context, response) => oauth.processRevocationResponse(response),
  )
}
