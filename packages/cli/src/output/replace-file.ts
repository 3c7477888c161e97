import type { Stats } from 'node:fs'
import { access, constants, type FileHandle, lstat, open, readlink, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { OutputError } from '../exit-code.ts'

/** The content of a file: text, or pieces as they come. */
export type FileContent = string | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/**
 * Gives a file another content, all or nothing: it is written beside, brought to the disk and renamed, so
 * that a full disk, a crash or Ctrl-C leaves the earlier content. Mode and owner stay, and a symbolic link
 * stays a link. Things that are no files, such as `/dev/stdout`, `/dev/null` or a named pipe, are written to
 * directly.
 *
 * @throws OutputError when it cannot be written; what the content throws.
 */
export async function replaceFile(path: string, content: FileContent): Promise<void> {
  const target = await named(path, followLinks(path))
  const found = await named(path, statIfPresent(target))
  if (isDevice(path, found)) return writeInPlace(path, content)
  // A rename would replace a file that must not be written to.
  if (found) await named(path, access(target, constants.W_OK))
  const draft = `${target}.part`
  // A killed run may have left this file. To open it as it is would follow a link that somebody planted
  // there.
  await named(path, rm(draft, { force: true }))
  const file = await named(path, open(draft, 'wx', found ? found.mode & 0o777 : 0o666))
  try {
    try {
      if (found) await keepOwnership(file, found)
      await writeAll(path, file, content)
      await named(path, file.sync())
    } finally {
      await file.close()
    }
    await named(path, rename(draft, target))
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** Directories are refused by whoever opens them. */
function isDevice(path: string, found: Stats | undefined): boolean {
  // The file behind /dev/stdout belongs to whoever redirected it, who goes on writing there.
  return (found !== undefined && !found.isFile()) || /^\/(dev|proc)\//.test(resolve(path))
}

async function writeInPlace(path: string, content: FileContent): Promise<void> {
  const file = await named(path, open(path, 'a'))
  try {
    await writeAll(path, file, content)
  } finally {
    await file.close()
  }
}

async function writeAll(path: string, file: FileHandle, content: FileContent): Promise<void> {
  for await (const piece of typeof content === 'string' ? [content] : content)
    await named(path, file.writeFile(piece))
}

async function keepOwnership(file: FileHandle, { uid, gid, mode }: Stats): Promise<void> {
  const own = await file.stat()
  // Only root may give files away, and some disks have no modes. The mode is set last, since giving away
  // clears bits of it.
  if (own.uid !== uid || own.gid !== gid) await file.chown(uid, gid).catch(() => undefined)
  await file.chmod(mode & 0o7777).catch(() => undefined)
}

/** The target of a path, also when nothing is there yet. */
async function followLinks(path: string): Promise<string> {
  let target = path
  for (let links = 0; links < 40; links += 1) {
    const found = await lstat(target).catch(ignoreAbsence)
    if (!found?.isSymbolicLink()) return target
    target = resolve(dirname(target), await readlink(target))
  }
  return target
}

function statIfPresent(path: string): Promise<Stats | undefined> {
  return stat(path).catch(ignoreAbsence)
}

function ignoreAbsence(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a directory',
  ENOENT: 'its directory does not exist',
  ENOTDIR: 'what should be its directory is none',
}

/** The meaning of a refusal of the system, in plain words where there are some. */
export function explainSystemError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return ('code' in error ? reasons[String(error.code)] : undefined) ?? error.message
}

/** Says of which file a failure is. */
async function named<Result>(path: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw new OutputError(`${path} could not be written: ${explainSystemError(error)}`, { cause: error })
  }
}
