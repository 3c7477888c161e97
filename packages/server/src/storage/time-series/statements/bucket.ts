/** One bucket of a series; a bucket without data is left out. */
export interface SeriesBucket {
  /**
   * The start of the bucket, Unix milliseconds, whether or not there is a datum; of a date see `BucketQuery`.
   */
  readonly startMs: number
  readonly min: number
  /** The sum of the data; see `divideSum` for their mean. */
  readonly sum: number
  readonly max: number
  /** Above 0. */
  readonly count: number
  /** The newest datum by measurement time. */
  readonly last: number
}

/** A wall clock: its offsets from UTC, from one change to the next. */
export interface WallClock {
  /** The times when each offset begins to hold, Unix milliseconds, rising; the first not after any datum. */
  readonly changesMs: readonly number[]
  /** The offsets, milliseconds to add to UTC. */
  readonly offsetsMs: readonly number[]
}

/** The buckets of a series to read, of data in `[fromMs, toMs)`. */
export interface BucketQuery {
  readonly seriesId: number
  readonly clock: WallClock
  /**
   * Milliseconds: buckets start where the wall clock shows a multiple of it, and where the clock changes.
   * `date`: a bucket is a date of the wall clock, and its `startMs` is midnight of the same date in UTC.
   */
  readonly length: number | 'date'
  readonly fromMs: number
  readonly toMs: number
}
