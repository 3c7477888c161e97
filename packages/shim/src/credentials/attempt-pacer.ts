/** The first pause after a failure, and the longest that is not the server's wish, milliseconds. */
const firstPauseMs = 250
const longestPauseMs = 5_000
/** The longest pause that a server's `Retry-After` can impose, milliseconds. */
const longestWishMs = 300_000

/**
 * Spaces out attempts that fail: pauses double from a quarter of a second to five, with jitter, so that many
 * shims do not come back at once; a `Retry-After` counts more. Judged by the wall clock; a clock that jumps
 * back ends the pause.
 */
export class AttemptPacer {
  readonly #now: () => number
  readonly #random: () => number
  #failures = 0
  #failedAtMs = 0
  #pauseMs = 0

  constructor(now: () => number, random: () => number = Math.random) {
    this.#now = now
    this.#random = random
  }

  /** Milliseconds until the next attempt may be made; 0 for at once. */
  get waitMs(): number {
    const sinceMs = this.#now() - this.#failedAtMs
    return sinceMs < 0 ? 0 : Math.max(0, this.#pauseMs - sinceMs)
  }

  /** @param wishMs what the server asked for in `Retry-After`, if it did. */
  noteFailure(wishMs: number | undefined): void {
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(this.#failures, 10))
    this.#failures += 1
    this.#failedAtMs = this.#now()
    this.#pauseMs = Math.max(pauseMs * (0.5 + this.#random() / 2), Math.min(wishMs ?? 0, longestWishMs))
  }

  noteSuccess(): void {
    this.#failures = 0
    this.#pauseMs = 0
  }
}
