import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Backup, type BrokenBackup, isWhole, listBackups, readBackup } from './backup-directory.ts'
import { BackupError } from './backup-error.ts'
import { isBackupName } from './backup-name.ts'

/** Backups, and the directory that they are in. */
export interface FoundBackups {
  readonly directory: string
  /** The oldest first. */
  readonly backups: readonly (Backup | BrokenBackup)[]
}

/**
 * Finds the backups of a place.
 * @param place the absolute path of a directory of backups, or of one backup.
 * @throws BackupError when there is none.
 */
export function findBackups(place: string): FoundBackups {
  if (isBackupName(basename(place)) && existsSync(place)) {
    return { directory: dirname(place), backups: [readBackup(place, basename(place))] }
  }
  const backups = listBackups(place)
  if (backups.length > 0) return { directory: place, backups }
  throw new BackupError(`${place} has no backups.`)
}

/**
 * Finds the backup that is to be restored: the named one, or the newest of a directory.
 * @throws BackupError when there is none, or it cannot be used.
 */
export function findNewest(place: string): { readonly directory: string; readonly backup: Backup } {
  const { directory, backups } = findBackups(place)
  const newest = backups.at(-1)
  if (newest && isWhole(newest)) return { directory, backup: newest }
  const older = backups.findLast(isWhole)
  const advice = older ? ` The one before it is ${join(directory, older.name)}.` : ''
  throw new BackupError(`The backup ${newest?.path} cannot be used: ${newest?.reason}${advice}`)
}
