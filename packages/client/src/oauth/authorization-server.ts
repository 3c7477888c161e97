import * as oauth from 'oauth4webapi'
import { defaultFetch } from '#default-fetch.ts'
import { checkTransport } from '../check-transport.ts'
import { TokenEndpointError } from '../errors/token-error.ts'
import { checkTimeoutMs, defaultTimeoutMs, runWithTimeLimit } from '../time-limit.ts'
import type { OauthClient } from './token-endpoint.ts'

/** The metadata of an authorization server, as far as a login needs them (RFC 8414). */
export interface AuthorizationServer {
  /** The issuer: the `iss` of its answers must equal it (RFC 9207). */
  readonly issuer: string
  /** The page on which the browser logs in. */
  readonly authorizationEndpoint: string
}

/**
 * Reads `<oauthUrl>/.well-known/openid-configuration` and checks that it is that server's own.
 *
 * @throws TokenEndpointError when the document is missing or names another issuer; NetworkError or
 * TimeoutError.
 */
export async function discoverAuthorizationServer(
  client: Pick<OauthClient, 'oauthUrl' | 'fetch' | 'timeoutMs' | 'allowInsecureHttp'>,
): Promise<AuthorizationServer> {
  const issuer = checkTransport(client.oauthUrl, client.allowInsecureHttp ?? false)
  const limit = { timeoutMs: checkTimeoutMs(client.timeoutMs ?? defaultTimeoutMs), signals: [] }
  return runWithTimeLimit(limit, { subject: `Reading the metadata of ${issuer}` }, async (signal) => {
    const response = await oauth.discoveryRequest(new URL(issuer), {
      algorithm: 'oidc',
      signal,
      [oauth.allowInsecureRequests]: issuer.startsWith('http:'),
      [oauth.customFetch]: (url: string, { body: _none, ...init }: oauth.CustomFetchOptions<'GET'>) =>
        (client.fetch ?? defaultFetch)(url, init),
    })
    const found = await oauth.processDiscoveryResponse(new URL(issuer), response).catch((error: unknown) => {
      if (!(error instanceof oauth.OperationProcessingError)) throw error
      throw new TokenEndpointError(
        `${issuer} does not describe itself as an authorization server (HTTP ${response.status}): ${error.message}.`,
        response.status,
      )
    })
    if (found.authorization_endpoint === undefined) {
      throw new TokenEndpointError(`${issuer} names no authorization endpoint.`, response.status)
    }
    return { issuer: found.issuer, authorizationEndpoint: found.authorization_endpoint }
  })
}
