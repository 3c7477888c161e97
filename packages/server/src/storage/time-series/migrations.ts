import { queryRows } from './drivers/query-rows.ts'
import type { TimeSeriesDriver } from './drivers/time-series-driver.ts'

/**
 * The settings without which an acknowledged insert may sit in the page cache, or its source parts may be
 * deleted before the merged part has reached the disk.
 */
export const durability = `
  fsync_after_insert = 1,
  fsync_part_directory = 1,
  min_rows_to_fsync_after_merge = 1,
  old_parts_lifetime = 480`

/**
 * The statements of each schema version, in order; they only add or widen. One row per (series, time)
 * survives a merge, the one with the highest sequence. Integer series ids, delta codecs and small granules
 * keep a reading under 3 bytes and a short range at a few granules (see docs/adr/0002).
 */
const versions: readonly (readonly string[])[] = [
  [
    `CREATE TABLE IF NOT EXISTS lightfi.readings (
      series UInt32 CODEC(Delta, ZSTD),
      time DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD),
      value Float64 CODEC(Gorilla, ZSTD),
      sequence UInt64 CODEC(Delta, ZSTD),
      INDEX sequence_index sequence TYPE minmax GRANULARITY 1
    ) ENGINE = ReplacingMergeTree(sequence)
    ORDER BY (series, time)
    SETTINGS index_granularity = 1024, ${durability}`,
  ],
  [
    // quick to decode rather than small (docs/adr/0006)
    `CREATE TABLE IF NOT EXISTS lightfi.quarters (
      series UInt32 CODEC(Delta, ZSTD),
      quarter UInt32 CODEC(Delta, ZSTD),
      count UInt32 CODEC(Delta, ZSTD),
      min Float64 CODEC(LZ4),
      max Float64 CODEC(LZ4),
      sum Float64 CODEC(LZ4),
      covered_ms UInt32 CODEC(Delta, ZSTD),
      covered_from Array(UInt32) CODEC(ZSTD),
      covered_to Array(UInt32) CODEC(ZSTD),
      sequence UInt64 CODEC(Delta, ZSTD)
    ) ENGINE = ReplacingMergeTree(sequence)
    ORDER BY (series, quarter)
    SETTINGS index_granularity = 8192, ${durability}`,
    `CREATE TABLE IF NOT EXISTS lightfi.rollup_progress (
      id UInt8,
      until_ms Int64,
      sequence UInt64,
      rules String,
      saved UInt64
    ) ENGINE = ReplacingMergeTree(saved)
    ORDER BY id
    SETTINGS ${durability}`,
  ],
  [
    // The figures of expired days, whose readings are gone: never emptied (docs/adr/0029).
    `CREATE TABLE IF NOT EXISTS lightfi.kept (
      series UInt32 CODEC(Delta, ZSTD),
      start UInt32 CODEC(DoubleDelta, ZSTD),
      readings UInt32 CODEC(ZSTD),
      low Float64 CODEC(ZSTD),
      high Float64 CODEC(ZSTD),
      total Float64 CODEC(ZSTD),
      newest Float64 CODEC(ZSTD),
      covered_ms UInt32 CODEC(ZSTD),
      covered_from Array(UInt32) CODEC(ZSTD),
      covered_to Array(UInt32) CODEC(ZSTD),
      active_from Array(UInt32) CODEC(ZSTD),
      active_to Array(UInt32) CODEC(ZSTD),
      version UInt64 CODEC(Delta, ZSTD)
    ) ENGINE = ReplacingMergeTree(version)
    ORDER BY (series, start)
    SETTINGS index_granularity = 8192, ${durability}`,
  ],
]

/** The error of a schema of a newer release. */
export class NewerTimeSeriesError extends Error {
  override readonly name = 'NewerTimeSeriesError'
}

/** The tables of the newest version; a table whose definition was removed is made again, empty. */
const tableNames = ['readings', 'quarters', 'rollup_progress', 'kept']

/**
 * Brings the time-series schema up to date; repeating it changes nothing.
 * @throws NewerTimeSeriesError
 */
export async function migrateTimeSeries(driver: TimeSeriesDriver): Promise<void> {
  await driver.execute('CREATE DATABASE IF NOT EXISTS lightfi')
  await driver.execute(
    `CREATE TABLE IF NOT EXISTS lightfi.schema_versions (version UInt32) ENGINE = MergeTree ORDER BY version SETTINGS ${durability}`,
  )
  const current = await readVersion(driver)
  if (current > versions.length) {
    throw new NewerTimeSeriesError(
      `The readings were written by a newer release: their schema has version ${current}, this one knows up to ${versions.length}. Use that release.`,
    )
  }
  const isWhole = current < versions.length || (await hasAllTables(driver))
  for (const [index, statements] of versions.entries()) {
    if (index < current && isWhole) continue
    for (const statement of statements) await driver.execute(statement)
    if (index >= current) await driver.execute(`INSERT INTO lightfi.schema_versions VALUES (${index + 1})`)
  }
}

async function hasAllTables(driver: TimeSeriesDriver): Promise<boolean> {
  const rows = await queryRows<[string]>(
    driver,
    "SELECT name FROM system.tables WHERE database = 'lightfi'",
    {},
  )
  return tableNames.every((table) => rows.some(([name]) => name === table))
}

async function readVersion(driver: TimeSeriesDriver): Promise<number> {
  const [row] = await queryRows<[number]>(driver, 'SELECT max(version) FROM lightfi.schema_versions', {})
  return row?.[0] ?? 0
}
