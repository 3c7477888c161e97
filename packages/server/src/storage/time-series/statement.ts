import type { TimeSeriesDriver } from './drivers/time-series-driver.ts'

/** Some of the readings. A missing border does not bound them. */
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
 * A question to the readings, or a change of them, as a value: a layer in front of the engine sees on which
 * readings it depends before it runs, without knowing what it is.
 */
export interface Statement<Result> {
  /** The readings that its result depends on; `undefined` when there are none. */
  readonly needs: ReadingScope | undefined
  /** Runs it on an engine that has them all. */
  run(driver: TimeSeriesDriver): Promise<Result>
  /**
   * Works the result out of the data that it needs, like the engine. It exists where that is simple and
   * little work; it does not take turns.
   * @param columnsOf returns the data of a series in its scope, from {@link Statement.recentFromMs} on.
   * @returns undefined when these do not tell.
   */
  evaluate?(columnsOf: ColumnsOf): Answer<Result> | undefined
  /** The time from which on {@link Statement.evaluate} looks at data; the begin of the scope by default. */
  readonly recentFromMs?: number
}

/** The data of a series in memory, by time; each index has a time and its value. */
export interface SeriesColumns {
  /** Unix milliseconds. */
  readonly timesMs: Float64Array
  readonly values: Float64Array
}

/** Returns the data of a series; undefined for one that was not asked for. */
export type ColumnsOf = (seriesId: number) => SeriesColumns | undefined

/** The answer to a statement. */
export interface Answer<Result> {
  readonly result: Result
}
