import { UsageError } from '../exit-code.ts'

/** Whole lines of a file, enough for one request. */
export interface Piece {
  /** Without the header of CSV. */
  readonly bytes: Buffer<ArrayBuffer>
  /** Number of its first line in the file, from 1. */
  readonly firstLine: number
  /** Where the file goes on behind it: number of the next line, and its place in bytes. */
  readonly nextLine: number
  readonly nextByte: number
}

/** Where reading begins: the number of a line and its place in bytes. */
export interface Place {
  readonly line: number
  readonly byte: number
}

/** Bytes of a piece, about 20,000 readings: large enough to be quick, small enough to lose little when it fails. */
const pieceBytes = 1024 ** 2
/** A line longer than this, in bytes, is no reading, and the file most likely no text. */
const maxLineBytes = 8 * 1024 ** 2

const newline = 0x0a

/**
 * Cuts a file into pieces of whole lines, in bounded memory.
 *
 * @param chunks the file from `start` on.
 * @throws UsageError for an endless line.
 */
export async function* readPieces(
  chunks: AsyncIterable<Uint8Array>,
  start: Place,
): AsyncGenerator<Piece, void, undefined> {
  let place = start
  let held: Uint8Array[] = []
  let heldBytes = 0
  const cut = (bytes: Buffer<ArrayBuffer>): Piece => {
    const nextLine = place.line + countLines(bytes)
    const piece = { bytes, firstLine: place.line, nextLine, nextByte: place.byte + bytes.length }
    place = { line: nextLine, byte: piece.nextByte }
    return piece
  }
  for await (const chunk of chunks) {
    held.push(chunk)
    heldBytes += chunk.length
    if (heldBytes < pieceBytes) continue
    const bytes = Buffer.concat(held)
    const end = bytes.lastIndexOf(newline) + 1
    if (end > 0) yield cut(bytes.subarray(0, end))
    const rest = bytes.subarray(end)
    if (rest.length > maxLineBytes) {
      throw new UsageError(`line ${place.line} has more than ${maxLineBytes} bytes; is this a text file?`)
    }
    held = [rest]
    heldBytes = rest.length
  }
  if (heldBytes > 0) yield cut(Buffer.concat(held))
}

/** The last line may lack its end. */
function countLines(bytes: Buffer): number {
  let count = bytes.at(-1) === newline ? 0 : 1
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) count += 1
  return count
}
