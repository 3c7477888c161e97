import { computeRetryDelayMs, findRetryAfterS, isTransient, type RetryPolicy } from '../retry-policy.ts'
import { waitMs } from '../time-limit.ts'
import type { StoredTokens } from './stored-tokens.ts'

/** A token source calls these. Only {@link TokenHooks.tokensKept} holds tokens; the others hold no secret. */
export interface TokenHooks {
  /** A token request was granted. The new tokens are stored next. */
  requestGranted?(): void
  /**
   * The store holds these tokens: they were just read from it or written to it; `undefined` for none. These
   * are secrets: never log them.
   */
  tokensKept?(event: { readonly tokens: StoredTokens | undefined }): void
  /** New tokens were granted and stored. */
  tokensGranted?(event: {
    /** Whether the refresh token is another one than before. */
    readonly isRotated: boolean
    /** End of the access token by the local clock, Unix milliseconds; `undefined` when unknown. */
    readonly expiresAtMs: number | undefined
  }): void
  /** A token request failed in a way that may pass and is about to be sent again. */
  requestRetried?(event: { readonly error: unknown; readonly delayMs: number }): void
  /** An acquisition failed for every caller that waited. */
  acquisitionFailed?(event: {
    readonly error: unknown
    /** Whether only a new login helps. */
    readonly isTerminal: boolean
  }): void
}

/** The retry policy of token requests, unless another one is set: two more tries within about ten seconds. */
export const defaultTokenRetryPolicy: RetryPolicy = { retries: 2, baseDelayMs: 200, maxDelayMs: 1_000 }

/**
 * Time limit of each try but the last, milliseconds. An answer that was lost may have carried the successor
 * of the refresh token; the old one works only for the server's rotation grace, by default 10 s, so the third
 * try has to begin within it.
 */
const hastyTimeoutMs = 4_000

/**
 * The longest `Retry-After` that is waited for, seconds: callers wait meanwhile, and maybe other processes.
 */
const longestAdviceS = 5

/**
 * Asks the authorization server, and asks again where that may help. Asking again with the same refresh token
 * is safe: where it was replaced meanwhile, it works for the rotation grace.
 *
 * @throws the last failure.
 */
export async function requestWithRetries<Tokens>(
  request: (options: { readonly timeoutMs?: number }) => Promise<Tokens>,
  policy: RetryPolicy,
  hooks: TokenHooks,
): Promise<Tokens> {
  for (let failures = 0; ; ) {
    try {
      return await request(failures < policy.retries ? { timeoutMs: hastyTimeoutMs } : {})
    } catch (error) {
      const adviceS = findRetryAfterS(error)
      if (failures >= policy.retries || !isTransient(error) || (adviceS ?? 0) > longestAdviceS) throw error
      failures += 1
      const delayMs = computeRetryDelayMs(policy, failures, adviceS, Math.random())
      hooks.requestRetried?.({ error, delayMs })
      await waitMs(delayMs)
    }
  }
}
