import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { open, realpath, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { LightfiError } from '../errors/lightfi-error.ts'
import { readStoredTokens, type StoredTokens, type TokenStore } from '../tokens/stored-tokens.ts'
import { decodeText, TextEncodingError } from './decode-text.ts'
import { acquireFileLock } from './file-lock.ts'
import { makeDirectory } from './make-directory.ts'

/**
 * The token file cannot be trusted, read or replaced: others may read it, it is not what this store writes,
 * or the disk is full.
 */
export class TokenFileError extends LightfiError {
  override readonly name = 'TokenFileError'
}

/**
 * Keeps tokens in a file of mode 0600, in a directory made with mode 0700. A save writes a new file, syncs
 * it, renames it over the old one and syncs the directory, so that a crash leaves the old tokens or the new
 * ones. Processes that use the same file take turns through a lock file beside it.
 *
 * @param path of the file, e.g. `~/.config/lightfi/tokens.json` spelt out.
 */
export function createFileTokenStore(path: string): TokenStore {
  return {
    place: path,
    load: () => readTokens(path),
    save: (tokens) => replaceFile(path, `${JSON.stringify({ version: 1, ...tokens }, null, 2)}\n`),
    clear: () => rm(path, { force: true }),
    runExclusively: async (action) => {
      const release = await lock(path)
      try {
        return await action()
      } finally {
        await release()
      }
    },
  }
}

/**
 * Writing the lock also tells whether there is room for tokens: a refresh token is not spent on a full or
 * read-only disk, where its successor would be lost.
 */
async function lock(path: string): Promise<() => Promise<void>> {
  try {
    await makeDirectory(dirname(path), 0o700)
    return await acquireFileLock(`${path}.lock`)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new TokenFileError(
      `Nothing can be written beside ${path} (${reason}). Its tokens are untouched, and not renewed until that is mended.`,
      { cause },
    )
  }
}

async function readTokens(path: string): Promise<StoredTokens | undefined> {
  const file = await open(path, constants.O_RDONLY).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!file) return undefined
  try {
    const { mode } = await file.stat()
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new TokenFileError(`${path} holds secrets but others may read it. Run: chmod 600 '${path}'`)
    }
    return parseTokens(path, await file.readFile())
  } finally {
    await file.close()
  }
}

function parseTokens(path: string, bytes: Uint8Array): StoredTokens {
  let content: unknown
  try {
    content = JSON.parse(decodeText(bytes))
  } catch (error) {
    if (error instanceof TextEncodingError) throw new TokenFileError(`${path} ${error.message}.`)
    // without a cause: the parser's message quotes the text, which is secret
    throw new TokenFileError(`${path} is not valid JSON. Delete it and log in again.`)
  }
  const tokens = readStoredTokens(content)
  if (!tokens)
    throw new TokenFileError(`${path} is not a token file of version 1. Delete it and log in again.`)
  return tokens
}

async function replaceFile(given: string, content: string): Promise<void> {
  // A symbolic link goes on leading where it leads.
  const path = await realpath(given).catch(() => given)
  const directory = dirname(path)
  await makeDirectory(directory, 0o700)
  const temporaryPath = `${path}.${randomUUID()}.tmp`
  try {
    const file = await open(temporaryPath, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporaryPath, path)
  } catch (error) {
    await rm(temporaryPath, { force: true })
    throw error
  }
  await syncDirectory(directory)
}

/** Makes the rename itself durable. Windows cannot open a directory, and needs no such sync. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const directory = await open(path, constants.O_RDONLY)
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
