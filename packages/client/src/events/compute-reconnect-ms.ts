/** The pause before the next connection unless the server says otherwise, milliseconds. */
export const defaultRetryMs = 2_000

/** What doubles where the server says 0: it may be wrong, and would be asked without end. */
const leastRetryMs = 1

/** The longest pause by our own judgement, and the longest advice that is followed, milliseconds. */
const longestPauseMs = 60_000
const longestAdviceMs = 3_600_000

/** What the pause before the next connection follows from. */
export interface ReconnectFacts {
  /** The server's `retry`, milliseconds. */
  readonly retryMs: number
  /** The server's `Retry-After`, seconds, if any. */
  readonly retryAfterS: number | undefined
  /** Connections in a row that did not last, from 1. */
  readonly cuts: number
  /** A number in [0, 1). */
  readonly random: number
}

/**
 * Milliseconds until the next connection: what the server says, doubled with each connection that did not
 * last, and up to half as long again, so that readers who were cut off together do not return together.
 */
export function computeReconnectMs({ retryMs, retryAfterS = 0, cuts, random }: ReconnectFacts): number {
  const grownMs = Math.min(Math.max(retryMs, leastRetryMs) * 2 ** Math.min(cuts - 1, 20), longestPauseMs)
  const adviceMs = Math.min(Math.max(retryMs, retryAfterS * 1000), longestAdviceMs)
  return Math.round(Math.max(grownMs, adviceMs) * (1 + random / 2))
}
