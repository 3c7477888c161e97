import type { TimeRange } from './time-range.ts'

/**
 * The points of a series, one array for each figure, all as long as `x`. A point of `null`s is no datum: the
 * line breaks there.
 */
export interface SeriesColumns {
  /** Where a point is drawn: the time of a datum, or the middle of a bucket. Unix seconds, rising. */
  readonly x: readonly number[]
  /** What a point stands for; both are `x` of a single datum. */
  readonly start: readonly number[]
  readonly end: readonly number[]
  /** The value of a datum, the mean of a bucket, or the height of a bar. */
  readonly mean: readonly (number | null)[]
  readonly min: readonly (number | null)[]
  readonly max: readonly (number | null)[]
  /** How many data each figure rests on. */
  readonly count: readonly number[]
  /**
   * Seconds for which the data of each point speak, where that is known; reckoned from the counts otherwise.
   */
  readonly coveredS: readonly number[] | undefined
  /** Whether each point is one datum. */
  readonly isRaw: boolean
  /** Stretches without data, rising: as long as the sensor may be silent, or longer. */
  readonly gaps: readonly TimeRange[]
}

/** Columns without a point. */
export const noColumns: SeriesColumns = {
  x: [],
  start: [],
  end: [],
  mean: [],
  min: [],
  max: [],
  count: [],
  coveredS: undefined,
  isRaw: true,
  gaps: [],
}

/** One point, as it is collected into columns. */
export interface SeriesPoint {
  readonly x: number
  readonly start: number
  readonly end: number
  readonly mean: number | null
  readonly min: number | null
  readonly max: number | null
  readonly count: number
  readonly coveredS?: number
}

/** Puts points into columns, and breaks the line in each gap. Points are in order of time. */
export function toColumns(
  points: readonly SeriesPoint[],
  isRaw: boolean,
  gaps: readonly TimeRange[],
): SeriesColumns {
  const breaks = gaps.map(({ from, to }): SeriesPoint => {
    const x = (from + to) / 2
    return { x, start: from, end: to, mean: null, min: null, max: null, count: 0 }
  })
  const all = breaks.length === 0 ? points : [...points, ...breaks].sort((a, b) => a.x - b.x)
  return {
    x: all.map(({ x }) => x),
    start: all.map(({ start }) => start),
    end: all.map(({ end }) => end),
    mean: all.map(({ mean }) => mean),
    min: all.map(({ min }) => min),
    max: all.map(({ max }) => max),
    count: all.map(({ count }) => count),
    coveredS: points[0]?.coveredS === undefined ? undefined : all.map(({ coveredS = 0 }) => coveredS),
    isRaw,
    gaps,
  }
}

/** Gives each figure of a series another unit. */
export function convertColumns(columns: SeriesColumns, convert: (value: number) => number): SeriesColumns {
  const all = (values: readonly (number | null)[]) =>
    values.map((value) => (value === null ? null : convert(value)))
  return { ...columns, mean: all(columns.mean), min: all(columns.min), max: all(columns.max) }
}
