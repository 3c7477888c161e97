import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, statfsSync } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { nameFullStorage } from '../../storage-full-error.ts'
import { type ByteRange, FileTooLargeError, NoDiskSpaceError, type ResultFile } from './time-series-driver.ts'

/** The largest file: some 170 million readings in Parquet. */
const maxFileBytes = 4 * 1024 ** 3

/** The space that stays free on the disk whatever is exported, for readings to come. */
const reservedBytes = 1024 ** 3

/**
 * Keeps a directory for result files. A file loses its name as soon as it is written, so that the system
 * frees it when it is closed or this process ends. Files that a killed process left half-written are removed
 * at the next start.
 */
export class ExportDirectory {
  readonly #path: string
  readonly #freeBytes: () => number

  /**
   * Creates the directory (mode 0700) or empties it.
   * @param freeBytes returns the free bytes on its disk; by default asks the system.
   */
  constructor(path: string, freeBytes: () => number = () => readFreeBytes(path)) {
    this.#path = path
    this.#freeBytes = freeBytes
    rmSync(path, { recursive: true, force: true })
    mkdirSync(path, { recursive: true, mode: 0o700 })
  }

  /**
   * Makes `write` write a file (mode 0600), and opens it. Nothing is left behind when that fails.
   * @param maxBytes no file is larger.
   * @param write gets an absolute path to an empty file.
   * @throws FileTooLargeError when such a file is too large, NoDiskSpaceError when the disk has no room for
   *   it, before anything is written; StorageFullError when it turns out to be full; the errors of `write`.
   */
  async create(maxBytes: number, write: (path: string) => Promise<unknown>): Promise<ResultFile> {
    if (maxBytes > maxFileBytes) throw new FileTooLargeError(maxFileBytes)
    // the engine may need as much again on the same disk to sort the rows
    if (2 * maxBytes + reservedBytes > this.#freeBytes()) {
      throw new NoDiskSpaceError(
        `the disk of ${this.#path} has no room for a file of up to ${maxBytes} bytes`,
      )
    }
    const path = join(this.#path, randomUUID())
    const file = await open(path, 'wx+', 0o600).catch((error) => {
      throw nameFullStorage(error)
    })
    try {
      await write(path)
      await rm(path)
      return await buildResultFile(file)
    } catch (error) {
      await file.close()
      await rm(path, { force: true })
      throw error
    }
  }
}

/** The bytes that a reader holds at once. */
const pieceBytes = 256 * 1024

async function buildResultFile(file: FileHandle): Promise<ResultFile> {
  const { size } = await file.stat()
  const openStream = (range: ByteRange = { start: 0, end: size - 1 }) =>
    Readable.from(readPieces(file, range), { objectMode: false })
  return { byteLength: size, openStream, close: () => file.close() }
}

/**
 * Reads the pieces of a range. A stream of Node's own would close the file with itself, which others may be
 * reading.
 */
async function* readPieces(file: FileHandle, { start, end }: ByteRange): AsyncGenerator<Uint8Array> {
  for (let at = start; at <= end; ) {
    const buffer = Buffer.allocUnsafe(Math.min(pieceBytes, end - at + 1))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
    if (bytesRead === 0) throw new Error('a result file is shorter than it was')
    yield buffer.subarray(0, bytesRead)
    at += bytesRead
  }
}

function readFreeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize
}
