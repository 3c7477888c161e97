import { queryRows } from '../drivers/query-rows.ts'
import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'

/**
 * Measures the bytes of tables on the disk of the engine.
 * @param tables names without that of the database.
 * @param known names of parts that are left out.
 */
export async function measureTables(
  driver: TimeSeriesDriver,
  tables: readonly string[],
  known: ReadonlySet<string>,
): Promise<number> {
  const rows = await queryRows<[string, number]>(
    driver,
    `SELECT name, bytes_on_disk FROM system.parts
     WHERE active AND database = 'lightfi' AND table IN {tables:Array(String)}
     SETTINGS output_format_json_quote_64bit_integers = 0`,
    { tables },
  )
  return rows.filter(([name]) => !known.has(name)).reduce((sum, [, bytes]) => sum + bytes, 0)
}
