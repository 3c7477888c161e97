import * as oauth from 'oauth4webapi'
import { LoginRequiredError } from '../errors/token-error.ts'
import type { TokenGrant } from '../tokens/token-source.ts'
import { exchangeWithServer, type OauthClient, shortenTimeLimit, toGrantedTokens } from './token-endpoint.ts'

/** A grant that spends the stored refresh token (RFC 6749 section 6). */
export function createRefreshTokenGrant(client: OauthClient): TokenGrant {
  return {
    async requestTokens(refreshToken, { timeoutMs } = {}) {
      if (refreshToken === undefined)
        throw new LoginRequiredError('No refresh token is stored: log in first.')
      const answer = await exchangeWithServer(
        'Refreshing the access token',
        shortenTimeLimit(client, timeoutMs),
        ({ server, client: oauthClient, authentication, options }) =>
          oauth.refreshTokenGrantRequest(server, oauthClient, authentication, refreshToken, options),
        ({ server, client: oauthClient }, response) =>
          oauth.processRefreshTokenResponse(server, oauthClient, response),
      )
      return toGrantedTokens(answer, client.now)
    },
  }
}
