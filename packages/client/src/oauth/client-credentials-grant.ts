import * as oauth from 'oauth4webapi'
import type { TokenGrant } from '../tokens/token-source.ts'
import { exchangeWithServer, type OauthClient, shortenTimeLimit, toGrantedTokens } from './token-endpoint.ts'

/** A confidential client that acts for itself, as a gateway does. */
export interface ServiceClient extends OauthClient {
  readonly clientSecret: string
  /** Scopes to ask for, separated by spaces, e.g. `readings:write`. Default: all that the client has. */
  readonly scope?: string
}

/** A grant by client id and secret alone (RFC 6749 section 4.4). It has no refresh token and needs none. */
export function createClientCredentialsGrant(client: ServiceClient): TokenGrant {
  const parameters = client.scope === undefined ? {} : { scope: client.scope }
  return {
    async requestTokens(_refreshToken, { timeoutMs } = {}) {
      const answer = await exchangeWithServer(
        'Getting an access token',
        shortenTimeLimit(client, timeoutMs),
        ({ server, client: oauthClient, authentication, options }) =>
          oauth.clientCredentialsGrantRequest(server, oauthClient, authentication, parameters, options),
        ({ server, client: oauthClient }, response) =>
          oauth.processClientCredentialsResponse(server, oauthClient, response),
      )
      return toGrantedTokens(answer, client.now)
    },
  }
}
