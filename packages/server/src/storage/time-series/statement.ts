import type { TimeSeriesDriver } from './drivers/time-series-driver.ts'

/** Some of the readings. A border that is left out does not bound them. */
export interface ReadingScope {
  readonly seriesIds?: readonly number[] | undefined
  /** Times `[fromMs, toMs)`, Unix milliseconds. */
  readonly fromMs?: number
  readonly toMs?: number
  /** Sequence numbers, both borders included. */
  readonly fromSequence?: number
  readonly throughSequence?: number
}

/** Every reading there is. */
export const allReadings: ReadingScope = {}

/**
 * Something to be asked of the readings, or done with them, as a value: whoever stands in front of the engine sees what it
 * depends on before it runs, without knowing what it is.
 */
export interface Statement<Result> {
  /** The readings that its result depends on; `undefined` when there are none. */
  readonly needs: ReadingScope | undefined
  /** Runs it on an engine that has them all. */
  run(driver: TimeSeriesDriver): Promise<Result>
}
