import type { SeriesColumns } from './series-columns.ts'
import type { TimeRange } from './time-range.ts'

/** A value that was the greatest or the least, and when: the beginning and the end of its bucket. */
export interface SeriesExtreme {
  readonly start: number
  readonly end: number
  readonly value: number
}

/** What a series was in a range. */
export interface SeriesFigures {
  readonly last: { readonly time: number; readonly value: number } | undefined
  readonly min: number | undefined
  /** The least value, and when it was. */
  readonly trough: SeriesExtreme | undefined
  /** The mean of all data, as many as stand behind each point. */
  readonly mean: number | undefined
  /** The greatest value, and when it was. Of a bucket only its beginning and end are known. */
  readonly peak: SeriesExtreme | undefined
  /** The share of the time, as far as it is over, that the data speak for: 0 to 1. */
  readonly coverage: number
}

/**
 * Measures what is drawn of a series.
 *
 * @param intervalS how long a datum speaks for its place, seconds.
 * @param nowS what comes later cannot be covered yet.
 */
export function measureSeries(
  columns: SeriesColumns,
  { from, to }: TimeRange,
  intervalS: number,
  nowS: number,
): SeriesFigures {
  const until = Math.min(to, nowS)
  const mostCount = Math.max(1, ...columns.count)
  let last: SeriesFigures['last']
  let trough: SeriesExtreme | undefined
  let peak: SeriesExtreme | undefined
  let sum = 0
  let count = 0
  let coveredS = 0
  let coveredTo = from
  columns.x.forEach((x, index) => {
    const value = columns.mean[index] ?? null
    const start = columns.start[index] ?? x
    const end = columns.end[index] ?? x
    if (value === null || end < from || start >= to) return
    const max = columns.max[index] ?? value
    const knownS = columns.coveredS?.[index]
    // Shares of time weigh as long as they last, means of data as many as they are.
    const weight = knownS === undefined ? (columns.count[index] ?? 1) : end - start
    last = { time: columns.isRaw ? x : end, value }
    const min = columns.min[index] ?? value
    if (trough === undefined || min < trough.value) trough = { start, end, value: min }
    if (peak === undefined || max > peak.value) peak = { start, end, value: max }
    sum += value * weight
    count += weight
    if (knownS !== undefined) {
      coveredS += knownS
    } else if (columns.isRaw) {
      const covered = Math.min(x + intervalS, until)
      coveredS += Math.max(0, covered - Math.max(x, coveredTo))
      coveredTo = Math.max(coveredTo, covered)
    } else {
      // A sensor that reports more often than it must is known by its fullest bucket.
      const length = Math.max(0, Math.min(end, until) - Math.max(start, from))
      const each = Math.min(intervalS, (end - start) / mostCount)
      coveredS += Math.min(length, weight * each)
    }
  })
  return {
    last,
    min: trough?.value,
    trough,
    mean: count === 0 ? undefined : sum / count,
    peak,
    coverage: until > from ? Math.min(1, coveredS / (until - from)) : 0,
  }
}
