import * as oauth from 'oauth4webapi'
import { type Clock, monotonicClock } from '../clock.ts'
import { AuthorizationError, TokenRefusedError } from '../errors/token-error.ts'
import { findRetryAfterS, isTransient } from '../retry-policy.ts'
import {
  exchangeWithServer,
  type GrantedTokens,
  type OauthClient,
  toGrantedTokens,
} from './token-endpoint.ts'

/**
 * A login that a person finishes on another device (RFC 8628). Holds a secret, the `deviceCode`: show the
 * other fields only.
 */
export interface PendingDeviceAuthorization {
  /** The code that the person enters, e.g. `BCDF-GHJK`. */
  readonly userCode: string
  /** The page on which the person enters it. */
  readonly verificationUri: string
  /** The same address with the code filled in, e.g. for a QR code. */
  readonly verificationUriComplete: string | undefined
  readonly deviceCode: string
  /** How long the code can be entered, seconds. */
  readonly expiresInS: number
  /** How long to wait between two questions, seconds. */
  readonly intervalS: number
}

/**
 * Begins a login for a device without a browser.
 *
 * @param scope scopes, separated by spaces; all that the client may have when absent.
 * @throws TokenRefusedError where the client may not use this grant; TokenEndpointError, NetworkError or
 * TimeoutError.
 */
export async function startDeviceAuthorization(
  client: OauthClient,
  scope?: string,
): Promise<PendingDeviceAuthorization> {
  const answer = await exchangeWithServer(
    'Beginning a device login',
    client,
    ({ server, client: oauthClient, authentication, options }) =>
      oauth.deviceAuthorizationRequest(server, oauthClient, authentication, scope ? { scope } : {}, options),
    ({ server, client: oauthClient }, response) =>
      oauth.processDeviceAuthorizationResponse(server, oauthClient, response),
  )
  return {
    userCode: answer.user_code,
    verificationUri: answer.verification_uri,
    verificationUriComplete: answer.verification_uri_complete,
    deviceCode: answer.device_code,
    expiresInS: answer.expires_in,
    intervalS: answer.interval ?? 5, // RFC 8628 section 3.2
  }
}

/** How to wait for the person. */
export interface DeviceWaitOptions {
  /** Aborting it ends the wait with the signal's reason. */
  readonly signal?: AbortSignal
  /** The clock for waiting. Default: the monotonic one. */
  readonly clock?: Clock
}

/**
 * Asks at the server's pace until the person has decided: five seconds more between questions after each
 * `slow_down`, twice as long after each failure of the network (RFC 8628 section 3.5).
 *
 * @throws AuthorizationError when the person said no, or the code is over; TokenRefusedError for a wrong
 * client; the signal's reason.
 */
export async function finishDeviceAuthorization(
  client: OauthClient,
  pending: PendingDeviceAuthorization,
  { signal, clock = monotonicClock }: DeviceWaitOptions = {},
): Promise<GrantedTokens> {
  const endsAtMs = clock.now() + pending.expiresInS * 1000
  let intervalS = pending.intervalS
  for (;;) {
    await clock.wait(intervalS * 1000, signal)
    if (clock.now() >= endsAtMs) throw new AuthorizationError('Nobody entered the code while it was valid.')
    try {
      const answer = await askOnce(client, pending.deviceCode)
      if (answer === 'slow_down') intervalS += 5
      else if (answer !== 'authorization_pending') return toGrantedTokens(answer, client.now)
    } catch (error) {
      signal?.throwIfAborted()
      if (!isTransient(error)) throw toAuthorizationError(error)
      intervalS = Math.max(intervalS * 2, findRetryAfterS(error) ?? 0)
    }
  }
}

type PaceError = 'slow_down' | 'authorization_pending'

function askOnce(client: OauthClient, deviceCode: string): Promise<oauth.TokenEndpointResponse | PaceError> {
  return exchangeWithServer<oauth.TokenEndpointResponse | PaceError>(
    'Asking for the tokens of a device',
    client,
    ({ server, client: oauthClient, authentication, options }) =>
      oauth.deviceCodeGrantRequest(server, oauthClient, authentication, deviceCode, options),
    ({ server, client: oauthClient }, response) =>
      oauth.processDeviceCodeResponse(server, oauthClient, response).catch((error: unknown) => {
        const code = error instanceof oauth.ResponseBodyError ? error.error : undefined
        if (code === 'slow_down' || code === 'authorization_pending') return code
        throw error
      }),
  )
}

function toAuthorizationError(error: unknown): unknown {
  if (!(error instanceof TokenRefusedError)) return error
  if (error.oauthError === 'access_denied')
    return new AuthorizationError('The login was refused (access_denied).')
  if (error.oauthError !== 'expired_token') return error
  return new AuthorizationError('Nobody entered the code while it was valid.')
}
