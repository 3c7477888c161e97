import type { Schemas } from '@openlightfi/client'
import { type BucketLength, bucketSeconds } from './choose-bucket.ts'
import { findGaps } from './find-gaps.ts'
import { type SeriesColumns, type SeriesPoint, toColumns } from './series-columns.ts'
import { shiftByDays, type TimeRange } from './time-range.ts'

/** A datum, or a bucket, of a history. */
export type HistoryDatum = Schemas['HistoryDatum']

/** What is known of a history besides its data. */
export interface HistoryFacts {
  readonly range: TimeRange
  readonly bucket: BucketLength | undefined
  readonly timeZone: string
  /** Seconds after which a datum is no longer the state of the room. */
  readonly staleAfterS: number
  /** When it was read, Unix seconds. */
  readonly nowS: number
}

/** Makes the points of a line of a history: data as they are, or the mean and the extremes of buckets. */
export function toLine(data: readonly HistoryDatum[], facts: HistoryFacts): SeriesColumns {
  const { bucket, range, staleAfterS, nowS } = facts
  const points =
    bucket === undefined
      ? data.map(toPoint)
      : data.map((datum, index): SeriesPoint => {
          const { start, end } = boundBucket(datum, bucket, data[index + 1], facts)
          const { value, avg = value, min = value, max = value, count = 1 } = datum
          return { x: (start + end) / 2, start, end, mean: avg, min, max, count }
        })
  // Where in a bucket its data lie is not known: one that is empty, and long enough, is a gap.
  const allowedS = bucket === undefined ? staleAfterS : staleAfterS - 1
  return toColumns(points, bucket === undefined, findGaps(points, range, allowedS, nowS))
}

/** Makes bars of what a meter counted in each bucket. A bucket in which a meter began anew has none. */
export function toRises(
  data: readonly HistoryDatum[],
  facts: HistoryFacts,
  bucket: BucketLength,
): SeriesColumns {
  const points = data.map((datum, index): SeriesPoint => {
    const { start, end } = boundBucket(datum, bucket, data[index + 1], facts)
    const before = data[index - 1]
    const isNext = before !== undefined && datum.time - before.time <= bucketSeconds[bucket] * 1.1
    const begun = (isNext ? before.last : undefined) ?? datum.min ?? datum.value
    const rise = (datum.last ?? datum.max ?? datum.value) - begun
    const height = rise >= 0 ? rise : null
    const { count = 1 } = datum
    return { x: (start + end) / 2, start, end, mean: height, min: height, max: height, count }
  })
  return toColumns(points, false, findGaps(points, facts.range, facts.staleAfterS - 1, facts.nowS))
}

/** Adds a datum that was heard since a history of data was read. What is there already stays as it is. */
export function appendDatum(
  columns: SeriesColumns,
  datum: { readonly time: number; readonly value: number } | undefined,
  { range, staleAfterS, nowS }: Pick<HistoryFacts, 'range' | 'staleAfterS' | 'nowS'>,
): SeriesColumns {
  const last = columns.end.findLast((_, index) => (columns.mean[index] ?? null) !== null)
  const isNew = datum !== undefined && datum.time > (last ?? Number.NEGATIVE_INFINITY)
  if (!columns.isRaw || !isNew || datum.time < range.from || datum.time >= range.to) return columns
  const points = columns.x.flatMap((x, index): readonly SeriesPoint[] => {
    const mean = columns.mean[index] ?? null
    return mean === null ? [] : [{ x, start: x, end: x, mean, min: mean, max: mean, count: 1 }]
  })
  const all = [...points, toPoint(datum)]
  return toColumns(all, true, findGaps(all, range, staleAfterS, nowS))
}

function toPoint({ time, value }: { readonly time: number; readonly value: number }): SeriesPoint {
  return { x: time, start: time, end: time, mean: value, min: value, max: value, count: 1 }
}

function boundBucket(
  { time }: HistoryDatum,
  bucket: BucketLength,
  next: HistoryDatum | undefined,
  { range, timeZone, nowS }: HistoryFacts,
): { start: number; end: number } {
  const length = bucket === '1d' ? shiftByDays(time, 1, timeZone) : time + bucketSeconds[bucket]
  // A bucket ends early where the clock changes, where the range ends, and now.
  const end = Math.min(length, next?.time ?? length, range.to, Math.max(nowS, time))
  return { start: Math.max(time, range.from), end: Math.max(end, time) }
}
