import { ApiProblem, type Client, type components, UnexpectedAnswerError } from '@openlightfi/client'
import type { Piece } from './read-pieces.ts'

/** In which format the lines are. */
export type ImportFormat = 'ndjson' | 'csv'

/** A row that was not stored, by its line in the file. */
export interface RejectedRow {
  readonly line: number
  readonly code: string
  readonly detail: string
}

/** The result of a piece. */
export interface PieceReceipt {
  readonly accepted: number
  readonly throttled: number
  /** The number of rejected rows. The server lists the first of them, some 1,500. */
  readonly rejectedCount: number
  readonly rejected: readonly RejectedRow[]
}

/** How pieces are posted. */
export interface PostOptions {
  readonly format: ImportFormat
  /** Of CSV; goes ahead of every piece. */
  readonly header: string
  readonly dryRun: boolean
  /** Take times before 2000. */
  readonly before2000: boolean
}

/** The policy outlives an outage of about half a minute: 23 to 47 s of waits between seven tries. */
const limits = {
  timeoutMs: 300_000,
  attemptTimeoutMs: 30_000,
  retry: { retries: 6, baseDelayMs: 1_000, maxDelayMs: 16_000 },
}

/**
 * Posts a piece, and again after a failure that may pass: posting readings twice changes nothing.
 *
 * @throws the failure of the seventh try, about half a minute later, or one that does not pass by itself.
 */
export async function postPiece(client: Client, piece: Piece, options: PostOptions): Promise<PieceReceipt> {
  const { format, header, dryRun, before2000 } = options
  const body =
    format === 'ndjson'
      ? { ndjson: piece.bytes }
      : { csv: Buffer.concat([Buffer.from(`${header}\n`), piece.bytes]) }
  const query = { ...(dryRun && { dry_run: true }), ...(before2000 && { before_2000: true }) }
  const receipt = await client.createReadings(body, query, limits)
  return toPieceReceipt(receipt, piece, options)
}

function toPieceReceipt(
  receipt: components['schemas']['ReadingReceipt'],
  { firstLine }: Piece,
  { format, header }: PostOptions,
): PieceReceipt {
  const headerLines = format === 'csv' ? header.split('\n').length : 0
  const linesAhead = firstLine - 1 - headerLines
  const { accepted, throttled, rejected_unlisted: unlisted = 0 } = receipt
  const rejected = receipt.rejected.map(({ line = 0, code, detail }) => ({
    line: line + linesAhead,
    code,
    detail,
  }))
  return { accepted, throttled, rejectedCount: rejected.length + unlisted, rejected }
}

/** Whether the server, or a proxy before it, does not take a request of this size. */
export function isTooLarge(error: unknown): boolean {
  return (error instanceof ApiProblem || error instanceof UnexpectedAnswerError) && error.status === 413
}
