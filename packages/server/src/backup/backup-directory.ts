import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { explainFileFailure } from '../storage/explain-file-failure.ts'
import { syncTree } from '../storage/sync-tree.ts'
import { BackupError } from './backup-error.ts'
import { type BackupManifest, readBackupManifest } from './backup-manifest.ts'
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

const backupName = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.\d{3}Z$/

/** Formats the name of the backup of a moment, Unix milliseconds: names sort as their times do. */
export function formatBackupName(timeMs: number): string {
  return new Date(timeMs).toISOString().replaceAll(':', '-')
}

/** Tells whether a name is that of a backup. */
export function isBackupName(name: string): boolean {
  return backupName.test(name)
}

/**
 * Creates a directory for backups (mode 0700), or finds that there is one.
 * @param dataDir the data directory, in which it must not lie.
 * @throws BackupError when it cannot be used.
 */
export function prepareBackupDirectory(directory: string, dataDir: string): void {
  const inside = relative(dataDir, directory)
  if (inside === '' || !(inside.startsWith('..') || inside.startsWith('/'))) {
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

/** Lists the backups of a directory, the oldest first. */
export function listBackups(directory: string): (Backup | BrokenBackup)[] {
  return readNames(directory)
    .filter(isBackupName)
    .sort()
    .map((name) => readBackup(join(directory, name), name))
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
