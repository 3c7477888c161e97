import type { Backup } from './backup-directory.ts'

/** The share of the full one's size from which on a backup that builds on it is not worth it any more. */
const largestShare = 0.5

/** The size up to which no full one is due, bytes. */
const smallBytes = 64 * 1024 ** 2

/**
 * Chooses the backup that a new one builds on: the newest full one. So each backup needs one other at the
 * most, and whoever loses one loses little.
 * @param backups of one installation, the oldest first.
 * @returns undefined when a full one is due: there is none, or the last one that built on it was large.
 */
export function chooseBase(backups: readonly Backup[]): Backup | undefined {
  const full = backups.findLast(({ manifest }) => manifest.base === null)
  const last = backups.at(-1)
  if (!full || !last || last === full) return full
  const most = Math.max(smallBytes, full.manifest.table_bytes * largestShare)
  return last.manifest.table_bytes > most ? undefined : full
}
