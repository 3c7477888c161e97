import { UsageError } from '../exit-code.ts'

/** Whole lines of a file, enough for one request. */
export interface Piece {
  /** Without the header of CSV. */
  readonly bytes: Buffer<ArrayBuffer>
  /** Number of its first line in the file, from 1. */
  readonly firstLine: number
  /** The place behind it: the number of the next line, and its place in bytes. */
  readonly nextLine: number
  readonly nextByte: number
}

/** The place where reading begins: the number of a line and its place in bytes. */
export interface Place {
  readonly line: number
  readonly byte: number
}

/**
 * Bytes of a request, about 20,000 readings: large enough to be quick, small enough to lose little when it
 * fails, and below the megabyte that proxies take unless they are told otherwise (`client_max_body_size` of
 * nginx).
 */
export const requestBytes = 1_000_000

const newline = 0x0a

/**
 * Cuts a file into pieces of whole lines, in bounded memory.
 *
 * @param chunks the file from `start` on.
 * @param maxBytes of a piece.
 * @throws UsageError for a line that is longer.
 */
export async function* readPieces(
  chunks: AsyncIterable<Uint8Array>,
  start: Place,
  maxBytes: number,
): AsyncGenerator<Piece, void, undefined> {
  let place = start
  let held: Uint8Array[] = []
  let heldBytes = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    heldBytes += chunk.length
    if (heldBytes <= maxBytes) continue
    let rest = Buffer.concat(held)
    while (rest.length > maxBytes) {
      const piece = cutPiece(rest, place, maxBytes)
      if (!piece)
        throw new UsageError(`line ${place.line} has more than ${maxBytes} bytes; is this a text file?`)
      yield piece
      place = { line: piece.nextLine, byte: piece.nextByte }
      rest = rest.subarray(piece.bytes.length)
    }
    held = [rest]
    heldBytes = rest.length
  }
  if (heldBytes > 0) yield buildPiece(Buffer.concat(held), place)
}

/**
 * Cuts a piece into two of about the same size, both of whole lines.
 *
 * @returns undefined when it is one line.
 */
export function halvePiece({ bytes, firstLine, nextByte }: Piece): readonly [Piece, Piece] | undefined {
  const place = { line: firstLine, byte: nextByte - bytes.length }
  const middle = Math.ceil(bytes.length / 2)
  const first = cutPiece(bytes, place, middle) ?? cutPiece(bytes, place, bytes.indexOf(newline) + 1)
  if (!first || first.bytes.length === bytes.length) return undefined
  const rest = { line: first.nextLine, byte: first.nextByte }
  return [first, buildPiece(bytes.subarray(first.bytes.length), rest)]
}

/**
 * Takes the whole lines at the beginning that have at most this many bytes; undefined when the first is
 * longer.
 */
function cutPiece(bytes: Buffer<ArrayBuffer>, place: Place, maxBytes: number): Piece | undefined {
  const end = maxBytes > 0 ? bytes.lastIndexOf(newline, maxBytes - 1) + 1 : 0
  return end > 0 ? buildPiece(bytes.subarray(0, end), place) : undefined
}

function buildPiece(bytes: Buffer<ArrayBuffer>, { line, byte }: Place): Piece {
  return { bytes, firstLine: line, nextLine: line + countLines(bytes), nextByte: byte + bytes.length }
}

/** The last line may lack its end. */
function countLines(bytes: Buffer): number {
  let count = bytes.at(-1) === newline ? 0 : 1
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) count += 1
  return count
}
