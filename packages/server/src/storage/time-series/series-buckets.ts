import { queryRows } from './query-rows.ts'
import type { TimeSeriesDriver } from './time-series-driver.ts'

/** What one bucket of a series holds; one without data is not there. */
export interface SeriesBucket {
  /** Unix milliseconds, where the bucket starts, whether or not there is a datum. */
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

/** Which buckets of a series to read: those that start at `startsMs`, each until the next, of data in `[fromMs, toMs)`. */
export interface BucketQuery {
  readonly seriesId: number
  /** Rising; the first not after `fromMs`. */
  readonly startsMs: readonly number[]
  readonly fromMs: number
  readonly toMs: number
}

/**
 * The buckets of a series that hold data, by time. Callers bound the number of starts.
 * @throws StoreBusyError when too many queries wait.
 */
export async function readBuckets(
  driver: TimeSeriesDriver,
  { seriesId, startsMs, fromMs, toMs }: BucketQuery,
): Promise<SeriesBucket[]> {
  const rows = await queryRows<[number, number, number, number, number, number]>(
    driver,
    `SELECT roundDown(toUnixTimestamp64Milli(time), {starts:Array(Int64)}) AS start,
       min(value), sumKahan(value) / count(), max(value), count(), argMax(value, time)
     FROM lightfi.readings FINAL
     WHERE ${inRange}
     GROUP BY start ORDER BY start
     SETTINGS ${settings}`,
    { series: seriesId, starts: startsMs, fromMs, toMs },
  )
  return rows.map(([startMs, min, mean, max, count, last]) => ({ startMs, min, mean, max, count, last }))
}

/** The first and the last time of a series in `[fromMs, toMs)`, Unix milliseconds; `undefined` when it has none there. */
export async function readExtent(
  driver: TimeSeriesDriver,
  range: Omit<BucketQuery, 'startsMs'>,
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
