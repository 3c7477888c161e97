import type { Reader } from './drivers/time-series-driver.ts'
import type { StoredReading } from './reading.ts'
import type { Statement } from './statement.ts'

/** Takes readings in. */
export interface ReadingAppender {
  /**
   * Stores readings under one sequence number. They are durable when the promise resolves, and every
   * statement that begins from then on sees them; all or none are stored. The same series and time again
   * replaces the value of a lower sequence; within one call each pair may occur once. One call at a time, and
   * sequences rise.
   * @throws RangeError when a value or a time is not finite; nothing is stored.
   */
  append(readings: readonly StoredReading[], sequence: number): Promise<void>
}

/** Answers questions to the readings. */
export interface ReadingReader {
  /** True when files of rows are whole when they are handed out; see `TimeSeriesDriver`. */
  readonly hasWholeFiles: boolean
  /**
   * Runs a statement on all readings that were stored before it.
   * @throws the errors of the engine's driver.
   */
  run<Result>(statement: Statement<Result>): Promise<Result>
  /** Creates the same for one piece of work of a reader. */
  readFor(reader: ReaderOfWork): ReadingReader
}

/** A reader: statements wait in its turn, and end when it has gone. */
export type ReaderOfWork = Omit<Reader, 'isUnderWay'>

/**
 * The time-series port: readings, by series and time. An engine implements it, and so do the layers in front
 * of one. The statements are values (`statements/`), so that a new one changes nothing here.
 */
export interface TimeSeries extends ReadingAppender, ReadingReader {
  /** Finishes running work and closes everything. */
  close(): Promise<void>
}
