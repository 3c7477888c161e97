import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import type { SeriesDatum, TimeSegment } from '../reading.ts'
import { queryRows } from './query-rows.ts'

/** Which data of a range to read: the first `limit` in the given order. */
export interface DataPage extends TimeSegment {
  readonly order: 'asc' | 'desc'
  readonly limit: number
}

/**
 * Some data of one series, one per time, in the asked order.
 * @throws StoreBusyError when too many queries wait.
 */
export async function readDataPage(
  driver: TimeSeriesDriver,
  seriesId: number,
  { fromMs, toMs, order, limit }: DataPage,
): Promise<SeriesDatum[]> {
  const rows = await queryRows<[number, number]>(
    driver,
    `SELECT toUnixTimestamp64Milli(time), value
     FROM lightfi.readings FINAL
     WHERE series = {series:UInt32}
       AND time >= fromUnixTimestamp64Milli({fromMs:Int64}) AND time < fromUnixTimestamp64Milli({toMs:Int64})
     ORDER BY time ${order === 'asc' ? 'ASC' : 'DESC'}
     LIMIT {limit:UInt64}
     SETTINGS max_execution_time = 60, max_threads = 2, output_format_json_quote_64bit_integers = 0`,
    { series: seriesId, fromMs: Math.max(0, fromMs), toMs: Math.max(0, toMs), limit },
  )
  return rows.map(([timeMs, value]) => ({ timeMs, value }))
}
