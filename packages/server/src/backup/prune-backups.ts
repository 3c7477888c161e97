import { takeTurn } from '../event-loop-turns.ts'
import { type Backup, hasAllFiles, isWhole, listBackups, removeBackup } from './backup-directory.ts'

/**
 * Removes old backups, but not those that a kept one builds on. Those that cannot be used do not count, and
 * stay.
 * @param kept the number of the newest that stay.
 * @returns the names of the removed ones.
 */
export async function pruneBackups(directory: string, kept: number): Promise<string[]> {
  const backups = await listUsable(directory)
  const needed = new Set(backups.slice(-kept).flatMap(listNeeded))
  const removed = backups.map(({ name }) => name).filter((name) => !needed.has(name))
  // Those that build on others go first: what is left can be restored at any moment.
  const isFull = (name: string) => backups.some((backup) => backup.name === name && !backup.manifest.base)
  for (const name of [...removed].sort((a, b) => Number(isFull(a)) - Number(isFull(b)))) {
    removeBackup(directory, name)
  }
  return removed
}

/** Lists the backups that have all files, their own and those of what they build on, the oldest first. */
async function listUsable(directory: string): Promise<Backup[]> {
  const complete = new Map<string, Backup>()
  for (const backup of listBackups(directory).filter(isWhole)) {
    await takeTurn()
    if (hasAllFiles(backup)) complete.set(backup.name, backup)
  }
  return [...complete.values()].filter((backup) => listNeeded(backup).every((name) => complete.has(name)))
}

function listNeeded({ name, manifest }: Backup): string[] {
  return manifest.base ? [name, manifest.base.name] : [name]
}
