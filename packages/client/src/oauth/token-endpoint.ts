import * as oauth from 'oauth4webapi'
import { defaultFetch } from '#default-fetch.ts'
import { checkTransport } from '../check-transport.ts'
import { LoginRequiredError, TokenEndpointError, TokenRefusedError } from '../errors/token-error.ts'
import { readRetryAfterS } from '../retry-policy.ts'
import { checkTimeoutMs, defaultTimeoutMs, runWithTimeLimit } from '../time-limit.ts'
import type { StoredTokens } from '../tokens/stored-tokens.ts'
import { findExpiryMs } from '../tokens/token-expiry.ts'

/** An OAuth 2.0 client and the authorization server it talks to. */
export interface OauthClient {
  /**
   * The `oauth_url` that came with the client, e.g. `http://localhost:8000/oauth2`; the endpoints lie below
   * it.
   */
  readonly oauthUrl: string
  readonly clientId: string
  /** Absent for a public client. Sent in the body (`client_secret_post`, RFC 6749 section 2.3.1). */
  readonly clientSecret?: string
  /**
   * Sends the requests. Default: the global `fetch`, on Node through the proxy that the environment names.
   */
  readonly fetch?: typeof fetch
  /** Time limit of one request, milliseconds, 1..86,400,000. Default 30,000. */
  readonly timeoutMs?: number
  /** The clock, Unix milliseconds. Default `Date.now`. */
  readonly now?: () => number
  /** Allow plain HTTP to another machine. Default false: secrets would travel in clear. */
  readonly allowInsecureHttp?: boolean
}

/** Tokens as granted: the access token is always there. */
export type GrantedTokens = StoredTokens & { readonly accessToken: string }

/** The client with a time limit of at most `timeoutMs` milliseconds. */
export function shortenTimeLimit(client: OauthClient, timeoutMs: number | undefined): OauthClient {
  if (timeoutMs === undefined) return client
  return { ...client, timeoutMs: Math.min(client.timeoutMs ?? defaultTimeoutMs, timeoutMs) }
}

/** The parts of a protocol message, in the terms of oauth4webapi. */
export interface ProtocolContext {
  readonly server: oauth.AuthorizationServer
  readonly client: oauth.Client
  readonly authentication: oauth.ClientAuth
  readonly options: {
    readonly signal: AbortSignal
    readonly [oauth.allowInsecureRequests]: boolean
    readonly [oauth.customFetch]: (url: string, init: RequestInit) => Promise<Response>
  }
}

/** The metadata of the authorization server at an `oauth_url`, whose issuer is that URL. */
export function buildServerMetadata({ oauthUrl, allowInsecureHttp }: OauthClient): oauth.AuthorizationServer {
  const issuer = checkTransport(oauthUrl, allowInsecureHttp ?? false)
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    revocation_endpoint: `${issuer}/revoke`,
    device_authorization_endpoint: `${issuer}/device_authorization`,
  }
}

/**
 * Sends one request to the authorization server and gives its failures their types.
 *
 * @param subject names the request in error messages.
 * @throws NetworkError, TimeoutError, LoginRequiredError, TokenRefusedError or TokenEndpointError. None of
 * them carries the request or the answer, which hold secrets.
 */
export async function exchangeWithServer<Result>(
  subject: string,
  client: OauthClient,
  send: (context: ProtocolContext) => Promise<Response>,
  read: (context: ProtocolContext, response: Response) => Promise<Result>,
): Promise<Result> {
  const server = buildServerMetadata(client)
  const limit = { timeoutMs: checkTimeoutMs(client.timeoutMs ?? defaultTimeoutMs), signals: [] }
  return runWithTimeLimit(limit, { subject: `${subject} at ${server.issuer}` }, async (signal) => {
    const context = buildContext(client, server, signal)
    const response = await send(context)
    try {
      return await read(context, response)
    } catch (error) {
      throw toTokenError(subject, response, error)
    }
  })
}

/** How far the clock of this machine may be ahead: ten years, seconds. */
const clockToleranceS = 315_360_000

function buildContext(
  { clientId, clientSecret, fetch = defaultFetch }: OauthClient,
  server: oauth.AuthorizationServer,
  signal: AbortSignal,
): ProtocolContext {
  return {
    server,
    // Nobody reads ID tokens here, and clocks of devices are wrong by hours: theirs must not end a login.
    client: { client_id: clientId, [oauth.clockTolerance]: clockToleranceS },
    authentication: clientSecret === undefined ? oauth.None() : oauth.ClientSecretPost(clientSecret),
    options: {
      signal,
      // buildServerMetadata has refused what must not be plain HTTP
      [oauth.allowInsecureRequests]: server.issuer.startsWith('http:'),
      [oauth.customFetch]: (url, init) => fetch(url, init),
    },
  }
}

const transientErrors = new Set(['temporarily_unavailable', 'server_error', 'slow_down'])

/** A login is for the address at which the server answered then (RFC 8707). */
const movedAdvice =
  ' The server answers under another address (its public URL) than the one that this login was made for: log in again.'

function toTokenError(subject: string, { status, headers }: Response, error: unknown): unknown {
  const retryAfterS = readRetryAfterS(headers)
  if (error instanceof oauth.ResponseBodyError && status !== 429 && !transientErrors.has(error.error)) {
    const text = [error.error, error.error_description].filter((part) => part !== undefined).join(': ')
    // The guess is for servers that give no reason.
    const guess = ': its refresh token has expired, was revoked, or was replaced by one that was lost'
    return error.error === 'invalid_grant'
      ? new LoginRequiredError(
          `The authorization server no longer accepts this login (${text}). Log in again${error.error_description === undefined ? guess : ''}.`,
        )
      : new TokenRefusedError(
          `${subject} was refused (${text}).${error.error === 'invalid_target' ? movedAdvice : ''}`,
          error.error,
        )
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    const description = 'The client id or secret is wrong, or the client may not do this.'
    return new TokenRefusedError(`${subject} was refused (HTTP ${status}). ${description}`, 'invalid_client')
  }
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.OperationProcessingError) {
    return new TokenEndpointError(
      `${subject} failed (HTTP ${status}): ${error.message}.`,
      status,
      retryAfterS,
    )
  }
  if (error instanceof oauth.UnsupportedOperationError) {
    return new TokenEndpointError(
      `${subject} got an answer of an unknown kind: ${error.message}.`,
      status,
      retryAfterS,
    )
  }
  return error
}

/** Rewrites a token answer as what is kept. */
export function toGrantedTokens(
  answer: oauth.TokenEndpointResponse,
  now: () => number = Date.now,
): GrantedTokens {
  const expiresAtMs = findExpiryMs(answer.access_token, answer.expires_in, now())
  if (answer.token_type !== 'bearer') {
    throw new TokenEndpointError(`Tokens of type ${answer.token_type} cannot be used.`, 200)
  }
  return {
    accessToken: answer.access_token,
    ...(expiresAtMs !== undefined && { expiresAtMs }),
    ...(answer.refresh_token !== undefined && { refreshToken: answer.refresh_token }),
  }
}
