import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import { queryRows } from './query-rows.ts'

/** What one bucket of a series holds; one without data is not there. */
export interface SeriesBucket {
  /** Unix milliseconds, where the bucket starts, whether or not there is a datum; of a date see `BucketQuery`. */
  readonly startMs: number
  readonly min: number
  /** The arithmetic mean of the data. */
  readonly mean: number
  readonly max: number
  /** Above 0. */
  readonly count: number
  /** The newest datum by measurement time. */
  readonly last: number
}

/** A wall clock: how far it is ahead of UTC, from one change to the next. */
export interface WallClock {
  /** When each offset begins to hold, Unix milliseconds, rising; the first not after any datum. */
  readonly changesMs: readonly number[]
  /** The offsets, milliseconds to add to UTC. */
  readonly offsetsMs: readonly number[]
}

/** Which buckets of a series to read, of data in `[fromMs, toMs)`. */
export interface BucketQuery {
  readonly seriesId: number
  readonly clock: WallClock
  /**
   * Milliseconds: buckets start where the wall clock shows a multiple of it, and where the clock changes. `date`: a bucket
   * is a date of the wall clock, and its `startMs` is midnight of the same date in UTC.
   */
  readonly length: number | 'date'
  readonly fromMs: number
  readonly toMs: number
}

/**
 * The buckets of a series that hold data, by time. Callers bound the data in the range.
 * @throws PlacesTakenError when too many queries wait.
 */
export async function readBuckets(
  driver: TimeSeriesDriver,
  { seriesId, clock, length, fromMs, toMs }: BucketQuery,
): Promise<SeriesBucket[]> {
  const start = length === 'date' ? 'opening' : 'greatest(change, opening - ahead)'
  const rows = await queryRows<[number, number, number, number, number, number]>(
    driver,
    `SELECT ${start} AS start,
       min(value), sumKahan(value) / count(), max(value), count(), argMax(value, time)
     FROM (
       SELECT time, value,
         roundDown(toUnixTimestamp64Milli(time), {changes:Array(Int64)}) AS change,
         transform(change, {changes:Array(Int64)}, {offsets:Array(Int64)}, 0::Int64) AS ahead,
         toUnixTimestamp64Milli(time) + ahead AS wall,
         wall - positiveModulo(wall, {length:Int64}) AS opening
       FROM lightfi.readings FINAL
       WHERE ${inRange}
     )
     GROUP BY start ORDER BY start
     SETTINGS ${settings}`,
    {
      series: seriesId,
      changes: clock.changesMs,
      offsets: clock.offsetsMs,
      length: length === 'date' ? 86_400_000 : length,
      fromMs,
      toMs,
    },
  )
  return rows.map(([startMs, min, mean, max, count, last]) => ({ startMs, min, mean, max, count, last }))
}

/** The first and the last time of a series in `[fromMs, toMs)`, Unix milliseconds; `undefined` when it has none there. */
export async function readExtent(
  driver: TimeSeriesDriver,
  range: Pick<BucketQuery, 'seriesId' | 'fromMs' | 'toMs'>,
): Promise<{ firstMs: number; lastMs: number } | undefined> {
  const { seriesId, fromMs, toMs } = range
  const [row] = await queryRows<[number, number, number]>(
    driver,
    `SELECT count(), toUnixTimestamp64Milli(min(time)), toUnixTimestamp64Milli(max(time))
     FROM lightfi.readings
     WHERE ${inRange}
     SETTINGS ${settings}`,
    { series: seriesId, fromMs, toMs },
  )
  const [count = 0, firstMs = 0, lastMs = 0] = row ?? []
  return count === 0 ? undefined : { firstMs, lastMs }
}

const inRange = `series = {series:UInt32}
  AND time >= fromUnixTimestamp64Milli({fromMs:Int64}) AND time < fromUnixTimestamp64Milli({toMs:Int64})`

const settings = 'max_execution_time = 60, max_threads = 2, output_format_json_quote_64bit_integers = 0'
