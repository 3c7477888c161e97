import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { writeFileDurably } from './write-file-durably.ts'

/** What a data directory says about itself. */
interface Manifest {
  readonly format_version: number
  readonly relational: string
  readonly time_series: string
}

const manifestName = 'lightfi.json'
const currentManifest: Manifest = { format_version: 1, relational: 'sqlite', time_series: 'chdb' }

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
  readonly #lock: Sqlite.Database

  private constructor(path: string, lock: Sqlite.Database) {
    this.path = path
    this.#lock = lock
  }

  /**
   * Creates the directory (mode 0700) or opens an existing one, locks it, and checks its manifest.
   * @throws DataDirectoryError when another process holds it, or it was written by other drivers or a newer format.
   */
  static open(path: string): DataDirectory {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    chmodSync(path, 0o700)
    const directory = new DataDirectory(path, acquireLock(path))
    try {
      directory.#checkManifest()
    } catch (error) {
      directory.release()
      throw error
    }
    return directory
  }

  /** Absolute path of something inside. */
  file(name: string): string {
    return join(this.path, name)
  }

  /** Lets go of the directory. */
  release(): void {
    this.#lock.close()
  }

  #checkManifest(): void {
    const path = this.file(manifestName)
    if (!existsSync(path)) {
      writeFileDurably(path, `${JSON.stringify(currentManifest, null, 2)}\n`, 0o600)
      return
    }
    const manifest = readManifest(path)
    if (manifest.format_version > currentManifest.format_version) {
      throw new DataDirectoryError(
        `${this.path} has data format ${manifest.format_version}; this release knows up to ${currentManifest.format_version}. Use a newer release, or another LIGHTFI_DATA_DIR.`,
      )
    }
    for (const store of ['relational', 'time_series'] as const) {
      if (manifest[store] !== currentManifest[store]) {
        throw new DataDirectoryError(
          `${this.path} was written with the ${store} driver "${manifest[store]}", but "${currentManifest[store]}" is configured. Configure the same driver, or another LIGHTFI_DATA_DIR.`,
        )
      }
    }
  }
}

function readManifest(path: string): Manifest {
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
