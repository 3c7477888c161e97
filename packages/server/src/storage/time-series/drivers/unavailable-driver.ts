import { type ResultFile, StoreDamagedError, type TimeSeriesDriver } from './time-series-driver.ts'

/** Stands in for an engine that cannot open its files, so that everything else of the server can go on. */
export class UnavailableDriver implements TimeSeriesDriver {
  readonly hasWholeFiles = true
  readonly #reason: string

  /** @param reason a sentence for the operator. */
  constructor(reason: string) {
    this.#reason = reason
  }

  execute(): Promise<void> {
    return this.#refuse()
  }

  query(): Promise<Uint8Array> {
    return this.#refuse()
  }

  queryFile(): Promise<ResultFile> {
    return this.#refuse()
  }

  insertRows(): Promise<void> {
    return this.#refuse()
  }

  async close(): Promise<void> {}

  async #refuse(): Promise<never> {
    throw new StoreDamagedError(this.#reason)
  }
}
