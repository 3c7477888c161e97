import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Replaces a file by another content that only its owner may read, mode 0600: after a crash, and on a full
 * disk, it has the old one or the new one, whole. Durable when the promise resolves.
 */
export async function writeFileDurably(path: string, content: string): Promise<void> {
  const draft = `${path}.new`
  // A killed run may have left this file. Opened as it is, it would keep its mode.
  await rm(draft, { force: true })
  const file = await open(draft, 'wx', 0o600)
  try {
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncDirectory(dirname(path))
}

/** Makes the names in a directory durable. Windows cannot open a directory, and needs no such sync. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
