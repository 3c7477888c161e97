import { LoginRequiredError, TokenStoreError } from '../errors/token-error.ts'
import { type RetryPolicy, readRetryPolicy } from '../retry-policy.ts'
import { waitUnlessAborted } from '../wait-unless-aborted.ts'
import { defaultTokenRetryPolicy, requestWithRetries, type TokenHooks } from './request-with-retries.ts'
import { createMemoryTokenStore, type StoredTokens, type TokenStore } from './stored-tokens.ts'
import { isFresh } from './token-expiry.ts'
import {
  type AccessToken,
  advanceTokenState,
  type TokenEvent,
  type TokenState,
  type UnsavedGrant,
} from './token-state.ts'

/** Gives a client its access tokens. */
export interface TokenSource {
  /**
   * Gives an access token that is good for at least ten more seconds by the local clock, and acquires one
   * where needed. Aborting `signal` ends this wait only, never the acquisition that others share.
   *
   * @throws LoginRequiredError when only a new login helps; TokenRefusedError, TokenEndpointError,
   * TokenStoreError, NetworkError or TimeoutError when a later call may succeed.
   */
  getAccessToken(options?: { readonly signal?: AbortSignal }): Promise<string>
  /**
   * Tells that the API answered 401 to this access token. Ignored when the token has been replaced already.
   */
  rejectAccessToken(accessToken: string): void
  /**
   * Forgets what is in memory, a terminal error too: the next call reads the store. For use after a new
   * login.
   *
   * @param options `rejectedAccessToken`: an access token that the next call must not take from the store.
   */
  reset(options?: { readonly rejectedAccessToken?: string | undefined }): void
}

/** A way to get an access token from the authorization server (RFC 6749 section 1.3). */
export interface TokenGrant {
  /**
   * Asks once, with a time limit of its own.
   *
   * @param refreshToken the stored one, if any.
   * @param options `timeoutMs`: a shorter time limit for this once, milliseconds.
   * @returns the tokens granted; without `refreshToken` when the server sent none.
   * @throws as {@link TokenSource.getAccessToken}.
   */
  requestTokens(
    refreshToken: string | undefined,
    options?: { readonly timeoutMs?: number },
  ): Promise<StoredTokens & { readonly accessToken: string }>
}

/** Parts and settings of a token source. */
export interface TokenSourceOptions {
  readonly grant: TokenGrant
  /** Default: in memory. */
  readonly store?: TokenStore
  /** The clock, Unix milliseconds. Default `Date.now`. */
  readonly now?: () => number
  /** When to ask again within one acquisition; false: never. Default: {@link defaultTokenRetryPolicy}. */
  readonly retry?: Partial<RetryPolicy> | false
  /** Told what becomes of acquisitions, for logs and metrics. */
  readonly hooks?: TokenHooks
}

/**
 * Makes a token source that keeps itself fresh: one acquisition for any number of concurrent calls, and new
 * tokens are stored before they are used. SPEC.md is its specification.
 */
export function createTokenSource({
  grant,
  store = createMemoryTokenStore(),
  now = Date.now,
  retry,
  hooks = {},
}: TokenSourceOptions): TokenSource {
  const policy = readRetryPolicy(retry, defaultTokenRetryPolicy)
  let state: TokenState = { kind: 'empty' }
  let attempts = 0
  let acquisition: Promise<string> = Promise.resolve('') // replaced before any wait for it

  function advance(event: TokenEvent) {
    const step = advanceTokenState(state, event)
    state = step.state
    return step.action
  }

  const request = (refreshToken: string | undefined) =>
    requestWithRetries((options) => grant.requestTokens(refreshToken, options), policy, hooks)

  async function acquire(attempt: number, parts: AcquisitionParts): Promise<string> {
    try {
      const token = await runExclusively(store, () => acquireToken({ request, store, now, hooks }, parts))
      advance({ kind: 'acquired', attempt, token })
      return token.value
    } catch (failure) {
      const error = settleFailure(attempt, failure)
      hooks.acquisitionFailed?.({ error, isTerminal: error instanceof LoginRequiredError })
      throw error
    }
  }

  function settleFailure(attempt: number, error: unknown): unknown {
    if (error instanceof LoginRequiredError) advance({ kind: 'refused', attempt, error })
    else if (error instanceof SaveFailure) advance({ kind: 'save_failed', attempt, grant: error.grant })
    else advance({ kind: 'failed', attempt })
    if (!(error instanceof SaveFailure)) return error
    const { cause } = error
    const reason = cause instanceof Error ? `: ${cause.message}` : '.'
    return new TokenStoreError(`New tokens were granted but could not be stored${reason}`, { cause })
  }

  return {
    async getAccessToken({ signal } = {}) {
      signal?.throwIfAborted()
      const attempt = attempts + 1
      const action = advance({ kind: 'ask', nowMs: now(), attempt })
      if (action.kind === 'use') return action.accessToken
      if (action.kind === 'fail') throw action.error
      if (action.kind === 'acquire') {
        attempts = attempt
        acquisition = acquire(attempt, action)
        // Each waiter handles its failure, and all may have stopped waiting.
        acquisition.catch(() => undefined)
      }
      return waitUnlessAborted(acquisition, signal)
    },
    rejectAccessToken(accessToken) {
      advance({ kind: 'reject', accessToken })
    },
    reset({ rejectedAccessToken } = {}) {
      advance({ kind: 'reset', rejected: rejectedAccessToken })
    },
  }
}

interface AcquisitionParts {
  readonly rejected?: string | undefined
  readonly unsaved?: UnsavedGrant | undefined
}

/** Carries tokens that could not be stored to the state machine; never leaves this module. */
class SaveFailure extends Error {
  readonly grant: UnsavedGrant

  constructor(grant: UnsavedGrant, cause: unknown) {
    super('save failed', { cause })
    this.grant = grant
  }
}

function runExclusively<Result>(store: TokenStore, action: () => Promise<Result>): Promise<Result> {
  return store.runExclusively ? store.runExclusively(action) : action()
}

interface AcquisitionTools {
  readonly request: (refreshToken: string | undefined) => Promise<UsableTokens>
  readonly store: TokenStore
  readonly now: () => number
  readonly hooks: TokenHooks
}

/**
 * Finds an access token in the store that another process left there, or asks for a new one and stores it.
 */
async function acquireToken(
  { request, store, now, hooks }: AcquisitionTools,
  { rejected, unsaved }: AcquisitionParts,
): Promise<AccessToken> {
  const stored = await store.load()
  hooks.tokensKept?.({ tokens: stored })
  // A newer login in the store, told by its refresh token, wins over a grant that waits to be stored.
  const waiting = stored?.refreshToken === unsaved?.spentRefreshToken ? unsaved : undefined
  if (waiting) await save({ store, hooks }, waiting)
  const current = waiting?.tokens ?? stored
  if (current && isUsable(current, rejected, now())) return toAccessToken(current)

  const granted = await request(current?.refreshToken).catch((error: unknown) => {
    throw current?.refreshToken === undefined ? error : nameRefused(error, store)
  })
  hooks.requestGranted?.()
  const refreshToken = granted.refreshToken ?? current?.refreshToken
  const tokens = {
    ...granted,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(current?.seed !== undefined && { seed: current.seed }),
  }
  await save({ store, hooks }, { tokens, spentRefreshToken: current?.refreshToken })
  hooks.tokensGranted?.({
    isRotated: refreshToken !== current?.refreshToken,
    expiresAtMs: tokens.expiresAtMs,
  })
  return toAccessToken(tokens)
}

/** Names the place of a refused refresh token, since a correction in another place would not help. */
function nameRefused(error: unknown, { place }: TokenStore): unknown {
  if (!(error instanceof LoginRequiredError) || place === undefined) return error
  return new LoginRequiredError(`${error.message} What was tried is the refresh token in ${place}.`)
}

async function save(
  { store, hooks }: Pick<AcquisitionTools, 'store' | 'hooks'>,
  grant: UnsavedGrant,
): Promise<void> {
  try {
    await store.save(grant.tokens)
  } catch (cause) {
    throw new SaveFailure(grant, cause)
  }
  hooks.tokensKept?.({ tokens: grant.tokens })
}

type UsableTokens = StoredTokens & { readonly accessToken: string }

function isUsable(tokens: StoredTokens, rejected: string | undefined, nowMs: number): tokens is UsableTokens {
  const { accessToken, expiresAtMs } = tokens
  return accessToken !== undefined && accessToken !== rejected && isFresh(expiresAtMs, nowMs)
}

function toAccessToken(tokens: UsableTokens): AccessToken {
  return { value: tokens.accessToken, expiresAtMs: tokens.expiresAtMs }
}
