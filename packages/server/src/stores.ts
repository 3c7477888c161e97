import { type Clock, systemClock } from './clock.ts'
import type { ServerConfig } from './config.ts'
import { DatabaseIntegrity, StoreIntegrity } from './integrity/index.ts'
import { type OpenedTimeSeries, openTimeSeries, reopenEngine } from './open-time-series.ts'
import { SerialQueue } from './serial-queue.ts'
import { CommitMark, commitMarkName, databaseMarkName } from './storage/commit-mark.ts'
import { DataDirectory, requireDataDirectory } from './storage/data-directory.ts'
import { openRelationalFile, requireSameKey } from './storage/open-relational-file.ts'
import type { RelationalStore } from './storage/relational/relational-store.ts'
import { openSealer, type Sealer } from './storage/sealer.ts'
import { StatementWatch } from './storage/statement-watch.ts'
import type { TimeSeriesDriver } from './storage/time-series/drivers/time-series-driver.ts'
import type { TakeRules } from './storage/time-series/journal/journaled-time-series.ts'

/**
 * All durable stores, opened. Readings are refused when their files cannot be opened; `integrity` says so.
 */
export interface Stores extends OpenedTimeSeries {
  readonly relational: RelationalStore
  readonly integrity: StoreIntegrity
  readonly database: DatabaseIntegrity
  readonly mark: CommitMark
  readonly sealer: Sealer
  /** Tells how statements to both stores ended. */
  readonly statements: StatementWatch
  /** The turns of whatever deletes readings, and of those in whose work nothing may be deleted. */
  readonly deletions: SerialQueue
  /** The lasting name of this data directory. */
  readonly installation: string
  /** Opens the embedded engine on a directory that was just moved aside; closed with the rest. */
  reopenEngine(): Promise<TimeSeriesDriver>
  /** Finishes running work, closes everything and lets go of the data directory. */
  close(): Promise<void>
}

/** The place of the stores, and the memory that they may take. */
export type StoresConfig = Pick<ServerConfig, 'dataDir' | 'timeSeriesUrl' | 'recentMemoryMib'>

/** The options for opening the stores. */
export interface StoresOptions {
  /**
   * True when missing stores are made: a data directory, the database on a ClickHouse server. Default true.
   */
  readonly mayBegin?: boolean
  /** Default the clock of the machine. */
  readonly clock?: Clock
  /**
   * True when the embedded engine has a journal in front. Default true; false measures what it saves, on a
   * directory that never had one.
   */
  readonly hasJournal?: boolean
  /**
   * The rules by which the embedded engine takes in the readings of the journal; tests make it do so often.
   */
  readonly takeRules?: Partial<TakeRules> | undefined
}

/**
 * Opens the stores of a data directory; this file and `open-time-series.ts` alone name the concrete engines.
 * @throws DataDirectoryError when the directory cannot be used, SealError when its key cannot,
 *   ClickhouseServerError when the server cannot. Damaged readings are no reason.
 */
export async function openStores(
  { dataDir, timeSeriesUrl, recentMemoryMib }: StoresConfig,
  { mayBegin = true, clock = systemClock, hasJournal = true, takeRules }: StoresOptions = {},
): Promise<Stores> {
  if (!mayBegin) requireDataDirectory(dataDir)
  const directory = DataDirectory.open(dataDir, timeSeriesUrl === undefined ? 'chdb' : 'clickhouse')
  const { installation } = directory
  const statements = new StatementWatch()
  const opened: { close(): Promise<void> | void }[] = [{ close: () => directory.release() }]
  const close = async () => {
    // Each part is closed once, however often this is called.
    for (const part of opened.splice(0).reverse()) await part.close()
  }
  try {
    const sealer = openSealer(directory.file('master.key'))
    const databaseMark = CommitMark.open(directory.file(databaseMarkName))
    opened.push(databaseMark)
    const path = directory.file('lightfi.sqlite')
    const { relational, found } = await openRelationalFile({
      path,
      installation,
      mark: databaseMark,
      clock,
      statements,
    })
    opened.push(relational)
    await requireSameKey(relational, sealer, directory.file('master.key'))
    const database = await DatabaseIntegrity.load({ relational, mark: databaseMark, clock, path }, found)
    const mark = CommitMark.open(directory.file(commitMarkName))
    opened.push(mark)
    const enginePath = timeSeriesUrl === undefined ? directory.file('time-series') : undefined
    const { notes, sequences, together } = relational
    const integrity = await StoreIntegrity.load({ notes, together, sequences, mark, clock, enginePath })
    const recentRules = recentMemoryMib === undefined ? {} : { maxBytes: recentMemoryMib * 1024 ** 2 }
    const engine = { url: timeSeriesUrl, hasJournal, takeRules, recentRules }
    const parts = { directory, integrity, clock, statements, ...engine }
    const readings = await openTimeSeries(parts, mayBegin)
    opened.push(readings.timeSeries)
    directory.noteFormat()
    return {
      ...readings,
      relational,
      integrity,
      database,
      mark,
      sealer,
      statements,
      installation,
      deletions: new SerialQueue(),
      reopenEngine: async () => {
        const { driver, store } = await reopenEngine(parts)
        opened.push(store)
        return driver
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
