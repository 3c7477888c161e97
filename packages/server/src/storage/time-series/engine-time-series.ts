import { ReaderDriver } from './drivers/reader-driver.ts'
import type { TimeSeriesDriver } from './drivers/time-series-driver.ts'
import { UnavailableDriver } from './drivers/unavailable-driver.ts'
import { migrateTimeSeries } from './migrations.ts'
import type { StoredReading } from './reading.ts'
import { asReadingRows, encodeRows, rowBytes } from './reading-rows.ts'
import type { Statement } from './statement.ts'
import type { ReaderOfWork, ReadingReader, TimeSeries } from './time-series.ts'

/** The time-series port on an engine itself: appended readings are in its tables, and on its disk. */
export class EngineTimeSeries implements TimeSeries {
  readonly #driver: TimeSeriesDriver

  private constructor(driver: TimeSeriesDriver) {
    this.#driver = driver
  }

  /** Opens the store and brings its schema up to date. */
  static async open(driver: TimeSeriesDriver): Promise<EngineTimeSeries> {
    await migrateTimeSeries(driver)
    return new EngineTimeSeries(driver)
  }

  /** Creates a store whose engine cannot open its files: everything is refused with StoreDamagedError. */
  static unavailable(reason: string): EngineTimeSeries {
    return new EngineTimeSeries(new UnavailableDriver(reason))
  }

  get hasWholeFiles(): boolean {
    return this.#driver.hasWholeFiles
  }

  async append(readings: readonly StoredReading[], sequence: number): Promise<void> {
    if (readings.length === 0) return
    const rows = Buffer.allocUnsafe(readings.length * rowBytes)
    await encodeRows(rows, 0, readings, sequence)
    await this.insertRows([rows])
  }

  /**
   * Stores rows that are encoded already, of several sequences too, together: all or none. They are durable
   * when the promise resolves.
   * @param pieces rows as `reading-rows.ts` says, cut anywhere; at most as many as an insert takes.
   */
  async insertRows(pieces: readonly Uint8Array[]): Promise<void> {
    await this.#driver.insertRows(asReadingRows(pieces))
  }

  run<Result>(statement: Statement<Result>): Promise<Result> {
    return statement.run(this.#driver)
  }

  readFor(reader: ReaderOfWork): ReadingReader {
    return new EngineTimeSeries(new ReaderDriver(this.#driver, reader))
  }

  close(): Promise<void> {
    return this.#driver.close()
  }
}
