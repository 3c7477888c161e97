import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Client } from '@openlightfi/client'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { findHeader } from './find-header.ts'
import { type ImportProgress, loadProgress, removeProgress, saveProgress } from './import-progress.ts'
import { type ImportFormat, isTooLarge, type PieceReceipt, postPiece } from './post-piece.ts'
import { halvePiece, type Piece, type Place, readPieces, requestBytes } from './read-pieces.ts'

/** The readings to import, and the API for them. */
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

/** Callbacks for the progress of an import. */
export interface ImportWatcher {
  /** An earlier run had come this far; this one goes on. */
  onResume(progress: ImportProgress): Promise<void>
  /**
   * There was an earlier run, but the file no longer begins with what it imported: this one begins anew.
   */
  onChangedFile(): void
  /**
   * Another piece was stored. `receipt` is of the piece, `progress` of the whole; a size of 0 is not known.
   */
  onPiece(receipt: PieceReceipt, progress: ImportProgress): Promise<void>
  /**
   * A piece is too large for the server, or for a proxy before it. Smaller ones, of about this many bytes,
   * are tried.
   */
  onTooLarge(nextBytes: number): void
  /** A piece could not be posted, and the import ends. */
  onFailedPiece(piece: Piece, error: unknown): void
}

/** A longer beginning has no header. */
const maxHeaderBytes = 64 * 1024

/**
 * Imports a file piece by piece, each durable before the next is read. The progress is kept in a file beside
 * the imported one, and removed at the end, so that an import that was broken off goes on where it was.
 *
 * @returns the final progress.
 */
export async function importReadings(
  task: ImportTask,
  environment: CliEnvironment,
  watcher: ImportWatcher,
): Promise<ImportProgress> {
  if (task.file === '-') return importStream(task, environment, watcher)
  const progressFile = `${task.file}.lightfi-import`
  const { size } = await stat(task.file)
  const earlier = task.dryRun ? undefined : await loadProgress(progressFile, task.file, task.server)
  if (earlier === 'changed') watcher.onChangedFile()
  else if (earlier) await watcher.onResume(earlier.progress)
  const start = typeof earlier === 'object' ? earlier : await begin(task, size)
  const chunks = createReadStream(task.file, { start: start.progress.nextByte })
  const keep = async (reached: ImportProgress) => {
    if (!task.dryRun) await saveProgress(progressFile, reached)
  }
  const done = await postAll(task, chunks, start, watcher, keep)
  if (!task.dryRun) await removeProgress(progressFile)
  return done
}

/** The place where an import begins, and the hash of all before it. */
interface Start {
  readonly progress: ImportProgress
  readonly hash: Hash
}

async function importStream(task: ImportTask, environment: CliEnvironment, watcher: ImportWatcher) {
  const chunks = environment.stdin[Symbol.asyncIterator]()
  let read = Buffer.alloc(0)
  // The header may come in several chunks.
  while (task.format === 'csv' && !findHeader(read) && read.length < maxHeaderBytes) {
    const { done, value } = await chunks.next()
    if (done) break
    read = Buffer.concat([read, value])
  }
  const start = startBehindHeader(task, 0, read)
  return postAll(task, joinChunks(read.subarray(start.progress.nextByte), chunks), start, watcher)
}

async function* joinChunks(first: Uint8Array, rest: AsyncIterator<Uint8Array>) {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function begin(task: ImportTask, size: number): Promise<Start> {
  if (task.format === 'ndjson') return startBehindHeader(task, size, Buffer.alloc(0))
  const file = await open(task.file)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(maxHeaderBytes), 0, maxHeaderBytes, 0)
    return startBehindHeader(task, size, buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** @param head the first bytes of the file, with all of the header. */
function startBehindHeader({ format, server }: ImportTask, size: number, head: Buffer): Start {
  const found = format === 'ndjson' ? { text: '', lines: 0, bytes: 0 } : findHeader(head)
  if (!found) throw new UsageError('the file has no header and rows behind it; is it CSV?')
  const hash = createHash('sha256').update(head.subarray(0, found.bytes))
  const counts = { accepted: 0, throttled: 0, rejected: 0 }
  const place = { nextLine: found.lines + 1, nextByte: found.bytes, digest: hash.copy().digest('hex') }
  return { hash, progress: { size, server, header: found.text, ...place, ...counts } }
}

/** @param keep is given the progress after each piece, once the watcher knows. */
async function postAll(
  task: ImportTask,
  chunks: AsyncIterable<Uint8Array>,
  { progress: start, hash }: Start,
  watcher: ImportWatcher,
  keep?: (progress: ImportProgress) => Promise<void>,
): Promise<ImportProgress> {
  const place: Place = { line: start.nextLine, byte: start.nextByte }
  const maxBytes = requestBytes - Buffer.byteLength(start.header) - 1
  let progress = start
  for await (const { piece, receipt } of postPieces(
    task,
    readPieces(chunks, place, maxBytes),
    start,
    watcher,
  )) {
    progress = {
      ...progress,
      nextLine: piece.nextLine,
      nextByte: piece.nextByte,
      digest: hash.update(piece.bytes).copy().digest('hex'),
      accepted: progress.accepted + receipt.accepted,
      throttled: progress.throttled + receipt.throttled,
      rejected: progress.rejected + receipt.rejectedCount,
    }
    await watcher.onPiece(receipt, progress)
    await keep?.(progress)
  }
  return progress
}

/**
 * Posts pieces in their order. A piece that is too large for the server or a proxy is cut into smaller ones.
 */
async function* postPieces(
  task: ImportTask,
  pieces: AsyncIterable<Piece>,
  { header }: ImportProgress,
  watcher: ImportWatcher,
): AsyncGenerator<{ readonly piece: Piece; readonly receipt: PieceReceipt }> {
  let maxBytes = requestBytes
  for await (const whole of pieces) {
    const waiting = [whole]
    for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
      const outcome = await postOrHalve(task, piece, { header, maxBytes }, watcher)
      if ('receipt' in outcome) {
        yield { piece, receipt: outcome.receipt }
        continue
      }
      maxBytes = outcome.maxBytes
      waiting.unshift(...outcome.halves)
    }
  }
}

/**
 * Posts a piece, or halves it: at once when it has more bytes than a request may have, or after it was
 * refused as too large.
 *
 * @returns what was answered, or the halves and how many bytes a request may have from now on.
 */
async function postOrHalve(
  { client, format, dryRun, before2000 }: ImportTask,
  piece: Piece,
  { header, maxBytes }: { readonly header: string; readonly maxBytes: number },
  watcher: ImportWatcher,
): Promise<
  { readonly receipt: PieceReceipt } | { readonly halves: readonly Piece[]; readonly maxBytes: number }
> {
  const early = piece.bytes.length > maxBytes ? halvePiece(piece) : undefined
  if (early) return { halves: early, maxBytes }
  try {
    return { receipt: await postPiece(client, piece, { format, header, dryRun, before2000 }) }
  } catch (error) {
    const halves = isTooLarge(error) ? halvePiece(piece) : undefined
    if (!halves) {
      watcher.onFailedPiece(piece, error)
      throw error
    }
    const nextBytes = Math.ceil(piece.bytes.length / 2)
    watcher.onTooLarge(nextBytes)
    return { halves, maxBytes: nextBytes }
  }
}
