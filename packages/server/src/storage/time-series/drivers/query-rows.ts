import type { StatementParameters, TimeSeriesDriver } from './time-series-driver.ts'

/**
 * Reads the rows of a query, each a list of its columns' values; callers bound their number.
 * @throws StoreBusyError when too many queries wait.
 */
export async function queryRows<Row extends readonly unknown[]>(
  driver: TimeSeriesDriver,
  statement: string,
  parameters: StatementParameters,
): Promise<Row[]> {
  const result = await driver.query(statement, parameters, 'JSONCompactEachRow')
  const lines = Buffer.from(result.buffer, result.byteOffset, result.byteLength).toString().split('\n')
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Row)
}
