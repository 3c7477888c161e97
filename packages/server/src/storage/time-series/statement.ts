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
  /**
   * Works the result out of the data that it needs, as the engine would. There where it is simple and little work; it does not
   * take turns.
   * @param columnsOf a series the data of its scope, from {@link Statement.recentFromMs} on.
   * @returns undefined when these do not tell.
   */
  evaluate?(columnsOf: ColumnsOf): Answer<Result> | undefined
  /** From when on {@link Statement.evaluate} looks at data; the begin of the scope by default. */
  readonly recentFromMs?: number
}

/** The data of a series in memory, of each index a time and its value, by time. */
export interface SeriesColumns {
  /** Unix milliseconds. */
  readonly timesMs: Float64Array
  readonly values: Float64Array
}

/** Gives the data of a series; undefined of one that was not asked for. */
export type ColumnsOf = (seriesId: number) => SeriesColumns | undefined

/** What a statement was answered with. */
export interface Answer<Result> {
  readonly result: Result
}
