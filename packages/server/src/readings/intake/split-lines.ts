import { isUtf8 } from 'node:buffer'
import { isUtf16 } from '@openlightfi/process'
import { ProblemError } from '../../problem-error.ts'
import type { ReadingFault } from './check-reading.ts'

/** A line of a body, without its ending, or its fault. */
export type Line = { readonly number: number } & (
  | { readonly text: string }
  | { readonly fault: ReadingFault }
)

/** The longest line, in bytes; a wide row of all variables has a few hundred. */
export const maxLineBytes = 64 * 1024
/**
 * The largest body of lines, in bytes and after decompression; at this size posting it in parts is the better
 * way.
 */
export const maxStreamBytes = 2 * 1024 ** 3

const newline = 0x0a

/**
 * Cuts UTF-8 text into lines that end with LF or CR LF, one list of lines per chunk. Empty lines are left out
 * but counted; a byte order mark is dropped. Memory stays near one chunk and one line: a longer line is a
 * fault, not kept.
 * @throws ProblemError `body_too_large` above {@link maxStreamBytes}; `invalid_body` for UTF-16.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Line[], void, undefined> {
  const splitter = new LineSplitter()
  let bytes = 0
  for await (const piece of chunks) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    if (bytes === 0 && isUtf16(chunk))
      throw new ProblemError('invalid_body', 'The body is UTF-16 text; send UTF-8.')
    bytes += chunk.length
    if (bytes > maxStreamBytes) {
      throw new ProblemError(
        'body_too_large',
        `A body of lines may have ${maxStreamBytes} bytes after decompression.`,
      )
    }
    const lines = splitter.add(chunk)
    if (lines.length > 0) yield lines
  }
  const last = splitter.end()
  if (last.length > 0) yield last
}

/** Cuts chunks into lines, and holds the line that is not complete yet. */
class LineSplitter {
  #number = 1
  #pieces: Buffer[] = []
  #length = 0

  /** Returns the lines that end in a chunk. */
  add(chunk: Buffer): Line[] {
    const first = chunk.indexOf(newline)
    if (first === -1) {
      this.#keep(chunk)
      return []
    }
    this.#keep(chunk.subarray(0, first))
    const lines = this.end()
    const last = chunk.lastIndexOf(newline)
    if (last > first) this.#splitWhole(chunk.subarray(first + 1, last), lines)
    this.#keep(chunk.subarray(last + 1))
    return lines
  }

  /** Returns the line that ends here; nothing when it is empty. */
  end(): Line[] {
    const [length, pieces] = [this.#length, this.#pieces]
    this.#length = 0
    this.#pieces = []
    const lines: Line[] = []
    if (length > maxLineBytes) this.#refuseLong(length, lines)
    else this.#decode(Buffer.concat(pieces), lines)
    return lines
  }

  #keep(piece: Buffer): void {
    if (piece.length === 0) return
    this.#length += piece.length
    if (this.#length > maxLineBytes) this.#pieces = []
    else this.#pieces.push(piece)
  }

  /**
   * Decodes all lines at once, since one by one takes ten times as long; one by one where they have a fault.
   */
  #splitWhole(block: Buffer, lines: Line[]): void {
    if (isUtf8(block)) {
      for (const text of block.toString('utf8').split('\n')) this.#take(text, lines)
      return
    }
    let from = 0
    while (from <= block.length) {
      const at = block.indexOf(newline, from)
      const end = at === -1 ? block.length : at
      this.#decode(block.subarray(from, end), lines)
      from = end + 1
    }
  }

  #decode(bytes: Buffer, lines: Line[]): void {
    if (isUtf8(bytes)) this.#take(bytes.toString('utf8'), lines)
    else this.#refuse('The line is not UTF-8 text.', lines)
  }

  #take(text: string, lines: Line[]): void {
    // A character has at most three bytes for each of its UTF-16 units.
    const length = text.length * 3 > maxLineBytes ? Buffer.byteLength(text) : text.length
    if (length > maxLineBytes) {
      this.#refuseLong(length, lines)
      return
    }
    const trimmed = text.trim() // a byte order mark counts as blank
    if (trimmed !== '') lines.push({ number: this.#number, text: trimmed })
    this.#number += 1
  }

  #refuseLong(length: number, lines: Line[]): void {
    this.#refuse(`The line has ${length} bytes; at most ${maxLineBytes} are read.`, lines)
  }

  #refuse(detail: string, lines: Line[]): void {
    lines.push({ number: this.#number, fault: { code: 'malformed_row', detail } })
    this.#number += 1
  }
}
