import { authorizationCodeLifetimeS, deviceCodeLifetimeS } from '../lifetimes.ts'
import type { OauthClients } from '../oauth-clients.ts'

/** The time when a refresh token that its own client presents stopped to work, Unix seconds. */
export interface EndOfToken {
  readonly what: 'expired' | 'ended'
  readonly atS: number
}

/** The part of the library's request context from which an explanation is made. */
interface RefusedContext {
  body: unknown
  readonly oidc: {
    readonly params?: Readonly<Record<string, unknown>> | undefined
    readonly client?: { readonly clientId: string } | undefined
  }
}

/** An OAuth2 error of the library; the detail is private unless it stands in the tables below. */
interface RefusedError extends Error {
  readonly error?: string
  readonly error_detail?: string
  readonly error_description?: string | undefined
  readonly scope?: string
}

/**
 * The events with which the library tells that it has answered with an error, once the answer is complete.
 */
const errorEvents = [
  'grant.error',
  'device_authorization.error',
  'revocation.error',
  'introspection.error',
] as const

const ends = new WeakMap<object, EndOfToken>()

/** Notes that the refresh token of a request was the client's own, and why it does not work. */
export function noteEndOfToken(context: object, end: EndOfToken): void {
  ends.set(context, end)
}

/** Finds why the refresh token of a request does not work, where it was the client's own. */
export function findEndOfToken(context: object): EndOfToken | undefined {
  return ends.get(context)
}

/**
 * The same sentence for a token or code that cannot be found and for one of another client: nobody learns
 * from it that a token exists.
 */
const unknownToken =
  'this client has no such refresh token: it is mistyped or cut off, is of another client, or has expired or been ended long ago; log in again'
const unknownCode =
  'this client has no such code: it is mistyped, is of another client or server, has expired, or its login was ended; begin the login again'

const logInAgain = 'log in again'

/** The sentences for the holder of a code or a refresh token, by the library's private detail. */
const reasons: Readonly<Record<string, string>> = {
  'refresh token not found': unknownToken,
  'refresh token already used': `the refresh token was replaced by a newer one before and came again, so the login has ended; ${logInAgain} and keep the newest token`,
  'used twice at once': `it was used twice at once, so the login has ended; ${logInAgain}`,
  'refresh token is expired': `the refresh token has expired; ${logInAgain}`,
  'refresh token invalid (referenced account not found)': `the user of this login is gone or disabled, or is no user of this client any more`,
  'grant not found': `the login was ended; ${logInAgain}`,
  'grant is expired': `the login has expired; ${logInAgain}`,
  'authorization code not found': unknownCode,
  'authorization code is expired': `the code has expired: it lives for ${authorizationCodeLifetimeS} seconds; begin the login again`,
  'authorization code already consumed':
    'the code was used before: each works once, and what it gave has ended now; begin the login again',
  'authorization code redirect_uri mismatch':
    'redirect_uri must be the one that the login was begun with, letter by letter',
  'code_verifier must be provided':
    'code_verifier is missing: the login was begun with a code_challenge (PKCE)',
  'code_verifier does not match code_challenge':
    'code_verifier is not the one whose code_challenge the login was begun with (PKCE)',
  'device code not found': unknownCode,
  'device code already consumed': 'the device code was used before: each works once; begin again',
  'device code is expired': `the device code has expired: it lives for ${deviceCodeLifetimeS} seconds; begin again`,
}

/** The sentences for errors that the library leaves without words, or with words that help nobody. */
const sentences: Readonly<Record<string, string>> = {
  // The answer does not tell whether the client exists.
  invalid_client:
    'the client is unknown or disabled, or its client_secret is wrong or missing; a public client sends client_id alone',
  access_denied: 'the login was refused or cancelled',
  expired_token: 'the code has expired; begin again',
  invalid_grant: 'the code or token is not good any more, or never was; log in again',
}

/** Explains in the errors of the token endpoint and its neighbours what was wrong and what would be right. */
export function explainRefusals(emitter: NodeJS.EventEmitter, clients: OauthClients): void {
  for (const event of errorEvents) {
    emitter.on(event, (ctx: RefusedContext, error: RefusedError) => {
      const { body } = ctx
      if (typeof body !== 'object' || body === null || !('error' in body)) return
      const description = explain(clients, ctx, error)
      if (description !== undefined) Object.assign(body, description)
    })
  }
}

function explain(
  clients: OauthClients,
  ctx: RefusedContext,
  error: RefusedError,
): { readonly error?: string; readonly error_description: string } | undefined {
  const { error: code = '', error_detail: detail = '', error_description: said } = error
  if (code === 'invalid_request' && said?.endsWith('is not allowed for this client')) {
    // RFC 6749 section 5.2 has a separate code for this.
    return { error: 'unauthorized_client', error_description: explainGrants(clients, ctx) }
  }
  if (code === 'invalid_scope' && said?.startsWith('refresh token missing')) {
    return {
      error_description: `the login was not given ${error.scope}; a refresh names the same scopes, fewer or none`,
    }
  }
  if (code === 'invalid_grant' && detail === 'client mismatch') return { error_description: unknownFor(ctx) }
  const end = ends.get(ctx)
  if (end && code === 'invalid_grant') return { error_description: explainEnd(end) }
  const sentence = reasons[detail] ?? sentences[code]
  return sentence === undefined ? undefined : { error_description: sentence }
}

function explainGrants(clients: OauthClients, { oidc }: RefusedContext): string {
  const { allowedGrants = [] } = clients.findClient(oidc.client?.clientId ?? '') ?? {}
  return `this client may not use this grant_type, but ${allowedGrants.join(', ')}`
}

function unknownFor({ oidc }: RefusedContext): string {
  return oidc.params?.grant_type === 'refresh_token' ? unknownToken : unknownCode
}

/**
 * Explains the end of a refresh token. A client that presents a whole refresh token that it was given knows
 * both already, and learns nothing about others.
 */
function explainEnd({ what, atS }: EndOfToken): string {
  const at = new Date(atS * 1000).toISOString().replace('.000Z', 'Z')
  return what === 'expired'
    ? `the refresh token expired at ${at}; its life counts from the login; ${logInAgain}`
    : `the login of this refresh token was ended at ${at}, by its user, an administrator or the application, or because a code or token came twice; ${logInAgain}`
}
