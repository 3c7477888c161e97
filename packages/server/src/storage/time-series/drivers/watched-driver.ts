import type { StatementKind, StatementWatch } from '../../statement-watch.ts'
import { StoreDamagedError, type TimeSeriesDriver } from './time-series-driver.ts'

/**
 * Passes everything on to a driver, reports each failure that comes from damaged files, and tells the end of
 * each statement.
 */
export function watchDriver(
  driver: TimeSeriesDriver,
  statements: StatementWatch,
  onDamage: (error: StoreDamagedError) => void,
): TimeSeriesDriver {
  async function watch<Result>(kind: StatementKind, work: () => Promise<Result>): Promise<Result> {
    try {
      return await statements.run('readings', kind, work)
    } catch (error) {
      if (error instanceof StoreDamagedError) onDamage(error)
      throw error
    }
  }
  return {
    hasWholeFiles: driver.hasWholeFiles,
    execute: (statement, parameters) => watch('execute', () => driver.execute(statement, parameters)),
    query: (statement, parameters, format, reader) =>
      watch('query', () => driver.query(statement, parameters, format, reader)),
    queryFile: (query) => watch('file', () => driver.queryFile(query)),
    insertRows: (rows) => watch('insert', () => driver.insertRows(rows)),
    close: () => driver.close(),
  }
}
