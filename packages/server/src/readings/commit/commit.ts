import type { StoredReading } from '../../storage/time-series/reading.ts'
import type { CommitEnd } from './commit-order.ts'

/** Readings that share a sequence number, and their end. */
export interface Commit {
  readonly sequence: number
  /** The readings, each series and time once. */
  readonly readings: readonly StoredReading[]
  readonly end: CommitEnd
}

/** Hears of every commit once it has ended, before it is acknowledged. Must not throw. */
export type CommitSubscriber = (commit: Commit) => void

/** The outcome of a batch. */
export interface BatchOutcome {
  /** The motion events that are not recorded, since one is recorded too close to them. */
  readonly throttled: number
}
