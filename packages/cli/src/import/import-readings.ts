import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Client } from '@openlightfi/client'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import {
  type ImportProgress,
  type ImportSource,
  loadProgress,
  removeProgress,
  saveProgress,
} from './import-progress.ts'
import { type ImportFormat, type PieceReceipt, postPiece } from './post-piece.ts'
import { type Place, readPieces } from './read-pieces.ts'

/** What to import, and where to. */
export interface ImportTask {
  /** A path, or `-` for the standard input. */
  readonly file: string
  readonly format: ImportFormat
  readonly dryRun: boolean
  /** Take times before 2000. */
  readonly before2000: boolean
  readonly client: Client
  readonly server: string
}

/** Who is told how an import goes. */
export interface ImportWatcher {
  /** An earlier run had come so far; this one goes on. */
  onResume(progress: ImportProgress): Promise<void>
  /** Another piece was stored. `receipt` is of the piece, `progress` of the whole; a size of 0 is not known. */
  onPiece(receipt: PieceReceipt, progress: ImportProgress): Promise<void>
}

/** A longer first line is no header. */
const maxHeaderBytes = 64 * 1024
const byteOrderMark = '\uFEFF'

/**
 * Imports a file piece by piece, each durable before the next is read. The progress is kept in a file beside the
 * imported one, and removed at the end, so that an import that was broken off goes on where it was.
 *
 * @returns the final progress.
 */
export async function importReadings(
  task: ImportTask,
  environment: CliEnvironment,
  watcher: ImportWatcher,
): Promise<ImportProgress> {
  if (task.file === '-') return importStream(task, environment, watcher)
  const { size, mtimeMs } = await stat(task.file)
  const source = { size, modifiedMs: mtimeMs, server: task.server }
  const progressFile = `${task.file}.lightfi-import`
  const earlier = task.dryRun ? undefined : await loadProgress(progressFile, source)
  if (earlier) await watcher.onResume(earlier)
  const progress = earlier ?? (await begin(task, source))
  const chunks = createReadStream(task.file, { start: progress.nextByte })
  const done = await postAll(task, chunks, progress, async (receipt, reached) => {
    await watcher.onPiece(receipt, reached)
    if (!task.dryRun) await saveProgress(progressFile, reached)
  })
  if (!task.dryRun) await removeProgress(progressFile)
  return done
}

async function importStream(task: ImportTask, environment: CliEnvironment, watcher: ImportWatcher) {
  const source = { size: 0, modifiedMs: 0, server: task.server }
  const chunks = environment.stdin[Symbol.asyncIterator]()
  let read = Buffer.alloc(0)
  // The header may come in several chunks.
  while (task.format === 'csv' && !read.includes('\n') && read.length < maxHeaderBytes) {
    const { done, value } = await chunks.next()
    if (done) break
    read = Buffer.concat([read, value])
  }
  const progress = startBehindHeader(task, source, read)
  const rest = joinChunks(read.subarray(progress.nextByte), chunks)
  return postAll(task, rest, progress, (receipt, reached) => watcher.onPiece(receipt, reached))
}

async function* joinChunks(first: Uint8Array, rest: AsyncIterator<Uint8Array>) {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function begin(task: ImportTask, source: ImportSource): Promise<ImportProgress> {
  if (task.format === 'ndjson') return startBehindHeader(task, source, Buffer.alloc(0))
  const file = await open(task.file)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(maxHeaderBytes), 0, maxHeaderBytes, 0)
    return startBehindHeader(task, source, buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** @param head the first bytes of the file, with all of the header. */
function startBehindHeader({ format }: ImportTask, source: ImportSource, head: Buffer): ImportProgress {
  const start = { ...source, nextLine: 1, nextByte: 0, accepted: 0, throttled: 0, rejected: 0 }
  if (format === 'ndjson') return { ...start, header: '' }
  const end = head.indexOf('\n')
  if (end === -1) throw new UsageError('the file has no header and rows behind it; is it CSV?')
  const header = head.subarray(0, end).toString().replace(byteOrderMark, '').trimEnd()
  return { ...start, header, nextLine: 2, nextByte: end + 1 }
}

async function postAll(
  task: ImportTask,
  chunks: AsyncIterable<Uint8Array>,
  start: ImportProgress,
  onPiece: ImportWatcher['onPiece'],
): Promise<ImportProgress> {
  const { client, format, dryRun, before2000 } = task
  const place: Place = { line: start.nextLine, byte: start.nextByte }
  let progress = start
  for await (const piece of readPieces(chunks, place)) {
    const receipt = await postPiece(client, piece, { format, header: start.header, dryRun, before2000 })
    progress = {
      ...progress,
      nextLine: piece.nextLine,
      nextByte: piece.nextByte,
      accepted: progress.accepted + receipt.accepted,
      throttled: progress.throttled + receipt.throttled,
      rejected: progress.rejected + receipt.rejectedCount,
    }
    await onPiece(receipt, progress)
  }
  return progress
}
