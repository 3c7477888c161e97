import { existsSync } from 'node:fs'
import { type Clock, systemClock } from './clock.ts'
import type { ServerConfig } from './config.ts'
import { DatabaseIntegrity, StoreIntegrity } from './integrity/index.ts'
import { CommitMark, commitMarkName, databaseMarkName } from './storage/commit-mark.ts'
import { DataDirectory, DataDirectoryError, requireDataDirectory } from './storage/data-directory.ts'
import { openRelationalFile, requireSameKey } from './storage/open-relational-file.ts'
import type { RelationalStore } from './storage/relational/relational-store.ts'
import { openSealer, type Sealer } from './storage/sealer.ts'
import { StorageFullError } from './storage/storage-full-error.ts'
import { ChdbDriver } from './storage/time-series/drivers/chdb-driver.ts'
import { claimDatabase, requireClaim } from './storage/time-series/drivers/claim-database.ts'
import { ClickhouseDriver } from './storage/time-series/drivers/clickhouse-driver.ts'
import { ClickhouseServerError } from './storage/time-series/drivers/clickhouse-server-error.ts'
import type { TimeSeriesDriver } from './storage/time-series/drivers/time-series-driver.ts'
import { watchDriver } from './storage/time-series/drivers/watched-driver.ts'
import { EngineTimeSeries } from './storage/time-series/engine-time-series.ts'
import { JournalDamagedError } from './storage/time-series/journal/journal.ts'
import { JournaledTimeSeries } from './storage/time-series/journal/journaled-time-series.ts'
import { openJournaled } from './storage/time-series/journal/open-journaled.ts'
import { NewerTimeSeriesError } from './storage/time-series/migrations.ts'
import type { TimeSeries } from './storage/time-series/time-series.ts'

/** Everything that is durable, opened. */
export interface Stores {
  readonly relational: RelationalStore
  /** Refuses everything when its files cannot be opened; `integrity` says so. */
  readonly timeSeries: TimeSeries
  /** The journal in front of the embedded engine, when that could be opened. */
  readonly journal: JournaledTimeSeries | undefined
  readonly integrity: StoreIntegrity
  readonly database: DatabaseIntegrity
  readonly mark: CommitMark
  readonly sealer: Sealer
  /** Names this data directory for good. */
  readonly installation: string
  /** Opens the embedded engine on a directory that was just moved aside; closed with the rest. */
  reopenEngine(): Promise<TimeSeriesDriver>
  /** Finishes what runs, closes everything and lets go of the data directory. */
  close(): Promise<void>
}

/** Where the stores are. */
export type StoresConfig = Pick<ServerConfig, 'dataDir' | 'timeSeriesUrl'>

/** How the stores are opened. */
export interface StoresOptions {
  /** Whether what is missing is made: a data directory, the database on a ClickHouse server. Default true. */
  readonly mayBegin?: boolean
  /** Default that of the machine. */
  readonly clock?: Clock
  /**
   * Whether the embedded engine has a journal in front. Default true; false measures what it saves, on a
   * directory that never had one.
   */
  readonly hasJournal?: boolean
}

/**
 * Opens the stores of a data directory; this file alone names the concrete engines.
 * @throws DataDirectoryError when the directory cannot be used, SealError when its key cannot, ClickhouseServerError when
 *   the server cannot. Damaged readings are no reason.
 */
export async function openStores(
  { dataDir, timeSeriesUrl }: StoresConfig,
  { mayBegin = true, clock = systemClock, hasJournal = true }: StoresOptions = {},
): Promise<Stores> {
  if (!mayBegin) requireDataDirectory(dataDir)
  const directory = DataDirectory.open(dataDir, timeSeriesUrl === undefined ? 'chdb' : 'clickhouse')
  const { installation } = directory
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
    const { relational, found } = await openRelationalFile(path, installation, databaseMark, clock)
    opened.push(relational)
    await requireSameKey(relational, sealer, directory.file('master.key'))
    const database = await DatabaseIntegrity.load({ relational, mark: databaseMark, path }, found)
    const mark = CommitMark.open(directory.file(commitMarkName))
    opened.push(mark)
    const enginePath = timeSeriesUrl === undefined ? directory.file('time-series') : undefined
    const { notes, sequences, together } = relational
    const integrity = await StoreIntegrity.load({ notes, together, sequences, mark, enginePath })
    const open = (mayClaim: boolean) => openDriver(directory, timeSeriesUrl, mayClaim)
    const journalPath = hasJournal ? directory.file('journal') : undefined
    if (!hasJournal) requireNoJournal(directory.file('journal'))
    const { timeSeries, journal } = await openTimeSeries(integrity, journalPath, () => open(mayBegin))
    opened.push(timeSeries)
    const reopenEngine = async () => {
      const driver = await open(true)
      opened.push(await openStore(driver, integrity, journalPath))
      return driver
    }
    directory.noteFormat()
    const stores = { relational, timeSeries, journal, integrity, database, mark, sealer, installation }
    return { ...stores, reopenEngine, close }
  } catch (error) {
    await close()
    throw error
  }
}

interface OpenedTimeSeries {
  readonly timeSeries: TimeSeries
  readonly journal: JournaledTimeSeries | undefined
}

/** Opens the store of readings; one that cannot be opened is stood in for by one that refuses everything. */
async function openTimeSeries(
  integrity: StoreIntegrity,
  journalPath: string | undefined,
  open: () => Promise<TimeSeriesDriver>,
): Promise<OpenedTimeSeries> {
  const reason = integrity.inspect()
  if (reason !== undefined) return refuse(integrity, reason)
  let opened: { close(): Promise<void> } | undefined
  try {
    const watched = watchDriver(await open(), () => integrity.noteReport())
    const timeSeries = await openStore(watched, integrity, journalPath)
    opened = timeSeries
    await integrity.examine(watched)
    return { timeSeries, journal: timeSeries instanceof JournaledTimeSeries ? timeSeries : undefined }
  } catch (error) {
    await opened?.close()
    return await refuseUnusable(integrity, error)
  }
}

/**
 * The engine itself where it is a server's or no journal is wanted; the embedded one with the journal in
 * front, which is taken in first. When that fails the driver is closed.
 */
async function openStore(
  driver: TimeSeriesDriver,
  integrity: StoreIntegrity,
  journalPath: string | undefined,
): Promise<EngineTimeSeries | JournaledTimeSeries> {
  try {
    const engine = await EngineTimeSeries.open(driver)
    if (integrity.parts.enginePath === undefined || journalPath === undefined) return engine
    const { store, missing } = await openJournaled(engine, driver, journalPath)
    await integrity.noteMissingSegments(missing)
    return store
  } catch (error) {
    await driver.close()
    throw error
  }
}

/** Readings that were acknowledged may be in a journal: nothing is opened without it. */
function requireNoJournal(path: string): void {
  if (existsSync(path)) throw new DataDirectoryError(`${path} is there, and would be left out.`)
}

async function refuseUnusable(integrity: StoreIntegrity, error: unknown): Promise<OpenedTimeSeries> {
  const { enginePath } = integrity.parts
  if (error instanceof NewerTimeSeriesError || error instanceof JournalDamagedError) {
    throw new DataDirectoryError(error.message, { cause: error })
  }
  if (error instanceof DataDirectoryError) throw error
  if (enginePath === undefined) throw toServerError(error)
  if (error instanceof StorageFullError) {
    const sentence =
      'The disk is full: readings that were acknowledged wait in the journal for room. Nothing is lost; make room and start again.'
    throw new DataDirectoryError(sentence, { cause: error })
  }
  const words = error instanceof Error ? error.message.slice(0, 300) : String(error)
  const sentence = `the engine cannot open ${enginePath}: ${words}`
  if (integrity.hasReadings) return refuse(integrity, sentence)
  throw new DataDirectoryError(
    `${sentence}. It holds no readings that are known of: move it aside and start again.`,
    { cause: error },
  )
}

/** What goes wrong before anything is served is its operator's to mend: rights, rooms, a server that went away again. */
function toServerError(error: unknown): unknown {
  const isKnown = error instanceof ClickhouseServerError || ourMistakes.some((kind) => error instanceof kind)
  if (isKnown || !(error instanceof Error)) return error
  return new ClickhouseServerError(`The ClickHouse server cannot be used: ${error.message}`, { cause: error })
}

const ourMistakes = [TypeError, RangeError, ReferenceError, SyntaxError]

async function refuse(integrity: StoreIntegrity, reason: string): Promise<OpenedTimeSeries> {
  await integrity.refuse(reason)
  return { timeSeries: EngineTimeSeries.unavailable(reason), journal: undefined }
}

async function openDriver(
  directory: DataDirectory,
  url: string | undefined,
  mayClaim: boolean,
): Promise<TimeSeriesDriver> {
  if (url === undefined) return new ChdbDriver(directory.file('time-series'))
  const driver = await ClickhouseDriver.connect(url)
  if (!mayClaim) await requireClaim(driver)
  await claimDatabase(driver, directory.installation)
  return driver
}
