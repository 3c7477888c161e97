import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import type { TimeSegment } from '../reading.ts'
import { queryRows } from './query-rows.ts'

/** A day of UTC in which series have data. */
export interface OccupiedDay {
  /** Days since 1970. */
  readonly day: number
  /** At least as many data as there are: one that was corrected may count again. Above 0. */
  readonly count: number
  /** Unix milliseconds. */
  readonly firstMs: number
  readonly lastMs: number
}

/** Which data of which series to count. */
export interface OccupancyQuery extends TimeSegment {
  readonly seriesIds: readonly number[]
}

/** Length of a day of UTC, milliseconds. */
export const utcDayMs = 86_400_000

/**
 * The days in which some series together have data, rising: what reading a span will cost, however long it is.
 * @throws PlacesTakenError when too many queries wait.
 */
export async function readOccupancy(
  driver: TimeSeriesDriver,
  { seriesIds, fromMs, toMs }: OccupancyQuery,
): Promise<OccupiedDay[]> {
  if (seriesIds.length === 0 || fromMs >= toMs) return []
  const rows = await queryRows<[number, number, number, number]>(
    driver,
    `SELECT intDiv(toUnixTimestamp64Milli(time), ${utcDayMs}) AS day, count(),
       toUnixTimestamp64Milli(min(time)), toUnixTimestamp64Milli(max(time))
     FROM lightfi.readings
     WHERE series IN {series:Array(UInt32)}
       AND time >= fromUnixTimestamp64Milli({fromMs:Int64}) AND time < fromUnixTimestamp64Milli({toMs:Int64})
     GROUP BY day ORDER BY day
     SETTINGS max_execution_time = 60, max_threads = 2, output_format_json_quote_64bit_integers = 0`,
    { series: seriesIds, fromMs: Math.max(0, fromMs), toMs: Math.max(0, toMs) },
  )
  return rows.map(([day, count, firstMs, lastMs]) => ({ day, count, firstMs, lastMs }))
}

/**
 * Where to cut a span so that no piece has more than so many data, or is one day: the begins of days, rising. Empty days cost
 * nothing, so pieces may be years long.
 */
export function findBorders(days: readonly OccupiedDay[], maxData: number): number[] {
  const borders: number[] = []
  let gathered = 0
  for (const { day, count } of days) {
    if (gathered > 0 && gathered + count > maxData) {
      borders.push(day * utcDayMs)
      gathered = 0
    }
    gathered += count
  }
  return borders
}
