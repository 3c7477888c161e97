import { chmodSync, copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { copyDatabase } from '../storage/copy-database.ts'
import { explainFileFailure } from '../storage/explain-file-failure.ts'
import { fingerprintKey } from '../storage/sealer.ts'
import { nameFullStorage, StorageFullError } from '../storage/storage-full-error.ts'
import { backUpTables, EngineBackupError } from '../storage/time-series/backup/engine-backup.ts'
import { measureTables } from '../storage/time-series/backup/measure-tables.ts'
import type { TimeSeriesDriver } from '../storage/time-series/drivers/time-series-driver.ts'
import { readRollupProgress } from '../storage/time-series/statements/rollup-progress.ts'
import { writeFileDurably } from '../storage/write-file-durably.ts'
import { version } from '../version.ts'
import {
  type Backup,
  chooseBackupName,
  finishBackup,
  hasAllFiles,
  isWhole,
  listBackups,
  nameUnfinished,
  prepareBackupDirectory,
  removeUnfinished,
} from './backup-directory.ts'
import { BackupError } from './backup-error.ts'
import { type BackupManifest, backupFormat, manifestName } from './backup-manifest.ts'
import { chooseBase } from './choose-base.ts'
import { writeFileList } from './file-list.ts'
import { type HashedFile, hashFiles } from './hash-files.ts'
import { isFull, requireRoom } from './require-room.ts'
import { tableStages } from './table-stages.ts'
import { formatMegabytes, tellGrowth } from './tell-growth.ts'

/** The stores that are backed up. */
export interface BackedUpStores {
  readonly dataDir: string
  readonly installation: string
  readonly clock: Clock
  /** The engine of the readings. */
  readonly driver: TimeSeriesDriver
  /** True when the engine is in this process, and its files on this machine. */
  readonly isEmbedded: boolean
  /** Makes the engine take in the readings that wait in the journal. */
  takeIn(): Promise<void>
  /** Returns the highest sequence that is known to be stored. */
  lastSequence(): number
}

/** The wishes of who makes a backup. */
export interface BackupOptions {
  /** True when it builds on no other. */
  readonly isFull: boolean
  readonly signal: AbortSignal
  /** Is told what is being done. */
  tell(progress: string): void
}

/**
 * Makes a backup of all stores, while they are used: everything that was acknowledged before is in it. It
 * counts only when it is whole and durable; what is left of one that failed is removed by the next.
 * @param directory of the backups, an absolute path.
 * @throws BackupError, StorageFullError; the reason of the signal.
 */
export async function createBackup(
  stores: BackedUpStores,
  directory: string,
  options: BackupOptions,
): Promise<Backup> {
  prepareBackupDirectory(directory, stores.dataDir)
  const beginMs = stores.clock()
  const name = chooseBackupName(directory, beginMs)
  try {
    removeUnfinished(directory)
    const chosen = options.isFull ? undefined : chooseBase(listOwn(directory, stores.installation))
    const base = chosen && hasAllFiles(chosen) ? chosen : undefined
    const bytes = await measureNew(stores, base)
    requireRoom({ directory, bytes, besides: stores.dataDir })
    const path = nameUnfinished(directory, name)
    mkdirSync(path, { mode: 0o700 })
    const manifest = await backUpStores(stores, { path, name, base, beginMs, bytes }, options)
    return await seal({ directory, name, manifest }, options)
  } catch (error) {
    const named = nameFailure(error, directory)
    removeQuietly(nameUnfinished(directory, name))
    throw named
  }
}

/** Lists the backups of this installation. @throws BackupError when there are those of another. */
function listOwn(directory: string, installation: string): Backup[] {
  const backups = listBackups(directory).filter(isWhole)
  if (backups.every(({ manifest }) => manifest.installation === installation)) return backups
  throw new BackupError(
    `${directory} has backups of another data directory. Name a directory of its own for each.`,
  )
}

interface UnderWay {
  readonly path: string
  readonly name: string
  readonly base: Backup | undefined
  readonly beginMs: number
  /** The bytes that it may take. */
  readonly bytes: number
}

async function backUpStores(
  stores: BackedUpStores,
  { path, name, base, beginMs, bytes }: UnderWay,
  { signal, tell }: BackupOptions,
): Promise<BackupManifest> {
  const { driver, dataDir, installation, isEmbedded, clock } = stores
  await stores.takeIn()
  const sequence = stores.lastSequence()
  const summaries = await readRollupProgress().run(driver)
  const onServer = isEmbedded ? null : `lightfi-${installation}/${name}`
  let tableBytes = 0
  for (const { folder, tables } of tableStages) {
    const to = onServer === null ? join(path, folder) : `${onServer}/${folder}`
    const from = base && (base.manifest.on_server ?? base.path)
    const backup = { tables, path: to, base: from && `${from}/${folder}` }
    const growth = { what: `Backing up the ${folder}`, directory: path, wholeBytes: bytes, tell }
    tableBytes += await tellGrowth(growth, () => backUpTables(driver, backup, signal))
  }
  signal.throwIfAborted()
  tell('Backing up locations, sensors, users and clients')
  await copyDatabase({ from: join(dataDir, 'lightfi.sqlite'), to: join(path, 'lightfi.sqlite') })
  copyFileSync(join(dataDir, 'lightfi.json'), join(path, 'lightfi.json'))
  for (const file of ['lightfi.sqlite', 'lightfi.json']) chmodSync(join(path, file), 0o600)
  return {
    format_version: backupFormat,
    begun_at: new Date(beginMs).toISOString(),
    ended_at: new Date(clock()).toISOString(),
    release: version,
    installation,
    time_series: isEmbedded ? 'chdb' : 'clickhouse',
    base: base ? { name: base.name, files: base.list.hash } : null,
    table_bytes: tableBytes,
    sequence,
    summaries: summaries
      ? { until_ms: summaries.untilMs, sequence: summaries.sequence, rules: summaries.rules }
      : null,
    key: fingerprintKey(join(dataDir, 'master.key')),
    on_server: onServer,
  }
}

interface Unsealed {
  readonly directory: string
  readonly name: string
  readonly manifest: BackupManifest
}

/** Makes a backup durable, notes the hashes of its files, and lets it count. */
async function seal(
  { directory, name, manifest }: Unsealed,
  { signal, tell }: BackupOptions,
): Promise<Backup> {
  const path = nameUnfinished(directory, name)
  writeFileDurably(join(path, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, 0o600)
  tell('Reading what was written')
  const tellBytes = (doneBytes: number) => tell(`Reading what was written: ${formatMegabytes(doneBytes)}`)
  const files = await hashFiles({ directory: path, isSynced: true }, signal, tellBytes).catch((cause) => {
    signal.throwIfAborted()
    throw nameReadFailure(cause)
  })
  signal.throwIfAborted()
  requireAll(files, manifest)
  const list = writeFileList(path, files)
  return { name, path: finishBackup(directory, name), manifest, list }
}

function nameReadFailure(cause: unknown): BackupError {
  const words = cause instanceof Error ? cause.message : String(cause)
  return new BackupError(`The backup could not be read back: ${words}.`, { cause })
}

/** @throws BackupError when less is there than was written: somebody removed or cut files meanwhile. */
function requireAll(
  files: readonly HashedFile[],
  { table_bytes: wanted, on_server: onServer }: BackupManifest,
) {
  const names = new Set(files.map((file) => file.path))
  const ofTables = files.filter(({ path }) => tableStages.some(({ folder }) => path.startsWith(`${folder}/`)))
  const found = ofTables.reduce((sum, { bytes }) => sum + bytes, 0)
  const hasTables = onServer !== null || found === wanted
  const isWhole =
    hasTables && ['lightfi.sqlite', 'lightfi.json', manifestName].every((name) => names.has(name))
  if (isWhole) return
  throw new BackupError('Files of the backup were removed or changed while it was made. Make it anew.')
}

/** Measures what a backup may take at the most, bytes. */
async function measureNew(
  { driver, dataDir, isEmbedded }: BackedUpStores,
  base: Backup | undefined,
): Promise<number> {
  const { size } = statSync(join(dataDir, 'lightfi.sqlite'))
  if (!isEmbedded) return size
  const known = new Set([...(base?.list.hashes.keys() ?? [])].map((path) => path.split('/').at(-2) ?? ''))
  const tables = tableStages.flatMap((stage) => stage.tables)
  return size + (await measureTables(driver, tables, known))
}

/** Removes what is left; what cannot be removed now is removed by the next backup. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // It does not count: its name says so.
  }
}

function nameFailure(error: unknown, directory: string): unknown {
  const named = nameFullStorage(error)
  if (named instanceof StorageFullError || (error instanceof EngineBackupError && isFull(directory))) {
    return new BackupError(
      'The disk of the backups is full. Make room on it; nothing of this backup is left.',
      {
        cause: error,
      },
    )
  }
  if (error instanceof EngineBackupError) {
    return new BackupError(`The readings could not be backed up: ${error.message}`, { cause: error })
  }
  if (error instanceof Error && 'syscall' in error) {
    return new BackupError(`The backup could not be written: ${explainFileFailure(error)}.`, { cause: error })
  }
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) {
    return new BackupError(`lightfi.sqlite could not be copied: ${explainFileFailure(error)}.`, {
      cause: error,
    })
  }
  return error
}
