import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { writeFileDurably } from './write-file-durably.ts'

/** Where readings are kept: in the directory, or on a ClickHouse server. */
export type TimeSeriesKind = 'chdb' | 'clickhouse'

/** What a data directory says about itself. */
interface Manifest {
  readonly format_version: number
  readonly relational: string
  readonly time_series: string
  readonly installation: string
}

const manifestName = 'lightfi.json'
const formatVersion = 1

/** The data directory cannot be used; the message says why and what to do. */
export class DataDirectoryError extends Error {
  override readonly name = 'DataDirectoryError'
}

/**
 * A data directory that this process holds alone until `release` or its end.
 * The hold is an operating-system lock (SQLite's, on a file of its own), so a killed process leaves none behind.
 */
export class DataDirectory {
  readonly path: string
  /** Names this directory for good to a server that keeps a part of its data. */
  readonly installation: string
  readonly #lock: Sqlite.Database

  private constructor(path: string, lock: Sqlite.Database, installation: string) {
    this.path = path
    this.installation = installation
    this.#lock = lock
  }

  /**
   * Creates the directory (mode 0700) or opens an existing one, locks it, and checks its manifest.
   * @throws DataDirectoryError when another process holds it, or it was written by other drivers or a newer format.
   */
  static open(path: string, timeSeries: TimeSeriesKind = 'chdb'): DataDirectory {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    chmodSync(path, 0o700)
    const lock = acquireLock(path)
    try {
      return new DataDirectory(path, lock, checkManifest(path, timeSeries).installation)
    } catch (error) {
      lock.close()
      throw error
    }
  }

  /** Absolute path of something inside. */
  file(name: string): string {
    return join(this.path, name)
  }

  /** Lets go of the directory. */
  release(): void {
    this.#lock.close()
  }
}

/** Writes the manifest of a new directory, or completes and checks the one that is there. */
function checkManifest(path: string, timeSeries: TimeSeriesKind): Manifest {
  const file = join(path, manifestName)
  const current = { format_version: formatVersion, relational: 'sqlite', time_series: timeSeries }
  const found = existsSync(file) ? readManifest(file) : undefined
  if (found && found.format_version > formatVersion) {
    throw new DataDirectoryError(
      `${path} has data format ${found.format_version}; this release knows up to ${formatVersion}. Use a newer release, or another LIGHTFI_DATA_DIR.`,
    )
  }
  for (const store of ['relational', 'time_series'] as const) {
    if (!found || found[store] === current[store]) continue
    throw new DataDirectoryError(
      `${path} was written with the ${store} driver "${found[store]}", but "${current[store]}" is configured. ${adviseOn(found[store])}, or use another LIGHTFI_DATA_DIR.`,
    )
  }
  if (found?.installation !== undefined) return { ...current, installation: found.installation }
  const manifest = { ...current, installation: randomUUID() }
  writeFileDurably(file, `${JSON.stringify(manifest, null, 2)}\n`, 0o600)
  return manifest
}

function adviseOn(driver: string): string {
  if (driver === 'clickhouse') return 'Set LIGHTFI_TIME_SERIES_URL to the server that has its readings'
  return driver === 'chdb' ? 'Unset LIGHTFI_TIME_SERIES_URL' : 'Configure the same driver'
}

/** A directory of an earlier release has no `installation`. */
function readManifest(path: string): Omit<Manifest, 'installation'> & Partial<Manifest> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Manifest
  } catch (error) {
    throw new DataDirectoryError(`${path} cannot be read as JSON; restore it from a backup.`, {
      cause: error,
    })
  }
}

function acquireLock(path: string): Sqlite.Database {
  const lock = new Sqlite(join(path, 'lock'), { timeout: 0 })
  try {
    lock.pragma('journal_mode = MEMORY')
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new DataDirectoryError(
        `${path} is in use by another process. Stop it first, or set another LIGHTFI_DATA_DIR.`,
      )
    }
    throw error
  }
}
