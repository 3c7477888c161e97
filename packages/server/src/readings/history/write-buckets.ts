import type { BucketLength, HistoryTextFormat, TimeFormat } from '@openlightfi/contract'
import { formatDecimal, formatUnixSeconds } from '@openlightfi/contract/numbers'
import { divideSum } from '../../divide-sum.ts'
import type { TimeRange, TimeSegment } from '../../storage/time-series/reading.ts'
import type { BucketQuery, SeriesBucket } from '../../storage/time-series/statements/bucket.ts'
import { readKeptBuckets, readKeptOccupancy } from '../../storage/time-series/statements/kept-buckets.ts'
import {
  findBorders,
  type OccupiedDay,
  readOccupancy,
} from '../../storage/time-series/statements/occupancy.ts'
import { readBuckets } from '../../storage/time-series/statements/series-buckets.ts'
import type { ReadingReader } from '../../storage/time-series/time-series.ts'
import { bucketLengthsMs } from './bucket-lengths.ts'
import { buildWallClock, findDateBorder, localiseDate } from './wall-clock.ts'

/**
 * The data whose buckets are read by one statement. Where each datum has its own bucket, buckets are some
 * megabytes.
 */
const maxData: Readonly<Record<BucketLength, number>> = {
  '5m': 50_000,
  '15m': 60_000,
  '30m': 80_000,
  '1h': 100_000,
  '3h': 200_000,
  '6h': 300_000,
  '1d': 1_000_000,
}

/** The columns of a bucket in CSV. */
export const bucketCsvHeader = 'time,min,avg,max,count,last'

/** The buckets of a series to write. */
export interface BucketRequest {
  readonly seriesId: number
  /** The time before which the series has expired: buckets of that come from what is kept. */
  readonly expiredMs: number
  readonly timeZone: string
  readonly length: BucketLength
  readonly range: TimeRange
  readonly format: HistoryTextFormat
  readonly timeFormat: TimeFormat
}

/**
 * Writes the buckets of a series that hold data, as text without its frame, window by window; `limit` counts
 * buckets. In JSON `value` is there beside `avg`, so that a reader of plain histories finds the mean at the
 * usual place.
 */
export async function* writeBuckets(
  store: ReadingReader,
  request: BucketRequest,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { seriesId, timeZone, length, range, format } = request
  const days = await readDays(store, request)
  const clock = buildWallClock(timeZone, days[0]?.firstMs ?? 0, (days.at(-1)?.lastMs ?? 0) + 1)
  let remaining = range.limit ?? Number.POSITIVE_INFINITY
  let separator = ''
  for (const piece of cutAtDates(days, request)) {
    const found = await readPiece(store, request, {
      seriesId,
      clock,
      length: bucketLengthsMs[length],
      ...piece,
    })
    if (range.order === 'desc') found.reverse()
    const rows = found.slice(0, remaining).map((bucket) => formatBucket(bucket, request))
    if (rows.length > 0) yield Buffer.from(separator + rows.join(format === 'json' ? ',' : ''))
    if (rows.length > 0 && format === 'json') separator = ','
    remaining -= rows.length
    if (remaining <= 0) return
  }
}

/** Buckets this short are not kept of expired time. */
const shortestKeptMs = 900_000

function hasKept({ length, expiredMs, range }: BucketRequest): boolean {
  const lengthMs = bucketLengthsMs[length]
  return expiredMs > range.fromMs && (lengthMs === 'date' || lengthMs >= shortestKeptMs)
}

/** Reads the days that hold data, of expired time as far as it is kept. */
async function readDays(store: ReadingReader, request: BucketRequest): Promise<OccupiedDay[]> {
  const { seriesId, range, expiredMs } = request
  const [expired, stored] = splitRange(range, expiredMs)
  const days = await store.run(readOccupancy({ seriesIds: [seriesId], ...stored }))
  if (!hasKept(request)) return days
  const kept = await store.run(readKeptOccupancy({ seriesId, ...expired }))
  return joinByKey(kept, days, ({ day }) => day, joinDays)
}

async function readPiece(
  store: ReadingReader,
  request: BucketRequest,
  piece: BucketQuery,
): Promise<SeriesBucket[]> {
  const [expired, stored] = splitRange(piece, request.expiredMs)
  const found = stored.fromMs < stored.toMs ? await store.run(readBuckets({ ...piece, ...stored })) : []
  if (!hasKept(request)) return found
  const kept = await store.run(readKeptBuckets({ ...piece, ...expired }))
  return joinByKey(kept, found, ({ startMs }) => startMs, joinBuckets)
}

function splitRange({ fromMs, toMs }: TimeSegment, borderMs: number): [TimeSegment, TimeSegment] {
  return [
    { fromMs, toMs: Math.min(toMs, borderMs) },
    { fromMs: Math.max(fromMs, borderMs), toMs },
  ]
}

/** Joins two rising lists; items of equal keys are parts of one. */
function joinByKey<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => number,
  join: (one: Item, other: Item) => Item,
): Item[] {
  const joined = new Map(before.map((item) => [keyOf(item), item]))
  for (const item of after) {
    const one = joined.get(keyOf(item))
    joined.set(keyOf(item), one ? join(one, item) : item)
  }
  return [...joined.values()].sort((one, other) => keyOf(one) - keyOf(other))
}

function joinDays(one: OccupiedDay, other: OccupiedDay): OccupiedDay {
  return { ...one, count: one.count + other.count, lastMs: other.lastMs }
}

function joinBuckets(one: SeriesBucket, other: SeriesBucket): SeriesBucket {
  return {
    startMs: one.startMs,
    min: Math.min(one.min, other.min),
    sum: one.sum + other.sum,
    max: Math.max(one.max, other.max),
    count: one.count + other.count,
    last: other.last,
  }
}

/** Cuts the range into pieces that cut no bucket, in the asked order. */
function cutAtDates(days: readonly OccupiedDay[], request: BucketRequest): TimeSegment[] {
  const { range, timeZone, length } = request
  if (days.length === 0) return []
  const borders = findBorders(days, maxData[length]).map((timeMs) => findDateBorder(timeMs, timeZone))
  const starts = [range.fromMs, ...new Set(borders.filter((timeMs) => timeMs > range.fromMs))]
  const pieces = starts.map((fromMs, at) => ({ fromMs, toMs: starts[at + 1] ?? range.toMs }))
  return range.order === 'asc' ? pieces : pieces.reverse()
}

function formatBucket(bucket: SeriesBucket, { format, timeFormat, length, timeZone }: BucketRequest): string {
  const { min, sum, max, count, last } = bucket
  const mean = divideSum(sum, count)
  const startMs = length === '1d' ? localiseDate(bucket.startMs, timeZone) : bucket.startMs
  if (format === 'json') {
    return JSON.stringify({ time: startMs / 1000, value: mean, min, avg: mean, max, count, last })
  }
  const [least, avg, most, newest] = [min, mean, max, last].map(formatDecimal)
  if (format === 'csv') {
    const time = timeFormat === 'unix' ? formatUnixSeconds(startMs) : new Date(startMs).toISOString()
    return `${time},${least},${avg},${most},${count},${newest}\r\n`
  }
  const time = timeFormat === 'unix' ? formatUnixSeconds(startMs) : `"${new Date(startMs).toISOString()}"`
  return `{"time":${time},"value":${avg},"min":${least},"avg":${avg},"max":${most},"count":${count},"last":${newest}}\n`
}
