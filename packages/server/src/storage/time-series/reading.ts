/** A reading as it is stored. */
export interface StoredReading {
  readonly seriesId: number
  /** Unix milliseconds, whole. */
  readonly timeMs: number
  /** Finite. */
  readonly value: number
}

/** The newest reading of a series. */
export interface NewestReading extends StoredReading {
  /** The number of its commit. */
  readonly sequence: number
}

/** One datum of a series. */
export interface SeriesDatum {
  /** Unix milliseconds. */
  readonly timeMs: number
  readonly value: number
}

/** A stretch of time, `[fromMs, toMs)`, Unix milliseconds. */
export interface TimeSegment {
  readonly fromMs: number
  readonly toMs: number
}

/** Times `[fromMs, toMs)`, at most `limit` data, the times of each series in the given order. */
export interface TimeRange {
  readonly fromMs: number
  readonly toMs: number
  readonly order: 'asc' | 'desc'
  readonly limit?: number | undefined
  /** The rows of one page; by default {@link largestPageRows}, which is also the most. */
  readonly pageRows?: number
}

/** A time in a series, with or without a reading. */
export type SeriesPoint = Omit<StoredReading, 'value'>
