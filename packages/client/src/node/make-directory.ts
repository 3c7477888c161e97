import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a directory and what is missing above it. Node's own recursive `mkdir` never returns below `/proc`,
 * where a parent exists and its child is ENOENT for ever; this one fails then.
 *
 * @param mode of the directories that are made, before the umask. Default 0777.
 * @throws as the file system does: ENOENT, ENOTDIR, EACCES, EROFS and the like; EEXIST where something else
 * has the name.
 */
export async function makeDirectory(path: string, mode = 0o777): Promise<void> {
  const first = await tryToMake(path, mode)
  if (first === undefined) return
  if (first.code !== 'ENOENT' || dirname(path) === path) throw first
  await makeDirectory(dirname(path), mode)
  const second = await tryToMake(path, mode)
  if (second !== undefined) throw second
}

/** @returns why there is no such directory now. */
async function tryToMake(path: string, mode: number): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await mkdir(path, { mode })
    return undefined
  } catch (error) {
    return (await isDirectory(path)) ? undefined : (error as NodeJS.ErrnoException)
  }
}

function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  )
}
