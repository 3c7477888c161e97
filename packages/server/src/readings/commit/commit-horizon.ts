import { lateInsertMs } from '../../storage/time-series/drivers/time-series-driver.ts'
import type { StoredReading } from '../../storage/time-series/reading.ts'
import { RecentLog } from './recent-log.ts'
import { WaitingRoom, type Wanted } from './waiting-room.ts'

/**
 * Knows up to which sequence number the log of readings is settled: everything up to there is durable or will never be,
 * so a reader that goes no further never passes a commit that is still in flight. Commits come from this process alone, and
 * their numbers only rise.
 */
export class CommitHorizon {
  /** Until when each commit that has no outcome may still come true, by `performance.now()`. */
  readonly #inFlight = new Map<number, number>()
  readonly #waiting = new WaitingRoom()
  readonly #subjectsOf: (seriesId: number) => readonly string[]
  /** The newest of what is settled. */
  readonly recent: RecentLog
  #last: number
  #isClosed = false

  /**
   * @param last the highest number that can have been used before this process.
   * @param subjectsOf what a series comes under, for those who wait.
   */
  constructor(last: number, subjectsOf: (seriesId: number) => readonly string[]) {
    this.#last = last
    this.#subjectsOf = subjectsOf
    this.recent = new RecentLog(last + 1)
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting.size
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
    this.recent.add(sequence, readings)
    this.#waiting.wake(new Set(readings.map(({ seriesId }) => seriesId)), this.#subjectsOf)
  }

  /** Nobody knows whether it is stored. It counts as in flight until it cannot come true any more. */
  doubt(sequence: number): void {
    this.#inFlight.set(sequence, performance.now() + lateInsertMs)
    this.recent.forget(sequence)
  }

  /**
   * Resolves when readings of a wanted series were stored since `sequence`, when the time is over, or `signal` is aborted.
   * @param sequence what `settledSequence` was when the waiting was decided on.
   */
  async waitBeyond(
    sequence: number,
    wanted: Wanted,
    limits: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<void> {
    if (this.#isClosed || this.settledSequence > sequence) return
    await this.#waiting.wait(wanted, limits)
  }

  /** Whether nobody may wait any more. */
  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Wakes everybody, and lets nobody wait from now on, so that a server can stop. */
  close(): void {
    this.#isClosed = true
    this.#waiting.wakeAll()
  }
}
