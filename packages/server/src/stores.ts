import { DataDirectory } from './storage/data-directory.ts'
import { openRelationalStore, type RelationalStore } from './storage/relational/relational-store.ts'
import { createSqliteDialect } from './storage/relational/sqlite-dialect.ts'
import { openSealer, type Sealer } from './storage/sealer.ts'
import { ChdbDriver } from './storage/time-series/chdb-driver.ts'
import { TimeSeriesStore } from './storage/time-series/time-series-store.ts'

/** Everything that is durable, opened. */
export interface Stores {
  readonly relational: RelationalStore
  readonly timeSeries: TimeSeriesStore
  readonly sealer: Sealer
  /** Finishes what runs, closes everything and lets go of the data directory. */
  close(): Promise<void>
}

/**
 * Opens the embedded stores in a data directory; this file alone names the concrete engines.
 * @throws DataDirectoryError when the directory cannot be used.
 */
export async function openStores(dataDir: string): Promise<Stores> {
  const directory = DataDirectory.open(dataDir)
  const opened: { close(): Promise<void> }[] = [{ close: async () => directory.release() }]
  const close = async () => {
    for (const part of opened.reverse()) await part.close()
  }
  try {
    const sealer = openSealer(directory.file('master.key'))
    const relational = await openRelationalStore(createSqliteDialect(directory.file('lightfi.sqlite')))
    opened.push(relational)
    const timeSeries = await TimeSeriesStore.open(new ChdbDriver(directory.file('time-series')))
    opened.push(timeSeries)
    return { relational, timeSeries, sealer, close }
  } catch (error) {
    await close()
    throw error
  }
}
