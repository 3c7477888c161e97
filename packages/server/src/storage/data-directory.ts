import { randomUUID } from 'node:crypto'
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { decodeText, TextEncodingError } from '@openlightfi/process'
import { commitMarkName } from './commit-mark.ts'
import { explainFileFailure } from './explain-file-failure.ts'
import { FileLock } from './file-lock.ts'
import { readNotedInstallation } from './peek-database.ts'
import { writeFileDurably } from './write-file-durably.ts'

/** The place of readings: in the directory, or on a ClickHouse server. */
export type TimeSeriesKind = 'chdb' | 'clickhouse'

/** The content of the manifest of a data directory. */
interface Manifest {
  readonly format_version: number
  readonly relational: string
  readonly time_series: string
  readonly installation: string
}

const manifestName = 'lightfi.json'

/**
 * The version of the format. 2 came with the journal: a release that does not know it would not see readings
 * that wait there, and lose them.
 */
const formatVersion = 2

/** The error of a data directory that cannot be used; the message says why and what to do. */
export class DataDirectoryError extends Error {
  override readonly name = 'DataDirectoryError'
}

/**
 * A data directory that this process holds alone until `release` or its end. The hold is an operating-system
 * lock (SQLite's, on a separate file), so that a killed process leaves none behind.
 */
export class DataDirectory {
  readonly path: string
  /** The lasting name of this directory, for a server that keeps a part of its data. */
  readonly installation: string
  readonly #lock: FileLock
  readonly #manifest: Manifest

  private constructor(path: string, lock: FileLock, manifest: Manifest) {
    this.path = path
    this.installation = manifest.installation
    this.#lock = lock
    this.#manifest = manifest
  }

  /**
   * Creates the directory (mode 0700) or opens an existing one, locks it, and checks its manifest.
   * @throws DataDirectoryError when another process holds it, or it was written by other drivers or a newer
   *   format.
   */
  static open(path: string, timeSeries: TimeSeriesKind = 'chdb'): DataDirectory {
    createDirectory(path)
    const lock = acquireLock(path)
    try {
      const manifest = checkManifest(path, timeSeries)
      requireWhole(path)
      return new DataDirectory(path, lock, manifest)
    } catch (error) {
      lock.release()
      throw error
    }
  }

  /** Returns the absolute path of something inside. */
  file(name: string): string {
    return join(this.path, name)
  }

  /**
   * Makes earlier releases refuse the directory from now on. Call it when the directory could be opened,
   * before anything is stored.
   */
  noteFormat(): void {
    if (this.#manifest.format_version === formatVersion) return
    writeManifest(this.file(manifestName), { ...this.#manifest, format_version: formatVersion })
  }

  /** Lets go of the directory. */
  release(): void {
    this.#lock.release()
  }
}

/**
 * Makes sure that a server has served from a directory; makes nothing.
 * @throws DataDirectoryError when there is none, or it cannot be entered. A directory with a missing part is
 *   left to `DataDirectory.open`.
 */
export function requireDataDirectory(path: string): void {
  const shown = resolve(path)
  const advice =
    'Nothing was made or changed. Set LIGHTFI_DATA_DIR to the directory that the server uses; without it that is "data" where the command is run.'
  try {
    accessSync(path, constants.R_OK | constants.X_OK)
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    const reason = isMissing ? 'does not exist' : `cannot be entered: ${explainFileFailure(cause)}`
    throw new DataDirectoryError(`The data directory ${shown} ${reason}. ${advice}`, { cause })
  }
  if (filesInOrder.slice(2).some((name) => isThere(join(path, name), name))) return
  throw new DataDirectoryError(`No server has served from ${shown}: it has no lightfi.sqlite. ${advice}`)
}

/** Reads the lasting name of a directory that no process uses. @throws DataDirectoryError */
export function readInstallation(path: string): string {
  const { installation } = readManifest(join(path, manifestName))
  if (installation !== undefined) return installation
  throw new DataDirectoryError(`${join(path, manifestName)} does not say the installation.`)
}

/** Gives a directory that no process uses another lasting name. */
export function renameInstallation(path: string, installation: string): void {
  const file = join(path, manifestName)
  writeManifest(file, { ...readManifest(file), installation })
}

function createDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    chmodSync(path, 0o700)
  } catch (error) {
    throw new DataDirectoryError(
      `${path} cannot be used as data directory: ${explainFileFailure(error)}. Set another LIGHTFI_DATA_DIR, or mend that.`,
      { cause: error },
    )
  }
}

/**
 * The files that the first start makes, in this order; each exists before the next is begun. A file that is
 * missing beside a later one was removed: made anew, the directory would be another installation that cannot
 * read its own data.
 */
const filesInOrder = [manifestName, 'master.key', 'lightfi.sqlite', 'time-series', commitMarkName] as const

/** @throws DataDirectoryError when a file is missing that others depend on. */
function requireWhole(path: string, files: readonly string[] = filesInOrder.slice(1, 3)): void {
  for (const name of files) {
    if (isThere(join(path, name), name)) continue
    const later = filesInOrder.slice(filesInOrder.indexOf(name as 'master.key') + 1)
    const beside = later.find((other) => isThere(join(path, other), other))
    if (beside === undefined) continue
    const state = existsSync(join(path, name)) ? 'is empty' : 'is missing'
    throw new DataDirectoryError(
      `${join(path, name)} ${state}, but ${beside} is there. Put ${name} back from the same backup; or, to begin with nothing, set another LIGHTFI_DATA_DIR.`,
    )
  }
}

/** Tells whether a file exists. A database that was only just created has no bytes yet. */
function isThere(path: string, name: string): boolean {
  return existsSync(path) && (name !== 'lightfi.sqlite' || statSync(path).size > 0)
}

/** Writes the manifest of a new directory, or completes and checks an existing one. */
function checkManifest(path: string, timeSeries: TimeSeriesKind): Manifest {
  const file = join(path, manifestName)
  const current = { format_version: formatVersion, relational: 'sqlite', time_series: timeSeries }
  requireWhole(path, [manifestName])
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
  if (found?.installation !== undefined) return { ...found, installation: found.installation }
  const manifest = { ...(found ?? current), installation: findInstallation(path) ?? randomUUID() }
  writeManifest(file, manifest)
  return manifest
}

function writeManifest(path: string, manifest: Manifest): void {
  writeFileDurably(path, `${JSON.stringify(manifest, null, 2)}\n`, 0o600)
}

/**
 * Finds the name of the installation. A manifest that lost its line gets the same name again: the database
 * has it too.
 */
function findInstallation(path: string): string | undefined {
  try {
    return readNotedInstallation(join(path, 'lightfi.sqlite'))
  } catch (cause) {
    throw new DataDirectoryError(
      `${join(path, manifestName)} does not say the installation, and lightfi.sqlite, which would, cannot be read: ${explainFileFailure(cause)}. Put both back from the same backup, or set another LIGHTFI_DATA_DIR.`,
      { cause },
    )
  }
}

function adviseOn(driver: string): string {
  if (driver === 'clickhouse') return 'Set LIGHTFI_TIME_SERIES_URL to the server that has its readings'
  return driver === 'chdb' ? 'Unset LIGHTFI_TIME_SERIES_URL' : 'Configure the same driver'
}

/** Reads the manifest. A directory of an earlier release has no `installation`. */
function readManifest(path: string): Omit<Manifest, 'installation'> & Partial<Manifest> {
  const found = parseManifest(path)
  const { format_version, relational, time_series, installation } = found as Record<string, unknown>
  const isWhole =
    Number.isSafeInteger(format_version) &&
    [relational, time_series, installation ?? ''].every((text) => typeof text === 'string') &&
    installation !== ''
  if (isWhole) return found as Manifest
  throw new DataDirectoryError(
    `${path} does not say format, drivers and installation; restore it from a backup.`,
  )
}

function parseManifest(path: string): object {
  let found: unknown
  try {
    found = JSON.parse(decodeText(readFileSync(path)))
  } catch (cause) {
    const isNoJson = cause instanceof SyntaxError || cause instanceof TextEncodingError
    const reason = isNoJson ? 'cannot be read as JSON' : `cannot be read: ${explainFileFailure(cause)}`
    throw new DataDirectoryError(`${path} ${reason}; restore it from a backup.`, { cause })
  }
  if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found
  throw new DataDirectoryError(`${path} is JSON but no object; restore it from a backup.`)
}

function acquireLock(path: string): FileLock {
  const lock = takeLock(join(path, 'lock'))
  if (lock) return lock
  throw new DataDirectoryError(
    `${path} is in use by another process. Stop it first, or set another LIGHTFI_DATA_DIR.`,
  )
}

function takeLock(path: string): FileLock | undefined {
  try {
    return FileLock.take(path)
  } catch (error) {
    throw refuseLock(path, error)
  }
}

function refuseLock(path: string, cause: unknown): DataDirectoryError {
  return new DataDirectoryError(
    `${path} cannot be locked: ${explainFileFailure(cause)}. It holds no data: when no server runs, delete it and start again.`,
    { cause },
  )
}
