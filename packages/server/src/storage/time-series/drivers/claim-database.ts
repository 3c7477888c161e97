import { durability } from '../migrations.ts'
import { ClickhouseServerError } from './clickhouse-server-error.ts'
import { queryRows } from './query-rows.ts'
import type { TimeSeriesDriver } from './time-series-driver.ts'

/**
 * Makes the database on a server that of one data directory, or finds that it is. Series are numbers there,
 * and the meaning of a number stands in the data directory: under another one, readings would show up as
 * those of other sensors.
 * @param installation name of the data directory.
 * @throws ClickhouseServerError when the database belongs to another.
 */
export async function claimDatabase(driver: TimeSeriesDriver, installation: string): Promise<void> {
  await driver.execute('CREATE DATABASE IF NOT EXISTS lightfi')
  await driver.execute(
    `CREATE TABLE IF NOT EXISTS lightfi.installation (id String) ENGINE = MergeTree ORDER BY id SETTINGS ${durability}`,
  )
  await driver.execute(
    'INSERT INTO lightfi.installation SELECT {id:String} WHERE (SELECT count() FROM lightfi.installation) = 0',
    { id: installation },
  )
  const owners = await queryRows<[string]>(driver, 'SELECT id FROM lightfi.installation', {})
  if (owners.every(([owner]) => owner === installation)) return
  throw new ClickhouseServerError(
    'The database "lightfi" on the ClickHouse server belongs to another data directory. Use that one, or a server of its own for each.',
  )
}

/**
 * Makes sure that there is a database, whoever owns it, and makes none.
 * @throws ClickhouseServerError when the server has none.
 */
export async function requireClaim(driver: TimeSeriesDriver): Promise<void> {
  const found = await queryRows(
    driver,
    "SELECT name FROM system.tables WHERE database = 'lightfi' AND name = 'installation'",
    {},
  )
  if (found.length > 0) return
  throw new ClickhouseServerError(
    'The ClickHouse server has no database of LightFi. Nothing was made or changed. Set LIGHTFI_TIME_SERIES_URL to the server that has the readings.',
  )
}

/**
 * Makes sure that a server has no readings, for a restore.
 * @throws ClickhouseServerError when it has tables.
 */
export async function requireNoTables(driver: TimeSeriesDriver): Promise<void> {
  const found = await queryRows(
    driver,
    "SELECT name FROM system.tables WHERE database = 'lightfi' LIMIT 1",
    {},
  )
  if (found.length === 0) return
  throw new ClickhouseServerError(
    'The ClickHouse server has a database "lightfi" with tables, and a restore replaces nothing. Drop it when it is left from a restore that was not ended; otherwise set LIGHTFI_TIME_SERIES_URL to another server.',
  )
}
