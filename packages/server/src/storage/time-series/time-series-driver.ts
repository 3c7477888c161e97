/** A value bound into a statement by the engine, never spliced into its text. */
export type StatementParameters = Readonly<
  Record<string, string | number | readonly string[] | readonly number[]>
>

/** The result formats in use; none has a header, so that pages can be joined. */
export type ResultFormat = 'JSONCompactEachRow' | 'JSONEachRow' | 'CustomSeparated'

/** The store has more waiting work than it accepts; nothing was done. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError'
}

/**
 * How statements reach a ClickHouse engine. Two engines speak the same dialect, so a driver is transport only:
 * embedded sessions, or HTTP to a cluster.
 *
 * Every setting a statement needs stands in its own `SETTINGS` clause, since drivers differ in what else they carry
 * from one statement to the next.
 */
export interface TimeSeriesDriver {
  /** Runs a statement that returns nothing; one after the other, and never while rows are inserted. */
  execute(statement: string, parameters?: StatementParameters): Promise<void>
  /**
   * Runs a query and returns its whole result; callers bound the number of rows.
   * @throws StoreBusyError when too many queries wait.
   */
  query(statement: string, parameters: StatementParameters, format: ResultFormat): Promise<Uint8Array>
  /** Inserts CSV rows; they are durable when the promise resolves, and none is stored when it rejects. */
  insertCsv(table: string, columns: readonly string[], csv: Buffer): Promise<void>
  /** Waits for running statements, then releases the engine. */
  close(): Promise<void>
}
