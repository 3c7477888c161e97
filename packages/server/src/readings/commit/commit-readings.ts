import { StoreUnreachableError } from '../../storage/time-series/drivers/time-series-driver.ts'
import { JournalFailedError } from '../../storage/time-series/journal/journal-writer.ts'
import type { StoredReading } from '../../storage/time-series/reading.ts'
import type { BatchOutcome, Commit, CommitSubscriber } from './commit.ts'
import { type CommitEnd, type CommitOrder, onlyShard } from './commit-order.ts'
import { keepLastOfEachTime } from './keep-last-of-each-time.ts'
import type { MotionSettler, PreparedBatch } from './motion-settler.ts'

/** The parts with which a commit is made. */
export interface CommitParts {
  readonly motion: Pick<MotionSettler, 'settle'>
  readonly order: CommitOrder
  /** Makes readings durable under a sequence number, all or none. */
  readonly store: { append(readings: readonly StoredReading[], sequence: number): Promise<void> }
  /** The subscribers, told in this order. */
  readonly subscribers: readonly CommitSubscriber[]
  /** Hears how long storing took, in the asynchronous context of a sender. Must not throw. */
  readonly onEnd?: ((commit: Commit, durationMs: number) => void) | undefined
}

/** Commits readings: one group after the other, each under a new number. */
export class CommitReadings {
  readonly #parts: CommitParts

  constructor(parts: CommitParts) {
    this.#parts = parts
  }

  /**
   * Makes the readings of some batches durable, all or none. One caller at a time.
   * @returns the outcome of each batch, in the given order.
   * @throws the errors of the store.
   */
  async commit(batches: readonly PreparedBatch[]): Promise<readonly BatchOutcome[]> {
    const { motion, order, onEnd } = this.#parts
    const { readings, throttled } = motion.settle(batches)
    if (readings.length > 0) {
      const unique = keepLastOfEachTime(readings)
      const startMs = performance.now()
      const sequence = await order.begin(onlyShard)
      const { end, error } = await this.#store(unique, sequence)
      order.end(onlyShard, sequence, end)
      const commit = { sequence, readings: unique, end }
      this.#tell(commit)
      onEnd?.(commit, performance.now() - startMs)
      if (end !== 'stored') throw error
    }
    return throttled.map((count) => ({ throttled: count }))
  }

  async #store(
    readings: readonly StoredReading[],
    sequence: number,
  ): Promise<{ end: CommitEnd; error?: unknown }> {
    try {
      await this.#parts.store.append(readings, sequence)
      return { end: 'stored' }
    } catch (error) {
      return { end: tellEnd(error), error }
    }
  }

  #tell(commit: Commit): void {
    for (const hear of this.#parts.subscribers) hear(commit)
  }
}

function tellEnd(error: unknown): CommitEnd {
  if (error instanceof JournalFailedError) return 'undecided'
  return error instanceof StoreUnreachableError ? 'unknown' : 'refused'
}
