import { ProblemError } from '../problem-error.ts'
import type { ReadingFault } from './check-reading.ts'

/** A line of a body, without its ending, or what is wrong with it. */
export type Line = { readonly number: number } & (
  | { readonly text: string }
  | { readonly fault: ReadingFault }
)

/** Longest line, in bytes; a wide row of all variables has a few hundred. */
export const maxLineBytes = 64 * 1024
/** Largest body of lines, in bytes and after decompression; at this size posting it in parts is the better way. */
export const maxStreamBytes = 2 * 1024 ** 3

const newline = 0x0a

/**
 * Cuts UTF-8 text into lines that end with LF or CR LF, one list of lines per chunk. Empty lines are left out but counted;
 * a byte order mark is dropped. Memory stays near one chunk and one line: a longer line is a fault, not kept.
 * @throws ProblemError `body_too_large` above {@link maxStreamBytes}.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Line[], void, undefined> {
  const line = new LineBuffer()
  let bytes = 0
  for await (const piece of chunks) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    bytes += chunk.length
    if (bytes > maxStreamBytes) {
      throw new ProblemError(
        'body_too_large',
        `A body of lines may have ${maxStreamBytes} bytes after decompression.`,
      )
    }
    const lines: Line[] = []
    let from = 0
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      line.add(chunk.subarray(from, at))
      lines.push(...line.end())
      from = at + 1
    }
    line.add(chunk.subarray(from))
    if (lines.length > 0) yield lines
  }
  const last = line.end()
  if (last.length > 0) yield last
}

/** The bytes of the line that is being read. */
class LineBuffer {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #number = 1
  #pieces: Buffer[] = []
  #length = 0

  add(piece: Buffer): void {
    if (piece.length === 0) return
    this.#length += piece.length
    if (this.#length > maxLineBytes) this.#pieces = []
    else this.#pieces.push(piece)
  }

  /** The line that ends here; nothing when it is empty. */
  end(): Line[] {
    const [number, length, pieces] = [this.#number, this.#length, this.#pieces]
    this.#number += 1
    this.#length = 0
    this.#pieces = []
    if (length > maxLineBytes) {
      return [faultyLine(number, `The line has ${length} bytes; at most ${maxLineBytes} are read.`)]
    }
    const text = this.#decode(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces))
    if (text === undefined) return [faultyLine(number, 'The line is not UTF-8 text.')]
    const trimmed = text.trim()
    return trimmed === '' ? [] : [{ number, text: trimmed }]
  }

  #decode(bytes: Buffer | undefined): string | undefined {
    try {
      return this.#decoder.decode(bytes)
    } catch (error) {
      if (error instanceof TypeError) return undefined
      throw error
    }
  }
}

function faultyLine(number: number, detail: string): Line {
  return { number, fault: { code: 'malformed_row', detail } }
}
