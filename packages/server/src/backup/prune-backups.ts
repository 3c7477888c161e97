import { type Backup, isWhole, listBackups, removeBackup } from './backup-directory.ts'

/**
 * Removes old backups, but not those that a kept one builds on.
 * @param kept the number of the newest that stay.
 * @returns the names of the removed ones.
 */
export function pruneBackups(directory: string, kept: number): string[] {
  const backups = listBackups(directory).filter(isWhole)
  const needed = new Set(backups.slice(-kept).flatMap(listNeeded))
  const removed = backups.map(({ name }) => name).filter((name) => !needed.has(name))
  // Those that build on others go first: what is left can be restored at any moment.
  const isFull = (name: string) => backups.some((backup) => backup.name === name && !backup.manifest.base)
  for (const name of [...removed].sort((a, b) => Number(isFull(a)) - Number(isFull(b)))) {
    removeBackup(directory, name)
  }
  return removed
}

function listNeeded({ name, manifest }: Backup): string[] {
  return manifest.base ? [name, manifest.base.name] : [name]
}
