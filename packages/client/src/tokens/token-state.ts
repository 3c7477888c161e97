import type { TokenError } from '../errors/token-error.ts'
import type { StoredTokens } from './stored-tokens.ts'
import { isFresh } from './token-expiry.ts'

/** An access token in memory. */
export interface AccessToken {
  readonly value: string
  /** Unix milliseconds by the local clock; `undefined` when unknown. */
  readonly expiresAtMs: number | undefined
}

/** Tokens that were granted but are not stored yet. */
export interface UnsavedGrant {
  readonly tokens: StoredTokens
  /** The refresh token that was spent on them, which tells a newer login in the store apart. */
  readonly spentRefreshToken: string | undefined
}

/** The state of a token source. The table of states and events is in SPEC.md. */
export type TokenState =
  | { readonly kind: 'empty'; readonly rejected?: string | undefined }
  | { readonly kind: 'ready'; readonly token: AccessToken }
  | {
      readonly kind: 'acquiring'
      readonly attempt: number
      readonly rejected?: string | undefined
      readonly unsaved?: UnsavedGrant | undefined
    }
  | { readonly kind: 'unsaved'; readonly grant: UnsavedGrant }
  | { readonly kind: 'dead'; readonly error: TokenError }

/** The events of a token source. `attempt` tells the answers of an abandoned acquisition apart. */
export type TokenEvent =
  | { readonly kind: 'ask'; readonly nowMs: number; readonly attempt: number }
  | { readonly kind: 'reject'; readonly accessToken: string }
  | { readonly kind: 'acquired'; readonly attempt: number; readonly token: AccessToken }
  | { readonly kind: 'save_failed'; readonly attempt: number; readonly grant: UnsavedGrant }
  | { readonly kind: 'failed'; readonly attempt: number }
  | { readonly kind: 'refused'; readonly attempt: number; readonly error: TokenError }
  | { readonly kind: 'reset'; readonly rejected?: string | undefined }

/** The action of the token source after an event. Only `ask` leads to anything but `none`. */
export type TokenAction =
  | { readonly kind: 'none' }
  | { readonly kind: 'use'; readonly accessToken: string }
  | {
      readonly kind: 'acquire'
      readonly rejected?: string | undefined
      readonly unsaved?: UnsavedGrant | undefined
    }
  | { readonly kind: 'wait' }
  | { readonly kind: 'fail'; readonly error: TokenError }

/** A state and what to do on entering it. */
export interface TokenStep {
  readonly state: TokenState
  readonly action: TokenAction
}

/** The state after an event. Pure; events that mean nothing in a state return the same object. */
export function advanceTokenState(state: TokenState, event: TokenEvent): TokenStep {
  switch (event.kind) {
    case 'ask':
      return ask(state, event.nowMs, event.attempt)
    case 'reject':
      return stay(
        isRejecting(state, event.accessToken) ? { kind: 'empty', rejected: event.accessToken } : state,
      )
    case 'reset':
      return stay({ kind: 'empty', rejected: event.rejected })
    default:
      return stay(isAnswerTo(state, event.attempt) ? settle(state, event) : state)
  }
}

function stay(state: TokenState): TokenStep {
  return { state, action: { kind: 'none' } }
}

function ask(state: TokenState, nowMs: number, attempt: number): TokenStep {
  switch (state.kind) {
    case 'ready':
      return isFresh(state.token.expiresAtMs, nowMs)
        ? { state, action: { kind: 'use', accessToken: state.token.value } }
        : { state: { kind: 'acquiring', attempt }, action: { kind: 'acquire' } }
    case 'empty': {
      const { rejected } = state
      return { state: { kind: 'acquiring', attempt, rejected }, action: { kind: 'acquire', rejected } }
    }
    case 'unsaved': {
      const unsaved = state.grant
      return { state: { kind: 'acquiring', attempt, unsaved }, action: { kind: 'acquire', unsaved } }
    }
    case 'acquiring':
      return { state, action: { kind: 'wait' } }
    case 'dead':
      return { state, action: { kind: 'fail', error: state.error } }
  }
}

/** A rejected token counts only while it is the one in use: otherwise it has been replaced already. */
function isRejecting(state: TokenState, accessToken: string): boolean {
  return state.kind === 'ready' && state.token.value === accessToken
}

type Acquiring = Extract<TokenState, { kind: 'acquiring' }>
type Answer = Extract<TokenEvent, { kind: 'acquired' | 'save_failed' | 'failed' | 'refused' }>

function isAnswerTo(state: TokenState, attempt: number): state is Acquiring {
  return state.kind === 'acquiring' && state.attempt === attempt
}

function settle(state: Acquiring, event: Answer): TokenState {
  switch (event.kind) {
    case 'acquired':
      return { kind: 'ready', token: event.token }
    case 'save_failed':
      return { kind: 'unsaved', grant: event.grant }
    case 'refused':
      return { kind: 'dead', error: event.error }
    case 'failed':
      // A rotated refresh token that exists only here must outlive a failure that came before it could be
      // stored.
      return state.unsaved
        ? { kind: 'unsaved', grant: state.unsaved }
        : { kind: 'empty', rejected: state.rejected }
  }
}
