import {
  chmodSync,
  copyFileSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Clock, systemClock } from '../clock.ts'
import { CommitMark, databaseMarkName } from '../storage/commit-mark.ts'
import { readInstallation, renameInstallation } from '../storage/data-directory.ts'
import { explainFileFailure } from '../storage/explain-file-failure.ts'
import { FileLock } from '../storage/file-lock.ts'
import { findRealPath } from '../storage/find-real-path.ts'
import { openRelationalFile } from '../storage/open-relational-file.ts'
import type { RelationalStore } from '../storage/relational/relational-store.ts'
import { fingerprintKey } from '../storage/sealer.ts'
import { StatementWatch } from '../storage/statement-watch.ts'
import { nameFullStorage, StorageFullError } from '../storage/storage-full-error.ts'
import { syncTree } from '../storage/sync-tree.ts'
import { EngineBackupError, restoreTables } from '../storage/time-series/backup/engine-backup.ts'
import type { TimeSeriesDriver } from '../storage/time-series/drivers/time-series-driver.ts'
import { EngineTimeSeries } from '../storage/time-series/engine-time-series.ts'
import { saveRollupProgress } from '../storage/time-series/statements/rollup-progress.ts'
import { adoptDatabase, makeCopy } from './adopt-database.ts'
import type { Backup } from './backup-directory.ts'
import { BackupError } from './backup-error.ts'
import { isFull, requireRoom } from './require-room.ts'
import { tableStages } from './table-stages.ts'
import { tellGrowth } from './tell-growth.ts'
import { verifyBackup } from './verify-backup.ts'

/** What is restored, and where. */
export interface RestorePlan {
  readonly backup: Backup
  /** The directory that the backup is in. */
  readonly directory: string
  /** The data directory that is made: it must not exist, or be empty. */
  readonly dataDir: string
  /** The key of the data directory that the backup is of. */
  readonly keyFile: string
  /** True when the result is served beside what it is a copy of. */
  readonly isCopy: boolean
}

/** The functions that a restore uses. */
export interface RestoreParts {
  readonly signal: AbortSignal
  /** Is told what is being done. */
  tell(progress: string): void
  /** Opens the engine of the readings, empty. @param dataDir what becomes the data directory. */
  openEngine(dataDir: string): Promise<TimeSeriesDriver>
  /** Opens all stores as a server does, and reads every stored reading. @throws when something is damaged. */
  verifyStores(dataDir: string): Promise<void>
  readonly clock?: Clock
}

/**
 * Restores a backup into a new data directory. It gets its name when everything is there, was read through
 * and is durable; what is left of one that failed is removed by the next.
 * @throws BackupError, SealError; the errors of the stores; the reason of the signal.
 */
export async function restoreBackup(plan: RestorePlan, parts: RestoreParts): Promise<void> {
  const dataDir = findRealPath(plan.dataDir)
  requireFree(dataDir)
  requireKey(plan.backup, plan.keyFile)
  const staging = `${dataDir}.restoring`
  try {
    const lock = holdStaging(staging, dataDir)
    try {
      await restoreInto(staging, { ...plan, dataDir }, parts)
    } finally {
      lock.release()
    }
  } catch (error) {
    throw nameFailure(error, dataDir, staging)
  }
}

/** The name of the file by which two restores into one directory know each other. */
const lockName = 'restore.lock'

/**
 * Makes the directory in which a restore works, empty, and keeps others from it.
 * @throws BackupError when another restore works there.
 */
function holdStaging(staging: string, dataDir: string): FileLock {
  mkdirSync(staging, { recursive: true, mode: 0o700 })
  const lock = FileLock.take(join(staging, lockName))
  if (!lock) {
    throw new BackupError(`Another restore into ${dataDir} is under way. Wait for its end, or stop it.`)
  }
  for (const name of readdirSync(staging)) {
    if (name !== lockName) rmSync(join(staging, name), { recursive: true, force: true })
  }
  return lock
}

async function restoreInto(staging: string, plan: RestorePlan, parts: RestoreParts): Promise<void> {
  const { backup, directory, dataDir } = plan
  const { signal, tell } = parts
  try {
    tell('Reading the files of the backup')
    const base = await verifyBackup(backup, directory, signal)
    const bytes = backup.list.bytes + (base?.list.bytes ?? 0)
    requireRoom({ directory: staging, bytes, besides: undefined })
    await fill(staging, { ...plan, base }, parts)
    tell('Reading everything that was restored')
    await parts.verifyStores(staging)
    signal.throwIfAborted()
    rmSync(join(staging, lockName))
    if (existsSync(dataDir)) {
      giveTo(staging, statSync(dataDir))
      rmdirSync(dataDir)
    }
    syncTree(staging)
    renameSync(staging, dataDir)
    syncTree(dirname(dataDir), 'itself')
  } catch (error) {
    const named = nameFailure(error, dataDir, staging)
    rmSync(staging, { recursive: true, force: true })
    throw named
  }
}

/** Gives everything below a directory to the owner of another one, as far as this user may. */
function giveTo(directory: string, { uid, gid }: Pick<Stats, 'uid' | 'gid'>): void {
  if (process.getuid?.() !== 0) return
  for (const name of ['', ...readdirSync(directory, { recursive: true, encoding: 'utf8' })]) {
    lchownSync(join(directory, name), uid, gid)
  }
}

/** @throws BackupError when there is something at the place of the data directory. */
function requireFree(dataDir: string): void {
  try {
    if (!existsSync(dataDir)) return
    const isEmpty = readdirSync(dataDir).length === 0
    if (isEmpty && statSync(dataDir).dev === statSync(dirname(dataDir)).dev) return
    if (isEmpty) {
      throw new BackupError(
        `A file system is mounted at ${dataDir}, so a restored directory cannot be put in its place. Set LIGHTFI_DATA_DIR to a directory in it that does not exist.`,
      )
    }
  } catch (cause) {
    if (cause instanceof BackupError) throw cause
    throw new BackupError(`${dataDir} cannot be used: ${explainFileFailure(cause)}.`, { cause })
  }
  throw new BackupError(
    `${dataDir} is not empty, and a restore replaces nothing. Stop the server and move that directory aside, or set LIGHTFI_DATA_DIR to one that does not exist.`,
  )
}

/** @throws BackupError when it is another key, SealError when the file holds none. */
function requireKey({ name, manifest }: Backup, keyFile: string): void {
  if (!existsSync(keyFile)) {
    throw new BackupError(
      `${keyFile} is not there. Name the master.key of the data directory that the backup is of: --key FILE.`,
    )
  }
  if (fingerprintKey(keyFile) === manifest.key) return
  throw new BackupError(
    `${keyFile} is not the key of ${name}: with it, signing keys and logins in the backup could not be read. Name the master.key of the data directory that the backup is of.`,
  )
}

interface Filling extends RestorePlan {
  readonly base: Backup | undefined
}

async function fill(staging: string, filling: Filling, parts: RestoreParts): Promise<void> {
  const { backup, keyFile, isCopy } = filling
  const clock = parts.clock ?? systemClock
  copyPrivately(keyFile, join(staging, 'master.key'))
  for (const file of ['lightfi.json', 'lightfi.sqlite'])
    copyPrivately(join(backup.path, file), join(staging, file))
  await useDatabase(staging, clock, async (relational) => {
    await adoptDatabase(relational, backup, clock)
    if (isCopy) renameInstallation(staging, await makeCopy(relational, clock))
  })
  const driver = await parts.openEngine(staging)
  try {
    await restoreReadings(driver, staging, filling, parts)
  } finally {
    await driver.close()
  }
}

function copyPrivately(from: string, to: string): void {
  copyFileSync(from, to)
  chmodSync(to, 0o600)
}

async function useDatabase(
  staging: string,
  clock: Clock,
  act: (relational: RelationalStore) => Promise<void>,
): Promise<void> {
  const mark = CommitMark.open(join(staging, databaseMarkName))
  const path = join(staging, 'lightfi.sqlite')
  const installation = readInstallation(staging)
  const statements = new StatementWatch()
  const { relational } = await openRelationalFile({ path, installation, mark, clock, statements })
  try {
    await act(relational)
  } finally {
    await relational.close()
    mark.close()
  }
}

async function restoreReadings(
  driver: TimeSeriesDriver,
  staging: string,
  { backup, base }: Filling,
  { signal, tell }: RestoreParts,
): Promise<void> {
  const wholeBytes = backup.list.bytes + (base?.list.bytes ?? 0)
  const placeOf = ({ manifest, path }: Backup) => manifest.on_server ?? path
  await driver.execute('CREATE DATABASE IF NOT EXISTS lightfi')
  for (const { folder, tables } of tableStages) {
    const from = base && `${placeOf(base)}/${folder}`
    const backedUp = { tables, path: `${placeOf(backup)}/${folder}`, base: from }
    const growth = { what: `Restoring the ${folder}`, directory: staging, wholeBytes, tell }
    await tellGrowth(growth, () => restoreTables(driver, backedUp, signal))
  }
  await EngineTimeSeries.open(driver) // makes the tables that a backup does not have
  const { summaries } = backup.manifest
  if (!summaries) return
  const { until_ms: untilMs, sequence, rules } = summaries
  await saveRollupProgress({ untilMs, sequence, rules }).run(driver)
}

function nameFailure(error: unknown, dataDir: string, staging: string): unknown {
  const named = nameFullStorage(error)
  if (named instanceof StorageFullError || (error instanceof EngineBackupError && isFull(dirname(staging)))) {
    return new BackupError(
      `The disk of ${dataDir} is full. Make room on it; nothing of the restore is left.`,
      {
        cause: error,
      },
    )
  }
  if (error instanceof EngineBackupError) {
    return new BackupError(`The readings could not be restored: ${error.message}`, { cause: error })
  }
  if (error instanceof Error && 'syscall' in error) {
    return new BackupError(`${dataDir} could not be written: ${explainFileFailure(error)}.`, { cause: error })
  }
  return error
}
