import { takeTurn } from '../../event-loop-turns.ts'
import { ReaderDriver } from './drivers/reader-driver.ts'
import type { Reader, ResultFile, TimeSeriesDriver } from './drivers/time-series-driver.ts'
import { UnavailableDriver } from './drivers/unavailable-driver.ts'
import { migrateTimeSeries } from './migrations.ts'
import type { SeriesDatum, SeriesPoint, StoredReading, TimeRange, TimeSegment } from './reading.ts'
import { readNeighbours } from './statements/neighbours.ts'
import { type OccupancyQuery, type OccupiedDay, readOccupancy } from './statements/occupancy.ts'
import { readQuarterStatistics } from './statements/quarter-statistics.ts'
import { blankQuarters, type QuarterRange, summariseQuarters } from './statements/quarters.ts'
import { queryRows } from './statements/query-rows.ts'
import { readRows } from './statements/read-rows.ts'
import { type LoggedReading, type LogPage, readLog } from './statements/reading-log.ts'
import {
  type ReadingExtent,
  type RollupProgress,
  readLateReadings,
  readReadingExtent,
  readRollupProgress,
  saveRollupProgress,
} from './statements/rollup-progress.ts'
import { type RowFileLayout, writeRowFile } from './statements/row-files.ts'
import type { NamedSeries, RowLayout } from './statements/row-layout.ts'
import {
  type PoolContinuity,
  type PoolMember,
  type Run,
  type RunQuery,
  readContinuity,
  readRuns,
  readSeriesRuns,
  type SeriesRun,
} from './statements/runs.ts'
import {
  type PooledSeries,
  readSegmentStatistics,
  type SegmentStatistics,
} from './statements/segment-statistics.ts'
import { type BucketQuery, readBuckets, readExtent, type SeriesBucket } from './statements/series-buckets.ts'
import { type DataPage, readDataPage } from './statements/series-data.ts'
import { readStretches, type SeriesStretch, type StretchQuery } from './statements/stretches.ts'

/** Rows that are written out in one turn: some milliseconds. */
const rowsPerTurn = 10_000

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

  /** A store whose engine cannot open its files: everything is refused with StoreDamagedError. */
  static unavailable(reason: string): TimeSeriesStore {
    return new TimeSeriesStore(new UnavailableDriver(reason))
  }

  /**
   * The same store for one piece of work of a reader's: it waits in the reader's turn, and ends when the reader has gone.
   */
  readFor(reader: Omit<Reader, 'isUnderWay'>): TimeSeriesStore {
    return new TimeSeriesStore(new ReaderDriver(this.#driver, reader))
  }

  /**
   * Stores readings under one sequence number. They are durable when the promise resolves; all or none are stored.
   * The same series and time again replaces the value of a lower sequence; within one call each pair may occur once.
   * @throws RangeError when a value or time is not finite; nothing is stored.
   */
  async append(readings: readonly StoredReading[], sequence: number): Promise<void> {
    if (readings.length === 0) return
    const pieces: Buffer[] = []
    for (let at = 0; at < readings.length; at += rowsPerTurn) {
      if (at > 0) await takeTurn()
      // digits only, so a byte a character
      pieces.push(Buffer.from(formatCsv(readings.slice(at, at + rowsPerTurn), sequence), 'latin1'))
    }
    const columns = ['series', 'time', 'value', 'sequence']
    await this.#driver.insertCsv('lightfi.readings', columns, Buffer.concat(pieces))
  }

  /** As {@link readRows} says, of the rows of this store. */
  readRows(series: readonly NamedSeries[], range: TimeRange, layout: RowLayout) {
    return readRows(this.#driver, series, range, layout)
  }

  /** Whether files of rows are whole when they are handed out; see `TimeSeriesDriver`. */
  get hasWholeFiles(): boolean {
    return this.#driver.hasWholeFiles
  }

  /** As {@link writeRowFile} says, of the rows of this store. */
  writeRowFile(series: readonly NamedSeries[], range: TimeRange, layout: RowFileLayout): Promise<ResultFile> {
    return writeRowFile(this.#driver, series, range, layout)
  }

  /** As {@link readBuckets} says, of the rows of this store. */
  readBuckets(query: BucketQuery): Promise<SeriesBucket[]> {
    return readBuckets(this.#driver, query)
  }

  /** As {@link readOccupancy} says, of the rows of this store. */
  readOccupancy(query: OccupancyQuery): Promise<OccupiedDay[]> {
    return readOccupancy(this.#driver, query)
  }

  /** As {@link readExtent} says, of the rows of this store. */
  readExtent(range: Pick<BucketQuery, 'seriesId' | 'fromMs' | 'toMs'>) {
    return readExtent(this.#driver, range)
  }

  /**
   * The newest reading of every series, by time; the order of series is not defined.
   * @param withoutParts names of parts that cannot be read; their readings are left out.
   */
  async readLatest(withoutParts: readonly string[] = []): Promise<StoredReading[]> {
    const readable = withoutParts.length === 0 ? 'true' : '_part NOT IN {parts:Array(String)}'
    const rows = await queryRows<[number, number, number]>(
      this.#driver,
      `SELECT series, toUnixTimestamp64Milli(time), argMax(value, sequence)
       FROM lightfi.readings
       WHERE (series, time) IN (SELECT series, max(time) FROM lightfi.readings WHERE ${readable} GROUP BY series)
         AND ${readable}
       GROUP BY series, time
       SETTINGS max_execution_time = 300, output_format_json_quote_64bit_integers = 0`,
      withoutParts.length === 0 ? {} : { parts: withoutParts },
    )
    return rows.map(([seriesId, timeMs, value]) => ({ seriesId, timeMs, value }))
  }

  /**
   * Enough readings to tell the neighbours of every point: of each, the reading at that time or else the nearest
   * before, and the nearest after if it is at most `aheadMs` away. Others of the series may be among them, in no
   * defined order, but not many more than twice the points. Where nothing is stored within a day before a point, all
   * times of its series are read, so this is meant for short series such as events.
   */
  readNeighbours(points: readonly SeriesPoint[], aheadMs: number): Promise<StoredReading[]> {
    return readNeighbours(this.#driver, points, aheadMs)
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

  /** As {@link readQuarterStatistics} says: the same from summaries. */
  readQuarterStatistics(series: readonly PooledSeries[], segments: readonly TimeSegment[]) {
    return readQuarterStatistics(this.#driver, series, segments)
  }

  /** As {@link summariseQuarters} says, of the rows of this store. */
  summariseQuarters(range: QuarterRange, sequence: number): Promise<void> {
    return summariseQuarters(this.#driver, range, sequence)
  }

  /** Up to where the summaries reflect the readings. */
  readRollupProgress(): Promise<RollupProgress | undefined> {
    return readRollupProgress(this.#driver)
  }

  /** As {@link saveRollupProgress} says. */
  saveRollupProgress(progress: RollupProgress): Promise<void> {
    return saveRollupProgress(this.#driver, progress)
  }

  /** As {@link blankQuarters} says, of the rows of this store. */
  dropSummaries(): Promise<void> {
    return blankQuarters(this.#driver)
  }

  /** As {@link readLog} says, of the rows of this store. */
  readLog(page: LogPage): Promise<LoggedReading[]> {
    return readLog(this.#driver, page)
  }

  /** As {@link readLateReadings} says, of the rows of this store. */
  readLateReadings(progress: RollupProgress) {
    return readLateReadings(this.#driver, progress)
  }

  /** The extent of everything that is stored; `undefined` in an empty store. */
  readReadingExtent(): Promise<ReadingExtent | undefined> {
    return readReadingExtent(this.#driver)
  }

  /** The time of the newest reading, Unix milliseconds; `undefined` in an empty store. */
  async readNewestTime(): Promise<number | undefined> {
    const [row] = await queryRows<[number, number]>(
      this.#driver,
      `SELECT count(), toUnixTimestamp64Milli(max(time)) FROM lightfi.readings
       SETTINGS max_execution_time = 300, max_threads = 2, output_format_json_quote_64bit_integers = 0`,
      {},
    )
    return row && row[0] > 0 ? row[1] : undefined
  }

  /** As {@link readDataPage} says, of the rows of this store. */
  readDataPage(seriesId: number, page: DataPage): Promise<SeriesDatum[]> {
    return readDataPage(this.#driver, seriesId, page)
  }

  /** As {@link readSeriesRuns} says, of the rows of this store. */
  readSeriesRuns(query: RunQuery): Promise<SeriesRun[]> {
    return readSeriesRuns(this.#driver, query)
  }

  /** As {@link readStretches} says, of the rows of this store. */
  readStretches(query: StretchQuery): Promise<SeriesStretch[]> {
    return readStretches(this.#driver, query)
  }

  /** As {@link readRuns} says, of the rows of this store. */
  readRuns(query: RunQuery): Promise<Run[]> {
    return readRuns(this.#driver, query)
  }

  /** As {@link readContinuity} says, of the rows of this store. */
  readContinuity(
    members: readonly PoolMember[],
    query: Omit<RunQuery, 'seriesIds'>,
  ): Promise<PoolContinuity[]> {
    return readContinuity(this.#driver, members, query)
  }

  /** Finishes running statements and closes the engine. */
  close(): Promise<void> {
    return this.#driver.close()
  }
}

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
  const seconds = String((timeMs - milliseconds) / 1000).padStart(10, '0')
  return milliseconds === 0 ? seconds : `${seconds}.${String(milliseconds).padStart(3, '0')}`
}
