import type { Reader } from './drivers/time-series-driver.ts'
import type { StoredReading } from './reading.ts'
import type { Statement } from './statement.ts'

/** Takes readings in. */
export interface ReadingAppender {
  /**
   * Stores readings under one sequence number. They are durable when the promise resolves, and every statement that begins
   * from then on sees them; all or none are stored. The same series and time again replaces the value of a lower sequence;
   * within one call each pair may occur once. One call at a time, and sequences rise.
   * @throws RangeError when a value or a time is not finite; nothing is stored.
   */
  append(readings: readonly StoredReading[], sequence: number): Promise<void>
}

/** Answers what is asked of the readings. */
export interface ReadingReader {
  /** Whether files of rows are whole when they are handed out; see `TimeSeriesDriver`. */
  readonly hasWholeFiles: boolean
  /**
   * Runs a statement on all readings that were stored before it.
   * @throws what the driver of the engine throws.
   */
  run<Result>(statement: Statement<Result>): Promise<Result>
  /** The same for one piece of work of a reader's. */
  readFor(reader: ReaderOfWork): ReadingReader
}

/** Who reads: statements wait in the reader's turn, and end when the reader has gone. */
export type ReaderOfWork = Omit<Reader, 'isUnderWay'>

/**
 * The time-series port: readings, by series and time. An engine implements it, and so does what stands in front of one.
 * The statements are values of their own (`statements/`), so that a new one changes nothing here.
 */
export interface TimeSeries extends ReadingAppender, ReadingReader {
  /** Finishes what runs and closes everything. */
  close(): Promise<void>
}
