import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from './clock.ts'
import type { StoreIntegrity } from './integrity/index.ts'
import { isOurMistake } from './is-our-mistake.ts'
import { type DataDirectory, DataDirectoryError } from './storage/data-directory.ts'
import type { StatementWatch } from './storage/statement-watch.ts'
import { StorageFullError } from './storage/storage-full-error.ts'
import { ChdbDriver } from './storage/time-series/drivers/chdb-driver.ts'
import { claimDatabase, requireClaim, requireNoTables } from './storage/time-series/drivers/claim-database.ts'
import { ClickhouseDriver } from './storage/time-series/drivers/clickhouse-driver.ts'
import { ClickhouseServerError } from './storage/time-series/drivers/clickhouse-server-error.ts'
import type { TimeSeriesDriver } from './storage/time-series/drivers/time-series-driver.ts'
import { watchDriver } from './storage/time-series/drivers/watched-driver.ts'
import { EngineTimeSeries } from './storage/time-series/engine-time-series.ts'
import { JournalDamagedError } from './storage/time-series/journal/journal.ts'
import { JournalFailedError } from './storage/time-series/journal/journal-writer.ts'
import { JournaledTimeSeries, type TakeRules } from './storage/time-series/journal/journaled-time-series.ts'
import { openJournaled } from './storage/time-series/journal/open-journaled.ts'
import { NewerTimeSeriesError } from './storage/time-series/migrations.ts'
import type { RecentRules } from './storage/time-series/recent/recent-memory.ts'
import { RecentTimeSeries } from './storage/time-series/recent/recent-time-series.ts'
import type { TimeSeries } from './storage/time-series/time-series.ts'

/** The place of readings, and the layers in front of it. */
export interface TimeSeriesParts {
  readonly directory: DataDirectory
  readonly integrity: StoreIntegrity
  readonly clock: Clock
  /** The address of a ClickHouse server; undefined for the embedded engine. */
  readonly url: string | undefined
  /** True when the embedded engine has a journal in front. */
  readonly hasJournal: boolean
  readonly takeRules: Partial<TakeRules> | undefined
  readonly recentRules: Partial<RecentRules>
  readonly statements: StatementWatch
}

/** The store of readings, opened. */
export interface OpenedTimeSeries {
  readonly timeSeries: TimeSeries
  /** The journal in front of the embedded engine, when that could be opened. */
  readonly journal: JournaledTimeSeries | undefined
  /** Forgets the data in memory: the store was changed by other ways than its own. */
  forgetRecent(): void
}

/**
 * Opens the store of readings: an engine, a journal in front of it where it is embedded, and the newest data
 * in memory. A store that refuses everything stands in for one that cannot be opened.
 * @param mayClaim true when the database of a server may be made and taken.
 */
export async function openTimeSeries(parts: TimeSeriesParts, mayClaim: boolean): Promise<OpenedTimeSeries> {
  const { integrity, directory, recentRules, clock } = parts
  if (!parts.hasJournal) requireNoJournal(directory.file(journalName))
  const reason = integrity.inspect()
  if (reason !== undefined) return refuse(integrity, reason)
  let opened: { close(): Promise<void> } | undefined
  try {
    const driver = watchDriver(await openDriver(parts, mayClaim), parts.statements, () =>
      integrity.noteReport(),
    )
    const store = await openStore(driver, parts)
    opened = store
    await integrity.examine(driver)
    const timeSeries = new RecentTimeSeries(store, recentRules, clock)
    return {
      timeSeries,
      journal: store instanceof JournaledTimeSeries ? store : undefined,
      forgetRecent: () => timeSeries.forget(),
    }
  } catch (error) {
    await opened?.close()
    return await refuseUnusable(integrity, error)
  }
}

/**
 * Opens the embedded engine anew, on a directory that was just moved aside; it takes in the readings of the
 * journal.
 */
export async function reopenEngine(
  parts: TimeSeriesParts,
): Promise<{ driver: TimeSeriesDriver; store: { close(): Promise<void> } }> {
  const driver = await openDriver(parts, true)
  return { driver, store: await openStore(driver, parts) }
}

/**
 * Opens an engine that has no readings yet, for a restore.
 * @param dataDir the directory of the embedded engine; not used with an address.
 * @throws ClickhouseServerError, also when the server has readings.
 */
export async function openEmptyEngine(dataDir: string, url: string | undefined): Promise<TimeSeriesDriver> {
  if (url === undefined) return new ChdbDriver(join(dataDir, engineName))
  const driver = await ClickhouseDriver.connect(url)
  await requireNoTables(driver)
  return driver
}

const journalName = 'journal'
const engineName = 'time-series'

/**
 * Opens the engine itself where it is a server's or no journal is wanted; the embedded one with the journal
 * in front, which is taken in first. When that fails the driver is closed.
 */
async function openStore(
  driver: TimeSeriesDriver,
  { integrity, directory, hasJournal, takeRules }: TimeSeriesParts,
): Promise<EngineTimeSeries | JournaledTimeSeries> {
  try {
    const engine = await EngineTimeSeries.open(driver)
    if (integrity.parts.enginePath === undefined || !hasJournal) return engine
    return await openJournaled(engine, driver, directory.file(journalName), {
      noteMissing: (names) => integrity.noteMissingSegments(names),
      rules: takeRules,
    })
  } catch (error) {
    await driver.close()
    throw toJournalRefusal(error)
  }
}

/** Requires that there is no journal. It may hold acknowledged readings, so nothing is opened without it. */
function requireNoJournal(path: string): void {
  if (existsSync(path)) throw new DataDirectoryError(`${path} is there, and would be left out.`)
}

/** Refuses to open a damaged journal, which no repair of the engine's files could mend. */
function toJournalRefusal(error: unknown): unknown {
  if (error instanceof JournalDamagedError) return new DataDirectoryError(error.message, { cause: error })
  if (!(error instanceof JournalFailedError)) return error
  const sentence = `The journal of the readings cannot be written: ${error.message}. Nothing of it is lost; look after the disk, and start again.`
  return new DataDirectoryError(sentence, { cause: error })
}

async function refuseUnusable(integrity: StoreIntegrity, error: unknown): Promise<OpenedTimeSeries> {
  const { enginePath } = integrity.parts
  if (error instanceof NewerTimeSeriesError) {
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

/**
 * Turns an error from before the serving into one that its operator can mend: rights, rooms, a server that
 * went away again.
 */
function toServerError(error: unknown): unknown {
  const isKnown = error instanceof ClickhouseServerError || isOurMistake(error)
  if (isKnown || !(error instanceof Error)) return error
  return new ClickhouseServerError(`The ClickHouse server cannot be used: ${error.message}`, { cause: error })
}

async function refuse(integrity: StoreIntegrity, reason: string): Promise<OpenedTimeSeries> {
  await integrity.refuse(reason)
  return {
    timeSeries: EngineTimeSeries.unavailable(reason),
    journal: undefined,
    forgetRecent: () => {},
  }
}

async function openDriver(
  { directory, url }: Pick<TimeSeriesParts, 'directory' | 'url'>,
  mayClaim: boolean,
): Promise<TimeSeriesDriver> {
  if (url === undefined) return new ChdbDriver(directory.file(engineName))
  const driver = await ClickhouseDriver.connect(url)
  if (!mayClaim) await requireClaim(driver)
  await claimDatabase(driver, directory.installation)
  return driver
}
