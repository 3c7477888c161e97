import type { LoginRequiredError, StoredTokens } from '@openlightfi/client'
import { type HeldToken, isUsable, needsRenewal, type RenewalRules, readIssuedAtMs } from './held-token.ts'

/** The standing of a token keeper: a column of the table in SPEC.md. `failing+` is `failing` with a token. */
export type Standing =
  | { readonly kind: 'starting' }
  | { readonly kind: 'holding'; readonly token: HeldToken }
  | { readonly kind: 'replacing' }
  | { readonly kind: 'failing'; readonly token?: HeldToken | undefined }
  | { readonly kind: 'dead'; readonly error: LoginRequiredError; readonly sinceMs: number }

/** All that a token keeper knows. It has secrets: never log it. Times are Unix milliseconds. */
export interface KeeperState {
  readonly standing: Standing
  /** The attempt to get a token that is under way, and whether a request of it was granted. */
  readonly attempt: 'none' | 'asked' | 'granted'
  /** The tokens that the store held when it was last read or written. */
  readonly kept: StoredTokens | undefined
  /** The access token that the API refused last. */
  readonly rejectedAccessToken: string | undefined
  /** The access token of a login that was over. The store may still hold it. */
  readonly deadAccessToken: string | undefined
  readonly lastRefreshMs: number | undefined
  /** Why the last attempt failed; absent since the last success. */
  readonly lastError: string | undefined
  readonly refreshes: number
  readonly failures: number
}

/** The events of the table in SPEC.md. `nowMs` is the time of the event. */
export type KeeperEvent =
  | { readonly kind: 'look'; readonly nowMs: number; readonly rules: RenewalRules }
  | { readonly kind: 'ask'; readonly nowMs: number }
  | { readonly kind: 'kept'; readonly tokens: StoredTokens | undefined }
  | { readonly kind: 'granted'; readonly nowMs: number }
  | KeeperAnswer
  | { readonly kind: 'reject'; readonly accessToken: string }
  | { readonly kind: 'reset' }

/** The end of an attempt. `stored`: what the store holds, where the keeper looked. */
type KeeperAnswer =
  | { readonly kind: 'acquired'; readonly nowMs: number; readonly accessToken: string }
  | {
      readonly kind: 'failed'
      readonly nowMs: number
      readonly reason: string
      readonly stored: StoredTokens | undefined
    }
  | {
      readonly kind: 'refused'
      readonly nowMs: number
      readonly reason: string
      readonly error: LoginRequiredError
    }

/** The action of the keeper after an event. */
export type KeeperAction =
  | { readonly kind: 'none' }
  /** Hand this token out. */
  | { readonly kind: 'use'; readonly accessToken: string }
  /** Tell the caller that a login is needed. */
  | { readonly kind: 'fail'; readonly error: LoginRequiredError }
  /** Wait for the attempt under way. */
  | { readonly kind: 'wait' }
  /** Begin an attempt. */
  | { readonly kind: 'acquire' }
  /** Begin an attempt to replace this token. */
  | { readonly kind: 'renew'; readonly accessToken: string }
  /** Begin an attempt with a login that was over, but without this token of it. */
  | { readonly kind: 'revive'; readonly rejectedAccessToken: string | undefined }
  /** Have the token source forget what it knows, and never take this token again. */
  | { readonly kind: 'reset'; readonly rejectedAccessToken: string | undefined }

/** A state and what to do on entering it. */
export interface KeeperStep {
  readonly state: KeeperState
  readonly action: KeeperAction
}

/** A dead login is tried again after this long, milliseconds: the server may have been wrong. */
const retryDeadEveryMs = 3_600_000

/** The state of a keeper that has done nothing yet. */
export const initialKeeperState: KeeperState = {
  standing: { kind: 'starting' },
  attempt: 'none',
  kept: undefined,
  rejectedAccessToken: undefined,
  deadAccessToken: undefined,
  lastRefreshMs: undefined,
  lastError: undefined,
  refreshes: 0,
  failures: 0,
}

/** The state after an event. Pure. An answer that no attempt waits for changes nothing. */
export function advanceKeeperState(state: KeeperState, event: KeeperEvent): KeeperStep {
  switch (event.kind) {
    case 'look':
      return look(state, event.nowMs, event.rules)
    case 'ask':
      return ask(state, event.nowMs)
    case 'kept':
      return stay({ ...state, kept: event.tokens })
    case 'granted':
      return stay(noteGrant(state, event.nowMs))
    case 'reject':
      return stay(reject(state, event.accessToken))
    case 'reset':
      return {
        state: { ...state, standing: dropToken(state.standing) },
        action: { kind: 'reset', rejectedAccessToken: state.deadAccessToken },
      }
    default:
      return stay(state.attempt === 'none' ? state : { ...settle(state, event), attempt: 'none' })
  }
}

/** The token that can be handed out at `nowMs`, if there is one. */
export function findUsableToken({ standing }: KeeperState, nowMs: number): HeldToken | undefined {
  const held = findHeldToken(standing)
  return held && isUsable(held, nowMs) ? held : undefined
}

/** The token at hand, whether it has ended or not. */
export function findHeldToken(standing: Standing): HeldToken | undefined {
  return 'token' in standing ? standing.token : undefined
}

function stay(state: KeeperState): KeeperStep {
  return { state, action: { kind: 'none' } }
}

function begin(state: KeeperState, action: KeeperAction): KeeperStep {
  return { state: { ...state, attempt: 'asked' }, action }
}

function look(state: KeeperState, nowMs: number, rules: RenewalRules): KeeperStep {
  const { standing, attempt } = state
  if (attempt !== 'none') return stay(state)
  if (standing.kind === 'dead') {
    const sinceMs = nowMs - standing.sinceMs
    if (sinceMs >= 0 && sinceMs < retryDeadEveryMs) return stay(state)
    return begin(state, { kind: 'revive', rejectedAccessToken: state.deadAccessToken })
  }
  const held = findHeldToken(standing)
  if (!held) return begin(state, { kind: 'acquire' })
  return needsRenewal(held, rules, nowMs)
    ? begin(state, { kind: 'renew', accessToken: held.value })
    : stay(state)
}

function ask(state: KeeperState, nowMs: number): KeeperStep {
  const usable = findUsableToken(state, nowMs)
  if (usable) return { state, action: { kind: 'use', accessToken: usable.value } }
  if (state.attempt !== 'none') return { state, action: { kind: 'wait' } }
  if (state.standing.kind === 'dead') return { state, action: { kind: 'fail', error: state.standing.error } }
  return begin(state, { kind: 'acquire' })
}

function noteGrant(state: KeeperState, nowMs: number): KeeperState {
  const attempt = state.attempt === 'none' ? 'none' : 'granted'
  return { ...state, attempt, refreshes: state.refreshes + 1, lastRefreshMs: nowMs }
}

function reject(state: KeeperState, accessToken: string): KeeperState {
  const isInUse = findHeldToken(state.standing)?.value === accessToken
  const standing = isInUse ? dropToken(state.standing) : state.standing
  return { ...state, standing, rejectedAccessToken: accessToken }
}

/** Another token, or another login, is wanted. */
function dropToken(standing: Standing): Standing {
  switch (standing.kind) {
    case 'holding':
      return { kind: 'replacing' }
    case 'failing':
      return standing.token ? { kind: 'failing' } : standing
    case 'dead':
      return { kind: 'starting' }
    default:
      return standing
  }
}

function settle(state: KeeperState, event: KeeperAnswer): KeeperState {
  if (event.kind === 'acquired') {
    const standing: Standing = { kind: 'holding', token: findAcquiredToken(state, event) }
    return { ...state, standing, lastError: undefined }
  }
  const failed = { ...state, failures: state.failures + 1, lastError: event.reason }
  if (event.kind === 'failed') return { ...failed, standing: fail(state, event) }
  // The keeper fails closed: what this login gave was taken back.
  const standing: Standing = { kind: 'dead', error: event.error, sinceMs: event.nowMs }
  return { ...failed, standing, deadAccessToken: state.kept?.accessToken }
}

/**
 * The first token may come from the store. Its age counts from its issue. Later, what another process stored
 * is as good as a grant of our own.
 */
function findAcquiredToken(
  { standing, attempt, kept }: KeeperState,
  { accessToken: value, nowMs }: Extract<KeeperAnswer, { kind: 'acquired' }>,
): HeldToken {
  const expiresAtMs = kept?.accessToken === value ? kept.expiresAtMs : undefined
  const isOld = standing.kind === 'starting' && attempt !== 'granted'
  const issuedAtMs = isOld ? readIssuedAtMs(value) : undefined
  return { value, expiresAtMs, sinceMs: Math.min(nowMs, issuedAtMs ?? nowMs) }
}

/** A token that is still good serves on: the one at hand, or one that an earlier run left in the store. */
function fail(state: KeeperState, { nowMs, stored }: Extract<KeeperAnswer, { kind: 'failed' }>): Standing {
  const usable = findUsableToken(state, nowMs)
  if (usable) return state.standing.kind === 'holding' ? state.standing : { kind: 'holding', token: usable }
  const token = findStoredToken(state, stored, nowMs) ?? findHeldToken(state.standing)
  return token && isUsable(token, nowMs) ? { kind: 'holding', token } : { kind: 'failing', token }
}

function findStoredToken(
  { rejectedAccessToken, deadAccessToken }: KeeperState,
  stored: StoredTokens | undefined,
  nowMs: number,
): HeldToken | undefined {
  const { accessToken: value, expiresAtMs } = stored ?? {}
  if (value === undefined || expiresAtMs === undefined) return undefined
  if (value === rejectedAccessToken || value === deadAccessToken) return undefined
  return { value, expiresAtMs, sinceMs: Math.min(nowMs, readIssuedAtMs(value) ?? nowMs) }
}
