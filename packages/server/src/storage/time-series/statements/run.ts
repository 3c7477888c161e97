/** Data that follow one another without a long gap. */
export interface Run {
  /** The times of the first and the last datum, Unix milliseconds; equal for a single datum. */
  readonly fromMs: number
  readonly toMs: number
  /** The number of data in it, above 0; for several series those of each. */
  readonly count: number
}

/** The series of which runs are read, and the rules for runs. */
export interface RunQuery {
  readonly seriesIds: readonly number[]
  /** Only data in `[fromMs, toMs)`; callers bound the span. */
  readonly fromMs: number
  readonly toMs: number
  /** Data further apart than this belong to different runs; above 0. */
  readonly maxGapMs: number
}

/** A run of one series. */
export interface SeriesRun extends Run {
  readonly seriesId: number
}

/** A series and the pool with whose data its data are taken together. */
export interface PoolMember {
  readonly seriesId: number
  readonly poolId: number
}

/** The continuity of a pool in a range: its first and last time, and the number of its runs. */
export interface PoolContinuity {
  readonly poolId: number
  readonly firstMs: number
  readonly lastMs: number
  /** Above 0. */
  readonly runs: number
}

/** The gaps of a pool. */
export interface PoolGaps {
  readonly poolId: number
  readonly gaps: number
  readonly longestMs: number
  /** The time of the datum before the longest one; the first of those that are as long. */
  readonly longestFromMs: number
}
