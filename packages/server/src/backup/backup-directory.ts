import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { explainFileFailure } from '../storage/explain-file-failure.ts'
import { findRealPath } from '../storage/find-real-path.ts'
import { syncTree } from '../storage/sync-tree.ts'
import { BackupError } from './backup-error.ts'
import { type BackupManifest, readBackupManifest } from './backup-manifest.ts'
import { formatBackupName, isBackupName, parseBackupName } from './backup-name.ts'
import { type FileList, readFileList } from './file-list.ts'

/** A backup that was ended. */
export interface Backup {
  readonly name: string
  readonly path: string
  readonly manifest: BackupManifest
  readonly list: FileList
}

/** A directory that bears the name of a backup and cannot be used as one. */
export interface BrokenBackup {
  readonly name: string
  readonly path: string
  /** A sentence. */
  readonly reason: string
}

/** The first letters of the name of what is not ended, or not removed whole. */
const unfinished = '.unfinished-'

/**
 * Chooses the name of the next backup of a directory: that of its time, or the one after the newest, where
 * the clock went back. So the last one made is always the newest.
 */
export function chooseBackupName(directory: string, timeMs: number): string {
  const newest = readNames(directory).filter(isBackupName).sort().at(-1)
  return formatBackupName(newest === undefined ? timeMs : Math.max(timeMs, parseBackupName(newest) + 1))
}

/**
 * Creates a directory for backups (mode 0700), or finds that there is one.
 * @param dataDir the data directory, in which it must not lie.
 * @throws BackupError when it cannot be used.
 */
export function prepareBackupDirectory(directory: string, dataDir: string): void {
  const above = relative(findRealPath(dataDir), findRealPath(directory)).split(sep)[0]
  if (above !== '..') {
    throw new BackupError(
      `${directory} lies in the data directory, and would be lost with it. Name a directory elsewhere, best on another disk.`,
    )
  }
  try {
    const isNew = mkdirSync(directory, { recursive: true, mode: 0o700 }) !== undefined
    if (isNew) chmodSync(directory, 0o700)
    readdirSync(directory)
  } catch (cause) {
    throw new BackupError(
      `${directory} cannot be used for backups: ${explainFileFailure(cause)}. The user who runs the server must be able to write there; under systemd the unit must name it in ReadWritePaths=.`,
      { cause },
    )
  }
}

/** Lists the backups of a directory, the oldest first. One whose base is not there cannot be used. */
export function listBackups(directory: string): (Backup | BrokenBackup)[] {
  const found = readNames(directory)
    .filter(isBackupName)
    .sort()
    .map((name) => readBackup(join(directory, name), name))
  const byName = new Map(found.map((backup) => [backup.name, backup]))
  return found.map((backup) => {
    if (!isWhole(backup) || !backup.manifest.base) return backup
    const { name, path } = backup
    const base = matchBase(backup, byName.get(backup.manifest.base.name))
    return typeof base === 'string' ? { name, path, reason: base } : backup
  })
}

/**
 * Matches a backup with what has the name of its base.
 * @returns the base, or a sentence that says why it is none.
 */
export function matchBase(
  { name, manifest }: Backup,
  base: Backup | BrokenBackup | undefined,
): Backup | string {
  const begin = `${name} builds on ${manifest.base?.name}`
  if (!base) return `${begin}, and that is missing.`
  if (!isWhole(base)) return `${begin}, and that cannot be used: ${base.reason}`
  if (base.manifest.base !== null) return `${begin}, and that is no full one.`
  if (base.list.hash === manifest.base?.files) return base
  return `${begin}, but another one of that name is there.`
}

/** Tells whether a backup has lost no file. What the files hold is not looked at. */
export function hasAllFiles({ path, list }: Backup): boolean {
  return [...list.hashes.keys()].every((file) => existsSync(join(path, file)))
}

/** Reads what a backup says about itself. */
export function readBackup(path: string, name: string): Backup | BrokenBackup {
  try {
    return { name, path, manifest: readBackupManifest(path), list: readFileList(path) }
  } catch (error) {
    if (error instanceof BackupError) return { name, path, reason: error.message }
    throw error
  }
}

/** Tells the backups from those that cannot be used. */
export function isWhole(backup: Backup | BrokenBackup): backup is Backup {
  return 'manifest' in backup
}

/** Returns the path at which a backup is written before it gets its name. */
export function nameUnfinished(directory: string, name: string): string {
  return join(directory, `${unfinished}${name}`)
}

/** Gives a backup its name, durably: from now on it counts. */
export function finishBackup(directory: string, name: string): string {
  const path = join(directory, name)
  renameSync(nameUnfinished(directory, name), path)
  syncTree(directory, 'itself')
  return path
}

/** Removes a backup; one that is only removed in part does not count any more. */
export function removeBackup(directory: string, name: string): void {
  renameSync(join(directory, name), nameUnfinished(directory, name))
  syncTree(directory, 'itself')
  rmSync(nameUnfinished(directory, name), { recursive: true, force: true })
}

/** Removes what was not ended. */
export function removeUnfinished(directory: string): void {
  for (const name of readNames(directory)) {
    if (name.startsWith(unfinished)) rmSync(join(directory, name), { recursive: true, force: true })
  }
}

/** @throws BackupError when there is no such directory, or it cannot be read. */
function readNames(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch (cause) {
    throw new BackupError(`${directory} cannot be read: ${explainFileFailure(cause)}.`, { cause })
  }
}
