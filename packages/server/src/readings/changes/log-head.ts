import type { Commit } from '../commit/commit.ts'
import type { CommitHorizon } from '../commit/commit-horizon.ts'
import { RecentLog } from './recent-log.ts'
import { type Waiter, WaitingRoom, type Wanted } from './waiting-room.ts'

/** The newest end of the log of readings: the last commits, and the readers that wait for more. */
export class LogHead {
  readonly #horizon: CommitHorizon
  readonly #waiting = new WaitingRoom()
  readonly #subjectsOf: (seriesId: number) => readonly string[]
  /** The newest settled readings. */
  readonly recent: RecentLog
  #isClosed = false

  /** @param subjectsOf lists the subjects of a series, for those who wait. */
  constructor(horizon: CommitHorizon, subjectsOf: (seriesId: number) => readonly string[]) {
    this.#horizon = horizon
    this.#subjectsOf = subjectsOf
    this.recent = new RecentLog(horizon.lastSequence + 1)
  }

  /** The number of waiting readers. */
  get waiting(): number {
    return this.#waiting.size
  }

  /** The highest sequence number that has been used, or may have been. */
  get lastSequence(): number {
    return this.#horizon.lastSequence
  }

  /** The last sequence number that readers may read. */
  get settledSequence(): number {
    return this.#horizon.settledSequence
  }

  /** Takes in a commit, and wakes those who wait for its readings. */
  add({ sequence, readings, end }: Commit): void {
    if (end === 'unknown') this.recent.forget(sequence)
    if (end !== 'stored') return
    this.recent.add(sequence, readings)
    this.#waiting.wake(new Set(readings.map(({ seriesId }) => seriesId)), this.#subjectsOf)
  }

  /**
   * Resolves when readings of a wanted series were stored since `sequence`, when the time is over, or
   * `signal` is aborted.
   * @param sequence the value of `settledSequence` at the decision to wait.
   */
  async waitBeyond(
    sequence: number,
    wanted: Wanted,
    limits: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<void> {
    if (this.#isClosed || this.settledSequence > sequence) return
    await this.#waiting.wait(wanted, limits)
  }

  /**
   * Wakes somebody once readings of a wanted series were stored since `sequence`; at once if it has gone on
   * already. @returns a function that ends the wait.
   */
  watchBeyond(sequence: number, waiter: Waiter): () => void {
    if (!this.#isClosed && this.settledSequence <= sequence) return this.#waiting.add(waiter)
    waiter.wake()
    return () => {}
  }

  /** True when nobody may wait any more. */
  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Wakes everybody, and lets nobody wait from now on, so that a server can stop. */
  close(): void {
    this.#isClosed = true
    this.#waiting.wakeAll()
  }
}
