import type { ServerConfig } from './config.ts'
import { DataDirectory } from './storage/data-directory.ts'
import { openRelationalStore, type RelationalStore } from './storage/relational/relational-store.ts'
import { createSqliteDialect } from './storage/relational/sqlite-dialect.ts'
import { openSealer, type Sealer } from './storage/sealer.ts'
import { ChdbDriver } from './storage/time-series/chdb-driver.ts'
import { claimDatabase } from './storage/time-series/claim-database.ts'
import { ClickhouseDriver } from './storage/time-series/clickhouse-driver.ts'
import type { TimeSeriesDriver } from './storage/time-series/time-series-driver.ts'
import { TimeSeriesStore } from './storage/time-series/time-series-store.ts'

/** Everything that is durable, opened. */
export interface Stores {
  readonly relational: RelationalStore
  readonly timeSeries: TimeSeriesStore
  readonly sealer: Sealer
  /** Names this data directory for good. */
  readonly installation: string
  /** Finishes what runs, closes everything and lets go of the data directory. */
  close(): Promise<void>
}

/** Where the stores are. */
export type StoresConfig = Pick<ServerConfig, 'dataDir' | 'timeSeriesUrl'>

/**
 * Opens the stores of a data directory; this file alone names the concrete engines.
 * @throws DataDirectoryError when the directory cannot be used, ClickhouseServerError when the server cannot.
 */
export async function openStores({ dataDir, timeSeriesUrl }: StoresConfig): Promise<Stores> {
  const directory = DataDirectory.open(dataDir, timeSeriesUrl === undefined ? 'chdb' : 'clickhouse')
  const opened: { close(): Promise<void> }[] = [{ close: async () => directory.release() }]
  const close = async () => {
    for (const part of opened.reverse()) await part.close()
  }
  try {
    const sealer = openSealer(directory.file('master.key'))
    const relational = await openRelationalStore(createSqliteDialect(directory.file('lightfi.sqlite')))
    opened.push(relational)
    const timeSeries = await TimeSeriesStore.open(await openDriver(directory, timeSeriesUrl))
    opened.push(timeSeries)
    return { relational, timeSeries, sealer, installation: directory.installation, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function openDriver(directory: DataDirectory, url: string | undefined): Promise<TimeSeriesDriver> {
  if (url === undefined) return new ChdbDriver(directory.file('time-series'))
  const driver = await ClickhouseDriver.connect(url)
  await claimDatabase(driver, directory.installation)
  return driver
}
