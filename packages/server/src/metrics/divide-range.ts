import type { BucketLength } from '@openlightfi/contract'
import { dayMs } from '../day-ms.ts'
import { bucketLengthsMs, buildWallClock } from '../readings/index.ts'
import type { TimeSegment } from '../storage/time-series/reading.ts'
import type { TimeBucket, TimeDivision } from './divide-time.ts'

/** A bucket of a chart. */
export interface RangeBucket extends TimeBucket {
  /** The start of the bucket, Unix milliseconds: the first of a range may start before the range. */
  readonly startMs: number
}

/** The way in which a range of time is divided. */
export interface RangeQuestion {
  /** The range `[fromMs, toMs)`, Unix milliseconds. */
  readonly range: TimeSegment
  readonly length: BucketLength
  readonly timeZone: string
  /** The most buckets; one more at the most is listed. */
  readonly maxBuckets: number
}

/** A date may have begun before the clocks went back over midnight. */
const marginMs = 2 * dayMs

/**
 * Divides a range into buckets by the wall clock of a time zone, like those of the history of a sensor: a day
 * is a date; a shorter one starts where the wall clock shows a multiple of its length, and where the clocks
 * change. All are there, whether they hold data or not, and their segments follow one another without a gap.
 * Where clocks go back over midnight a date has two segments. Buckets are listed by their start, also where a
 * range begins with the later date of such a night.
 */
export function divideRange({
  range,
  length,
  timeZone,
  maxBuckets,
}: RangeQuestion): TimeDivision<RangeBucket> {
  const lengthMs = bucketLengthsMs[length]
  const buckets: { startMs: number; totalMs: number }[] = []
  const segments: { fromMs: number; toMs: number; bucket: number }[] = []
  const places = new Map<number, { readonly startMs: number; bucket?: number }>()
  for (const { fromMs, toMs, name } of walkWallClock(range, lengthMs, timeZone)) {
    const place = places.get(name) ?? { startMs: fromMs }
    places.set(name, place)
    const segment = { fromMs: Math.max(fromMs, range.fromMs), toMs: Math.min(toMs, range.toMs) }
    if (segment.fromMs >= segment.toMs) continue
    place.bucket ??= buckets.push({ startMs: place.startMs, totalMs: 0 }) - 1
    const bucket = buckets[place.bucket]
    if (bucket) bucket.totalMs += segment.toMs - segment.fromMs
    const last = segments.at(-1)
    if (last?.bucket === place.bucket) last.toMs = segment.toMs
    else segments.push({ ...segment, bucket: place.bucket })
    if (buckets.length > maxBuckets) break
  }
  return orderByStart({ buckets, segments })
}

/** Puts the buckets of a division in the order of their starts. */
function orderByStart({ buckets, segments }: TimeDivision<RangeBucket>): TimeDivision<RangeBucket> {
  const places = buckets.map((_, at) => at)
  const startOf = (place: number) => buckets[place]?.startMs ?? 0
  const order = places.toSorted((a, b) => startOf(a) - startOf(b))
  if (order.every((place, at) => place === at)) return { buckets, segments }
  const newPlaces = new Map(order.map((place, at) => [place, at]))
  return {
    buckets: order.flatMap((place) => buckets[place] ?? []),
    segments: segments.map((segment) => ({ ...segment, bucket: newPlaces.get(segment.bucket) ?? 0 })),
  }
}

/**
 * Walks through stretches between the borders of buckets, in the order of real time; those of one name are of
 * one bucket.
 */
function* walkWallClock(
  { fromMs, toMs }: TimeSegment,
  lengthMs: number | 'date',
  timeZone: string,
): Generator<TimeSegment & { readonly name: number }, void, undefined> {
  const stepMs = lengthMs === 'date' ? dayMs : lengthMs
  const beginMs = lengthMs === 'date' ? fromMs - marginMs : fromMs
  const { changesMs, offsetsMs } = buildWallClock(timeZone, beginMs, toMs)
  for (const [index, changeMs] of changesMs.entries()) {
    const offsetMs = offsetsMs[index] ?? 0
    const endMs = changesMs[index + 1] ?? Number.POSITIVE_INFINITY
    let wallMs = Math.floor((Math.max(changeMs, beginMs) + offsetMs) / stepMs) * stepMs
    while (wallMs - offsetMs < Math.min(endMs, toMs)) {
      const startMs = Math.max(changeMs, wallMs - offsetMs)
      const name = lengthMs === 'date' ? wallMs : startMs
      wallMs += stepMs
      yield { fromMs: startMs, toMs: Math.min(endMs, wallMs - offsetMs), name }
    }
  }
}
