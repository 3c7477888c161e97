/** The content of a verified access token. */
export interface AccessTokenClaims {
  /** The user, or for a service client the client itself. */
  readonly sub: string
  readonly clientId: string
  /** Granted scopes. */
  readonly scopes: ReadonlySet<string>
  /** The user's name; undefined for a service client. */
  readonly username: string | undefined
  readonly jti: string
  /** The grant that the token came from; undefined for a service client. */
  readonly originJti: string | undefined
  /** When the user logged in, Unix seconds; undefined for a service client. */
  readonly authTimeS: number | undefined
  /** Unix seconds. */
  readonly issuedAtS: number
  /** Unix seconds; the token is refused from then on. */
  readonly expiresAtS: number
}

/**
 * The error of an access token that must not be accepted. `reason` is for the log; the caller only learns
 * `invalid_token`.
 */
export class InvalidAccessToken extends Error {
  override readonly name = 'InvalidAccessToken'
  readonly reason: string
  /** The content of a token that was good once; undefined where its signature proves nothing. */
  readonly claims: AccessTokenClaims | undefined

  constructor(reason: string, options: ErrorOptions & { readonly claims?: AccessTokenClaims } = {}) {
    super('the access token is not valid', options)
    this.reason = reason
    this.claims = options.claims
  }
}
