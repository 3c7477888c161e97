import { randomUUID } from 'node:crypto'
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'

/** A lock older than this is abandoned, milliseconds: its holder's requests have time limits far below. */
const abandonedAfterMs = 120_000
const retryEveryMs = 50

/**
 * Takes a lock file that other processes respect. Waits for the holder; a lock whose process on this machine
 * is gone, or that is two minutes old, is taken over.
 *
 * @returns a function that releases it.
 * @throws as the file system does, e.g. on a full or read-only one.
 */
export async function acquireFileLock(path: string): Promise<() => Promise<void>> {
  const owner = `${hostname()} ${process.pid} ${randomUUID()}`
  while (!(await tryToLock(path, owner))) {
    if (!(await removeAbandonedLock(path))) await delay(retryEveryMs)
  }
  return async () => {
    // Not ours any more if someone judged it abandoned.
    if ((await readLock(path)) === owner) await rm(path, { force: true })
  }
}

/** A lock appears with its content at once, so that nobody ever reads an empty one. */
async function tryToLock(path: string, owner: string): Promise<boolean> {
  const prepared = `${path}.${randomUUID()}`
  const file = await open(prepared, 'wx', 0o600)
  try {
    await file.writeFile(owner)
    await link(prepared, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await file.close()
    await rm(prepared, { force: true })
  }
}

async function readLock(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(ignoreAbsence)
}

function ignoreAbsence(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

/** @returns whether the lock may be tried again at once. */
async function removeAbandonedLock(path: string): Promise<boolean> {
  const owner = await readLock(path)
  const age = await stat(path).catch(ignoreAbsence)
  if (owner === undefined || age === undefined) return true
  if (!isProcessGone(owner) && Date.now() - age.mtimeMs < abandonedAfterMs) return false
  const aside = `${path}.${randomUUID()}`
  await rename(path, aside).catch(ignoreAbsence)
  // Between reading and renaming, another may have taken the abandoned lock over: then its lock goes back.
  if ((await readLock(aside)) !== owner) await link(aside, path).catch(ignoreAbsence)
  await rm(aside, { force: true })
  return true
}

function isProcessGone(owner: string): boolean {
  const [host, pid] = owner.split(' ')
  if (host !== hostname()) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
