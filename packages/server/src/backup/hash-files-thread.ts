/** Reads and hashes files in a thread; see `hash-files.ts`. */
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readdirSync, readSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { HashedFile, HashMessage, HashRequest } from './hash-files.ts'

/** Requests go first. On systems other than Linux the call would slow the whole process down. */
const niceness = 10
const piece = Buffer.allocUnsafe(1024 ** 2)
const tellEveryBytes = 256 * 1024 ** 2

if (process.platform === 'linux') setPriority(0, niceness)
const { directory, isSynced } = workerData as HashRequest
let doneBytes = 0
let toldBytes = 0
tell(hashAll())

function tell(message: HashMessage): void {
  parentPort?.postMessage(message)
}

function hashAll(): HashMessage {
  try {
    return { files: hashBelow('').sort((a, b) => (a.path < b.path ? -1 : 1)) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

function hashBelow(folder: string): HashedFile[] {
  const found = readdirSync(join(directory, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return hashBelow(path)
    if (!entry.isFile()) throw new Error(`${path} is no regular file`)
    return [hashOne(path)]
  })
  if (isSynced) syncDirectory(join(directory, folder))
  return found
}

function hashOne(path: string): HashedFile {
  const file = openSync(join(directory, path), 'r')
  try {
    const hash = createHash('sha256')
    let bytes = 0
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      hash.update(piece.subarray(0, read))
      bytes += read
      tellProgress(read)
    }
    if (isSynced) fsyncSync(file)
    return { path, bytes, hash: hash.digest('hex') }
  } finally {
    closeSync(file)
  }
}

function tellProgress(read: number): void {
  doneBytes += read
  if (doneBytes - toldBytes < tellEveryBytes) return
  toldBytes = doneBytes
  tell({ doneBytes })
}

function syncDirectory(path: string): void {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
