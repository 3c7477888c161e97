import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { asksForPart, findByteRange } from '../../http/byte-range.ts'
import { matchesStrongly, matchesWeakly } from '../../http/entity-tag.ts'
import { ProblemError } from '../../problem-error.ts'
import type { FileReading } from './history.ts'
import type { OpenedFile } from './kept-file.ts'

/** The source of the file of an answer. */
export interface FileSource {
  /** True when it can be read in pieces. */
  readonly hasWholeFiles: boolean
  open(reading: FileReading): Promise<OpenedFile>
  /** Finds the tag of the file that is kept and would be opened. */
  findTag(reading: Exclude<FileReading, 'whole'>): string | undefined
  /** Resolves at the reader's turn to be sent a part. */
  takeTurn(): Promise<void>
}

/**
 * Answers with a file: all of it, the part that `Range` asks for (RFC 9110 section 14), or for HEAD its
 * length. `If-Match`, `If-None-Match` and `If-Range` mean the file that is kept for this reader, since
 * another one of the same range may have other bytes.
 *
 * @throws ProblemError `file_changed`, `range_not_satisfiable`; the errors of `source`.
 */
export async function sendFile(reply: FastifyReply, source: FileSource): Promise<Readable> {
  const { method, headers } = reply.request
  if (!source.hasWholeFiles) {
    reply.header('accept-ranges', 'none')
    if (method === 'HEAD') return Readable.from([])
    return (await source.open('whole')).openStream()
  }
  reply.header('accept-ranges', 'bytes')
  const known = isConditional(headers)
    ? source.findTag(asksForPart(headers.range) ? 'going on' : 'beginning')
    : undefined
  refuseChanged(headers['if-match'], known)
  if (known !== undefined && matchesWeakly(headers['if-none-match'], known)) {
    reply.status(304).header('etag', `"${known}"`)
    return Readable.from([])
  }
  if (method === 'HEAD') return setFileHeaders(reply, await source.open('beginning'))
  const ifRange = headers['if-range']?.toString()
  const isSame = ifRange === undefined || (known !== undefined && matchesStrongly(ifRange, known))
  if (!asksForPart(headers.range) || !isSame) {
    const file = await source.open('whole')
    setFileHeaders(reply, file)
    return file.openStream()
  }
  return sendPart(reply, source, await source.open('going on'), headers.range)
}

/**
 * Tells whether the tag of the file that is kept decides the answer; finding it lists everything that a
 * reader may see.
 */
function isConditional(headers: IncomingHttpHeaders): boolean {
  return ['if-match', 'if-none-match', 'if-range'].some((name) => headers[name] !== undefined)
}

async function sendPart(
  reply: FastifyReply,
  source: FileSource,
  file: OpenedFile,
  field: string,
): Promise<Readable> {
  const byteLength = file.byteLength ?? 0
  const range = findByteRange(field, byteLength)
  if (!range) {
    throw new ProblemError(
      'range_not_satisfiable',
      `The file has ${byteLength} bytes; "Range" asks for others: ${field}.`,
      { headers: { 'content-range': `bytes */${byteLength}` } },
    )
  }
  await source.takeTurn()
  reply
    .status(206)
    .header('etag', `"${file.tag}"`)
    .header('content-range', `bytes ${range.start}-${range.end}/${byteLength}`)
    .header('content-length', range.end - range.start + 1)
  return file.openStream(range)
}

/** @throws ProblemError `file_changed` when `If-Match` names another file than the one that is kept. */
function refuseChanged(field: string | undefined, known: string | undefined): void {
  if (field === undefined || field.trim() === '*') return
  if (known !== undefined && matchesStrongly(field, known)) return
  throw new ProblemError(
    'file_changed',
    'The file that "If-Match" names is not kept any more; begin again with the first bytes, without it.',
  )
}

/** Sets the headers for all of a file. @returns an empty body. */
function setFileHeaders(reply: FastifyReply, file: OpenedFile): Readable {
  reply.header('etag', `"${file.tag}"`)
  if (file.byteLength !== undefined) reply.header('content-length', file.byteLength)
  return Readable.from([])
}
