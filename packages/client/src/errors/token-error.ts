import { LightfiError } from './lightfi-error.ts'

/** Base of everything that can go wrong while getting an access token, except that the network failed. */
export class TokenError extends LightfiError {
  override readonly name: string = 'TokenError'
}

/**
 * There is no way to a new access token but a new login: no refresh token is stored, or the authorization
 * server refused it for good (`invalid_grant`: expired, revoked or replaced; RFC 6749 section 5.2). Terminal:
 * the token source answers every later call with this error and contacts the server no more.
 */
export class LoginRequiredError extends TokenError {
  override readonly name: string = 'LoginRequiredError'
}

/**
 * The authorization server refused the request for another reason than the refresh token, e.g.
 * `invalid_client` for a wrong secret (RFC 6749 section 5.2), or `invalid_target` where the server has
 * another address than the one that the login was made for (RFC 8707). It needs a person, but the refresh
 * token may still be good: a later call asks again.
 */
export class TokenRefusedError extends TokenError {
  override readonly name: string = 'TokenRefusedError'
  /** The OAuth 2.0 error code, e.g. `invalid_client`. */
  readonly oauthError: string

  constructor(message: string, oauthError: string) {
    super(message)
    this.oauthError = oauthError
  }
}

/** The token endpoint is overloaded, broken or not an OAuth 2.0 endpoint. A later call asks again. */
export class TokenEndpointError extends TokenError {
  override readonly name: string = 'TokenEndpointError'
  /** The HTTP status of the answer. */
  readonly status: number
  /** Seconds to wait before asking again, from `Retry-After`; `undefined` when the server named none. */
  readonly retryAfterS: number | undefined

  constructor(message: string, status: number, retryAfterS?: number) {
    super(message)
    this.status = status
    this.retryAfterS = retryAfterS
  }
}

/**
 * New tokens were granted but the store could not keep them. They are not used until a later call has stored
 * them.
 */
export class TokenStoreError extends TokenError {
  override readonly name: string = 'TokenStoreError'
}

/**
 * The answer to an authorization request cannot be trusted or says no: wrong `state` or `iss`, or an OAuth
 * error.
 */
export class AuthorizationError extends TokenError {
  override readonly name: string = 'AuthorizationError'
}
