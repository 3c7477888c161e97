import { migrateTimeSeries } from './migrations.ts'
import { readNeighbours, type SeriesPoint } from './neighbours.ts'
import {
  type PooledSeries,
  readSegmentStatistics,
  type SegmentStatistics,
  type TimeSegment,
} from './segment-statistics.ts'
import { readData, type SeriesDatum } from './series-data.ts'
import type { TimeSeriesDriver } from './time-series-driver.ts'

/** A reading as it is stored. */
export interface StoredReading {
  readonly seriesId: number
  /** Unix milliseconds, whole. */
  readonly timeMs: number
  /** Finite. */
  readonly value: number
}

/** A stretch of one series: `[fromMs, toMs)`, at most `limit` data counted in the given order. */
export interface HistoryRange {
  readonly seriesId: number
  readonly fromMs: number
  readonly toMs: number
  readonly order: 'asc' | 'desc'
  readonly limit?: number | undefined
}

/** Rows of one page: large enough that three months at one a minute are one query, small enough (5 MB) to hold. */
const pageRows = 131_072

/** The shortest row the format below can give, `{"time":0,"value":0},`, in bytes. */
const shortestRow = 21

/**
 * A row as it goes to the caller, and a comma: the engine writes the JSON itself. Milliseconds divided by 1000 as
 * a Float64 print the shortest decimal that reads back equal.
 */
const rowFormat = `
  format_custom_escaping_rule = 'JSON',
  format_custom_row_before_delimiter = '{"time":',
  format_custom_field_delimiter = ',"value":',
  format_custom_row_after_delimiter = '},',
  format_custom_row_between_delimiter = '',
  format_custom_result_before_delimiter = '',
  format_custom_result_after_delimiter = ''`

/** The time-series port: readings, by series and time. */
export class TimeSeriesStore {
  readonly #driver: TimeSeriesDriver

  private constructor(driver: TimeSeriesDriver) {
    this.#driver = driver
  }

  /** Opens the store and brings its schema up to date. */
  static async open(driver: TimeSeriesDriver): Promise<TimeSeriesStore> {
    await migrateTimeSeries(driver)
    return new TimeSeriesStore(driver)
  }

  /**
   * Stores readings under one sequence number. They are durable when the promise resolves; all or none are stored.
   * The same series and time again replaces the value of a lower sequence; within one call each pair may occur once.
   * @throws RangeError when a value or time is not finite; nothing is stored.
   */
  async append(readings: readonly StoredReading[], sequence: number): Promise<void> {
    if (readings.length === 0) return
    const csv = Buffer.from(formatCsv(readings, sequence))
    await this.#driver.insertCsv('lightfi.readings', ['series', 'time', 'value', 'sequence'], csv)
  }

  /**
   * Reads a range as JSON text: the chunks joined are `{"time":...,"value":...}` objects with commas between them,
   * in the asked order, one per time. Read page by page, so a slow consumer holds neither memory nor a session.
   */
  async *readHistoryJson(range: HistoryRange): AsyncGenerator<Uint8Array, void, undefined> {
    let { fromMs, toMs } = range
    let remaining = range.limit ?? Number.POSITIVE_INFINITY
    let isFirst = true
    while (remaining > 0 && fromMs < toMs) {
      const limit = Math.min(pageRows, remaining)
      const page = await this.#readPage({ ...range, fromMs, toMs, limit })
      if (page.length === 0) return
      if (!isFirst) yield comma
      isFirst = false
      const rows = page.subarray(0, -1) // without the comma behind the last row
      yield rows
      if (page.length < limit * shortestRow) return // cannot be a full page; counting a month's rows takes 4 ms
      const { count, lastTimeMs } = measurePage(page)
      if (count < limit) return
      remaining -= count
      if (range.order === 'asc') fromMs = lastTimeMs + 1
      else toMs = lastTimeMs
    }
  }

  async #readPage(range: HistoryRange & { limit: number }): Promise<Buffer> {
    const direction = range.order === 'asc' ? 'ASC' : 'DESC'
    const result = await this.#driver.query(
      `SELECT toUnixTimestamp64Milli(time) / 1000 AS seconds, value
       FROM lightfi.readings FINAL
       WHERE series = {series:UInt32}
         AND time >= fromUnixTimestamp64Milli({fromMs:Int64}) AND time < fromUnixTimestamp64Milli({toMs:Int64})
       ORDER BY time ${direction}
       LIMIT {limit:UInt64}
       SETTINGS max_execution_time = 60, max_threads = 2, ${rowFormat}`,
      { series: range.seriesId, fromMs: range.fromMs, toMs: range.toMs, limit: range.limit },
      'CustomSeparated',
    )
    return Buffer.from(result.buffer, result.byteOffset, result.byteLength)
  }

  /** The newest reading of every series, by time; the order of series is not defined. */
  async readLatest(): Promise<StoredReading[]> {
    const result = await this.#driver.query(
      `SELECT series, toUnixTimestamp64Milli(time), argMax(value, sequence)
       FROM lightfi.readings
       WHERE (series, time) IN (SELECT series, max(time) FROM lightfi.readings GROUP BY series)
       GROUP BY series, time
       SETTINGS max_execution_time = 300, output_format_json_quote_64bit_integers = 0`,
      {},
      'JSONCompactEachRow',
    )
    const lines = Buffer.from(result).toString().split('\n').filter(Boolean)
    return lines.map((line) => {
      const [seriesId, timeMs, value] = JSON.parse(line) as [number, number, number]
      return { seriesId, timeMs, value }
    })
  }

  /**
   * Enough readings to tell the neighbours of every point: of each, the reading at that time or else the nearest
   * before and the nearest after. Others of the series may be among them, in no defined order, but not many more than
   * twice the points. Reads all times of the named series, so it is meant for short series such as events.
   */
  readNeighbours(points: readonly SeriesPoint[]): Promise<StoredReading[]> {
    return readNeighbours(this.#driver, points)
  }

  /**
   * What the segments hold of each pool of series; see {@link readSegmentStatistics}.
   * @param segments disjoint and rising.
   */
  readSegmentStatistics(
    series: readonly PooledSeries[],
    segments: readonly TimeSegment[],
  ): Promise<SegmentStatistics[]> {
    return readSegmentStatistics(this.#driver, series, segments)
  }

  /** The data of one series in `[fromMs, toMs)`, by time; read whole, so it is meant for events and reports. */
  readData(seriesId: number, fromMs: number, toMs: number): Promise<SeriesDatum[]> {
    return readData(this.#driver, seriesId, { fromMs, toMs })
  }

  /** Finishes running statements and closes the engine. */
  close(): Promise<void> {
    return this.#driver.close()
  }
}

const comma = Buffer.from(',')

function formatCsv(readings: readonly StoredReading[], sequence: number): string {
  let csv = ''
  for (const { seriesId, timeMs, value } of readings) {
    if (!Number.isFinite(value)) throw new RangeError(`value ${value} of series ${seriesId} is not finite`)
    if (!Number.isSafeInteger(timeMs))
      throw new RangeError(`time ${timeMs} of series ${seriesId} is not whole`)
    csv += `${seriesId},${formatSeconds(timeMs)},${value},${sequence}\n`
  }
  return csv
}

/**
 * `DateTime64(3)` reads `seconds.mmm` when there are ten digits of seconds, enough until 2286; fewer look like a
 * calendar date to it. Milliseconds are cut by digits since dividing would round.
 */
function formatSeconds(timeMs: number): string {
  const milliseconds = timeMs % 1000
  const seconds = (timeMs - milliseconds) / 1000
  return `${String(seconds).padStart(10, '0')}.${String(milliseconds).padStart(3, '0')}`
}

/** Counts the rows of a page by their closing brace, and reads the time of the last one. */
function measurePage(page: Buffer): { count: number; lastTimeMs: number } {
  const lastRow = JSON.parse(page.subarray(page.lastIndexOf('{'), -1).toString()) as { time: number }
  let count = 0
  for (let at = page.indexOf(0x7d); at !== -1; at = page.indexOf(0x7d, at + 1)) count += 1
  return { count, lastTimeMs: Math.round(lastRow.time * 1000) }
}
