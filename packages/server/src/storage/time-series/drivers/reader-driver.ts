import type {
  BinaryRows,
  FileQuery,
  Reader,
  ResultFile,
  ResultFormat,
  StatementParameters,
  TimeSeriesDriver,
} from './time-series-driver.ts'

/** A driver that reads for one reader. Everything but reading is passed on unchanged. */
export class ReaderDriver implements TimeSeriesDriver {
  readonly #driver: TimeSeriesDriver
  #reader: Reader

  constructor(driver: TimeSeriesDriver, reader: Omit<Reader, 'isUnderWay'>) {
    this.#driver = driver
    this.#reader = { ...reader, isUnderWay: false }
  }

  get hasWholeFiles(): boolean {
    return this.#driver.hasWholeFiles
  }

  async query(statement: string, parameters: StatementParameters, format: ResultFormat): Promise<Uint8Array> {
    const result = await this.#driver.query(statement, parameters, format, this.#reader)
    this.#noteBegun()
    return result
  }

  async queryFile(query: FileQuery): Promise<ResultFile> {
    return this.#driver.queryFile({ ...query, reader: { ...this.#reader, isUnderWay: false } })
  }

  execute(statement: string, parameters?: StatementParameters): Promise<void> {
    return this.#driver.execute(statement, parameters)
  }

  insertRows(rows: BinaryRows): Promise<void> {
    return this.#driver.insertRows(rows)
  }

  /** Does nothing, since the engine belongs to another. */
  async close(): Promise<void> {}

  #noteBegun(): void {
    if (!this.#reader.isUnderWay) this.#reader = { ...this.#reader, isUnderWay: true }
  }
}
