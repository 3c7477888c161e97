import { setTimeout as wait } from 'node:timers/promises'
import {
  ApiProblem,
  type Client,
  type components,
  NetworkError,
  UnexpectedAnswerError,
} from '@openlightfi/client'
import type { Piece } from './read-pieces.ts'

/** In which format the lines are. */
export type ImportFormat = 'ndjson' | 'csv'

/** A row that was not stored, by its line in the file. */
export interface RejectedRow {
  readonly line: number
  readonly code: string
  readonly detail: string
}

/** What became of a piece. */
export interface PieceReceipt {
  readonly accepted: number
  readonly throttled: number
  /** How many rows were rejected; the server lists up to 50,000 of them. */
  readonly rejectedCount: number
  readonly rejected: readonly RejectedRow[]
}

/** How pieces are posted. */
export interface PostOptions {
  readonly format: ImportFormat
  /** Of CSV; goes ahead of every piece. */
  readonly header: string
  readonly dryRun: boolean
  readonly interruption: AbortSignal
}

const attempts = 6

/**
 * Posts a piece, and again after a failure that may pass: posting readings twice changes nothing.
 * @throws what still fails after six attempts, about half a minute.
 */
export async function postPiece(client: Client, piece: Piece, options: PostOptions): Promise<PieceReceipt> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return toPieceReceipt(await postOnce(client, piece, options), piece, options)
    } catch (error) {
      if (attempt === attempts || !mayPass(error)) throw error
      const askedS = error instanceof ApiProblem ? error.retryAfterS : undefined
      await wait((askedS ?? 2 ** (attempt - 1)) * 1000, undefined, { signal: options.interruption })
    }
  }
}

function postOnce(client: Client, { bytes }: Piece, { format, header, dryRun }: PostOptions) {
  const query = dryRun ? { dry_run: true } : {}
  if (format === 'ndjson') return client.createReadings({ ndjson: bytes }, query)
  return client.createReadings({ csv: Buffer.concat([Buffer.from(`${header}\n`), bytes]) }, query)
}

function toPieceReceipt(
  receipt: components['schemas']['ReadingReceipt'],
  { firstLine }: Piece,
  { format }: PostOptions,
): PieceReceipt {
  const linesAhead = firstLine - (format === 'csv' ? 2 : 1)
  const { accepted, throttled, rejected_unlisted: unlisted = 0 } = receipt
  const rejected = receipt.rejected.map(({ line = 0, code, detail }) => ({
    line: line + linesAhead,
    code,
    detail,
  }))
  return { accepted, throttled, rejectedCount: rejected.length + unlisted, rejected }
}

function mayPass(error: unknown): boolean {
  if (error instanceof ApiProblem || error instanceof UnexpectedAnswerError)
    return error.status >= 500 || error.status === 429
  return error instanceof NetworkError
}
