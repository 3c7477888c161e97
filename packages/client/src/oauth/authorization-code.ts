import * as oauth from 'oauth4webapi'
import { AuthorizationError } from '../errors/token-error.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import {
  exchangeWithServer,
  type GrantedTokens,
  type OauthClient,
  toGrantedTokens,
} from './token-endpoint.ts'

/** A login to begin in the user's browser. */
export interface AuthorizationRequest {
  readonly clientId: string
  /**
   * The address to which the answer goes; for a native app `http://127.0.0.1:<port>/callback` (RFC 8252
   * section 7.3).
   */
  readonly redirectUri: string
  /** Scopes, separated by spaces. */
  readonly scope: string
}

/** A login under way. Holds secrets: keep it where only this login can read it. */
export interface PendingAuthorization {
  /** Send the user's browser here. */
  readonly url: string
  readonly server: AuthorizationServer
  readonly redirectUri: string
  /** Ties the answer to this login (RFC 6749 section 10.12). */
  readonly state: string
  /** Proves that the same program asks for the code and redeems it (RFC 7636). */
  readonly codeVerifier: string
}

/** Starts a login by authorization code with PKCE S256 (RFC 6749 section 4.1, RFC 7636). */
export async function startAuthorization(
  server: AuthorizationServer,
  request: AuthorizationRequest,
): Promise<PendingAuthorization> {
  const state = oauth.generateRandomState()
  const codeVerifier = oauth.generateRandomCodeVerifier()
  const url = new URL(server.authorizationEndpoint)
  const parameters = {
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return { url: url.href, server, redirectUri: request.redirectUri, state, codeVerifier }
}

/**
 * Checks the answer that came to the redirect URI - `state`, and `iss`, which must be there (RFC 9207) - and
 * redeems its code.
 *
 * @param callbackParameters the query of the redirect.
 * @throws AuthorizationError when the answer is not for this login or says no; otherwise as a token source.
 */
export async function finishAuthorization(
  client: OauthClient,
  pending: PendingAuthorization,
  callbackParameters: URLSearchParams,
): Promise<GrantedTokens> {
  const parameters = validateCallback(client, pending, callbackParameters)
  const answer = await exchangeWithServer(
    'Redeeming the authorization code',
    client,
    ({ server, client: oauthClient, authentication, options }) =>
      oauth.authorizationCodeGrantRequest(
        server,
        oauthClient,
        authentication,
        parameters,
        pending.redirectUri,
        pending.codeVerifier,
        options,
      ),
    ({ server, client: oauthClient }, response) =>
      oauth.processAuthorizationCodeResponse(server, oauthClient, response),
  )
  return toGrantedTokens(answer, client.now)
}

function validateCallback(client: OauthClient, pending: PendingAuthorization, parameters: URLSearchParams) {
  const server = { issuer: pending.server.issuer, authorization_response_iss_parameter_supported: true }
  try {
    return oauth.validateAuthResponse(server, { client_id: client.clientId }, parameters, pending.state)
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError) {
      const reason = [error.error, error.error_description].filter((part) => part !== undefined).join(': ')
      throw new AuthorizationError(`The login was refused (${reason}).`)
    }
    if (!(error instanceof oauth.OperationProcessingError)) throw error
    // without the library's cause, which holds the code
    throw new AuthorizationError(`The answer to the login cannot be trusted: ${error.message}.`)
  }
}
