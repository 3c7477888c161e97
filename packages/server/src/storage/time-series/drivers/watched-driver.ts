import { StoreDamagedError, type TimeSeriesDriver } from './time-series-driver.ts'

/** Passes everything on to a driver, and reports each failure that comes from damaged files. */
export function watchDriver(
  driver: TimeSeriesDriver,
  onDamage: (error: StoreDamagedError) => void,
): TimeSeriesDriver {
  async function watch<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work
    } catch (error) {
      if (error instanceof StoreDamagedError) onDamage(error)
      throw error
    }
  }
  return {
    hasWholeFiles: driver.hasWholeFiles,
    execute: (statement, parameters) => watch(driver.execute(statement, parameters)),
    query: (statement, parameters, format, reader) =>
      watch(driver.query(statement, parameters, format, reader)),
    queryFile: (query) => watch(driver.queryFile(query)),
    insertRows: (rows) => watch(driver.insertRows(rows)),
    close: () => driver.close(),
  }
}
