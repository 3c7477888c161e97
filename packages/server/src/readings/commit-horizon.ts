import { lateInsertMs } from '../storage/time-series/time-series-driver.ts'
import type { StoredReading } from '../storage/time-series/time-series-store.ts'

/** Somebody who waits for readings to be stored. */
interface Waiter {
  isWanted(seriesId: number): boolean
  wake(): void
}

/** Too many wait already. */
export class TooManyWaitingError extends Error {
  override readonly name = 'TooManyWaitingError'
}

/** Requests that may wait for readings at a time: each holds a socket and some kilobytes. */
const maxWaiting = 2_000

/**
 * Knows up to which sequence number the log of readings is settled: everything up to there is durable or will never be,
 * so a reader that goes no further never passes a commit that is still in flight. Commits come from this process alone, and
 * their numbers only rise.
 */
export class CommitHorizon {
  /** Until when each commit that has no outcome may still come true, by `performance.now()`. */
  readonly #inFlight = new Map<number, number>()
  readonly #waiters = new Set<Waiter>()
  #last: number
  #isClosed = false

  /** @param last the highest number that can have been used before this process. */
  constructor(last: number) {
    this.#last = last
  }

  /** The highest number that has been used, or may have been. */
  get lastSequence(): number {
    return this.#last
  }

  /** The last sequence number that readers may read. */
  get settledSequence(): number {
    const now = performance.now()
    let lowest = Number.POSITIVE_INFINITY
    for (const [sequence, untilMs] of this.#inFlight) {
      if (untilMs <= now) this.#inFlight.delete(sequence)
      else lowest = Math.min(lowest, sequence)
    }
    return Math.min(this.#last, lowest - 1)
  }

  /** A commit is about to be stored; its number is higher than all before. */
  begin(sequence: number): void {
    this.#last = sequence
    this.#inFlight.set(sequence, Number.POSITIVE_INFINITY)
  }

  /** It is stored, or it never will be; those who wait for its readings are woken. */
  settle(sequence: number, readings: readonly StoredReading[]): void {
    this.#inFlight.delete(sequence)
    for (const waiter of this.#waiters) {
      if (readings.some(({ seriesId }) => waiter.isWanted(seriesId))) waiter.wake()
    }
  }

  /** Nobody knows whether it is stored. It counts as in flight until it cannot come true any more. */
  doubt(sequence: number): void {
    this.#inFlight.set(sequence, performance.now() + lateInsertMs)
  }

  /**
   * Resolves when readings of a wanted series were stored since `sequence`, when the time is over, or `signal` is aborted.
   * @param sequence what `settledSequence` was when the waiting was decided on.
   * @throws TooManyWaitingError
   */
  async waitBeyond(
    sequence: number,
    isWanted: (seriesId: number) => boolean,
    { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<void> {
    if (this.#isClosed || signal.aborted || this.settledSequence > sequence) return
    if (this.#waiters.size >= maxWaiting) throw new TooManyWaitingError('too many wait for readings')
    const { promise, resolve } = Promise.withResolvers<void>()
    const waiter: Waiter = { isWanted, wake: resolve }
    const timer = setTimeout(resolve, timeoutMs)
    const wake = () => resolve()
    signal.addEventListener('abort', wake, { once: true })
    this.#waiters.add(waiter)
    await promise
    this.#waiters.delete(waiter)
    clearTimeout(timer)
    signal.removeEventListener('abort', wake)
  }

  /** Whether nobody may wait any more. */
  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Wakes everybody, and lets nobody wait from now on, so that a server can stop. */
  close(): void {
    this.#isClosed = true
    for (const waiter of this.#waiters) waiter.wake()
  }
}
