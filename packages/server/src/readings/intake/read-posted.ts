import { maxReadingsPerRequest } from '@openlightfi/contract'
import { decodeJsonBody, parseJsonBody } from '../../http/parse-json-body.ts'
import { refuseBody } from '../../http/read-body.ts'
import type { ProblemError } from '../../problem-error.ts'
import { parseBatch } from './parse-batch.ts'
import type { PostedRow } from './posted-row.ts'
import { readNdjsonRows } from './read-ndjson-rows.ts'
import { splitLines } from './split-lines.ts'

/**
 * Decodes and parses a JSON body, a long one of readings in slices. @throws ProblemError `malformed_json`.
 */
export async function decodePostedJson(bytes: Uint8Array): Promise<unknown> {
  const text = decodeJsonBody(bytes)
  return (await parseBatch(text)) ?? parseJsonBody(text)
}

/**
 * Reads the list inside a body; each entry is checked alone later. @throws ProblemError `invalid_body`.
 */
export function readPostedBatch(body: unknown): readonly unknown[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw refuse('', 'must be an object with the member "readings"')
  }
  const { readings, ...rest } = body as { readings?: unknown }
  const [unknownMember] = Object.keys(rest)
  if (unknownMember !== undefined)
    throw refuse(`/${unknownMember}`, 'is not known; the body has one member, "readings"')
  if (!Array.isArray(readings)) throw refuse('/readings', 'must be an array of readings')
  if (readings.length <= maxReadingsPerRequest) return readings
  throw refuse('/readings', `must have at most ${maxReadingsPerRequest} entries; it has ${readings.length}`)
}

/** Reads lines of JSON that have arrived whole. @throws ProblemError `invalid_body` for UTF-16. */
export async function readPostedLines(bytes: Uint8Array): Promise<PostedRow[]> {
  const rows: PostedRow[] = []
  for await (const some of readNdjsonRows(splitLines(inOnePiece(bytes)))) {
    for (const row of some) rows.push(row) // so many as arguments of one call would exhaust the stack
  }
  return rows
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes
}

function refuse(pointer: string, detail: string): ProblemError {
  return refuseBody([{ pointer, detail }])
}
