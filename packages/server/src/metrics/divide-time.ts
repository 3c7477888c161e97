import type { TimeSegment } from '../storage/time-series/reading.ts'
import type { SelectedHour } from './select-hours.ts'

/** Time that is measured as one. */
export interface TimeBucket {
  /** The real milliseconds in it; above 0. */
  readonly totalMs: number
}

/** One line of an answer: the selected time of a day, of an hour, or of all Mondays. */
export interface HourBucket extends TimeBucket {
  /** The first hour of the bucket; tells its day, weekday or hour. */
  readonly first: SelectedHour
}

/** The selected time, by bucket. */
export interface TimeDivision<Bucket extends TimeBucket = HourBucket> {
  /** The buckets by their first moment. */
  readonly buckets: readonly Bucket[]
  /** Segments, disjoint and rising; `bucket` is an index into `buckets`. */
  readonly segments: readonly (TimeSegment & { readonly bucket: number })[]
}

/**
 * Gathers hours of equal key into buckets, and hours that follow each other in one bucket into one segment.
 *
 * @param hours in the order of real time.
 */
export function divideTime(
  hours: readonly SelectedHour[],
  keyOf: (hour: SelectedHour) => string,
): TimeDivision {
  const indexOfKey = new Map<string, number>()
  const buckets: { first: SelectedHour; totalMs: number }[] = []
  const segments: { fromMs: number; toMs: number; bucket: number }[] = []
  for (const hour of hours) {
    const key = keyOf(hour)
    const bucket = indexOfKey.get(key) ?? buckets.push({ first: hour, totalMs: 0 }) - 1
    indexOfKey.set(key, bucket)
    const ofBucket = buckets[bucket]
    if (ofBucket) ofBucket.totalMs += hour.toMs - hour.fromMs
    const last = segments.at(-1)
    if (last?.bucket === bucket && last.toMs === hour.fromMs) last.toMs = hour.toMs
    else segments.push({ fromMs: hour.fromMs, toMs: hour.toMs, bucket })
  }
  return { buckets, segments }
}
