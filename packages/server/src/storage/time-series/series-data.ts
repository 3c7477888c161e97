import type { TimeSegment } from './segment-statistics.ts'
import type { TimeSeriesDriver } from './time-series-driver.ts'

/** One datum of a series. */
export interface SeriesDatum {
  /** Unix milliseconds. */
  readonly timeMs: number
  readonly value: number
}

/** Rows of one statement: a week of events at their fastest pace. */
const pageRows = 65_536

/**
 * The data of one series in a range, one per time, by time; page by page, so that other readers have their turn.
 * @throws StoreBusyError when too many queries wait.
 */
export async function readData(
  driver: TimeSeriesDriver,
  seriesId: number,
  range: TimeSegment,
): Promise<SeriesDatum[]> {
  const data: SeriesDatum[] = []
  let fromMs = Math.max(0, range.fromMs)
  while (fromMs < range.toMs) {
    const result = await driver.query(
      `SELECT toUnixTimestamp64Milli(time), value
       FROM lightfi.readings FINAL
       WHERE series = {series:UInt32}
         AND time >= fromUnixTimestamp64Milli({fromMs:Int64}) AND time < fromUnixTimestamp64Milli({toMs:Int64})
       ORDER BY time
       LIMIT {limit:UInt64}
       SETTINGS max_execution_time = 60, max_threads = 2, output_format_json_quote_64bit_integers = 0`,
      { series: seriesId, fromMs, toMs: range.toMs, limit: pageRows },
      'JSONCompactEachRow',
    )
    const lines = Buffer.from(result.buffer, result.byteOffset, result.byteLength)
      .toString()
      .split('\n')
      .filter(Boolean)
    for (const line of lines) {
      const [timeMs, value] = JSON.parse(line) as [number, number]
      data.push({ timeMs, value })
      fromMs = timeMs + 1
    }
    if (lines.length < pageRows) break
  }
  return data
}
