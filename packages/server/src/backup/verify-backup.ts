import { join } from 'node:path'
import { type Backup, matchBase, readBackup } from './backup-directory.ts'
import { BackupError } from './backup-error.ts'
import { fileListName } from './file-list.ts'
import { hashFiles } from './hash-files.ts'

/**
 * Reads every file of a backup, and of the one that it builds on.
 * @returns the base, when there is one.
 * @throws BackupError naming the first file that is missing, cut or changed; the reason of the signal.
 */
export async function verifyBackup(
  backup: Backup,
  directory: string,
  signal: AbortSignal,
): Promise<Backup | undefined> {
  await verifyFiles(backup, signal)
  const { base: wanted } = backup.manifest
  if (wanted === null) return undefined
  const base = matchBase(backup, readBackup(join(directory, wanted.name), wanted.name))
  if (typeof base === 'string') throw new BackupError(base)
  await verifyFiles(base, signal)
  return base
}

async function verifyFiles({ path, list }: Backup, signal: AbortSignal): Promise<void> {
  const found = await hashFiles({ directory: path, isSynced: false }, signal).catch((cause: unknown) => {
    signal.throwIfAborted()
    throw new BackupError(`${path} cannot be read: ${cause instanceof Error ? cause.message : cause}.`, {
      cause,
    })
  })
  const hashes = new Map(found.map((file) => [file.path, file.hash]))
  for (const [name, hash] of list.hashes) {
    if (hashes.get(name) === hash) continue
    const state = hashes.has(name) ? 'was cut or changed' : 'is missing'
    throw new BackupError(`${join(path, name)} ${state}.`)
  }
  const strange = found.find((file) => file.path !== fileListName && !list.hashes.has(file.path))
  if (strange) throw new BackupError(`${join(path, strange.path)} does not belong to the backup.`)
}
