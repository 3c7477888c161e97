const newline = 0x0a

/** The bytes that are looked at in one go, so that other work comes in between: some milliseconds. */
const pieceBytes = 64 * 1024

/** Cuts text that comes in chunks anew, so that each piece ends with the end of a line; the last may not. */
export async function* cutAtLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  let rest: Uint8Array = Buffer.alloc(0)
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; from += pieceBytes) {
      const piece = chunk.subarray(from, from + pieceBytes)
      const end = piece.lastIndexOf(newline) + 1
      if (end > 0) {
        yield Buffer.concat([rest, piece.subarray(0, end)]).toString()
        rest = piece.subarray(end)
      } else rest = Buffer.concat([rest, piece])
    }
  }
  if (rest.length > 0) yield Buffer.from(rest).toString()
}

/** Reads the cells of rows of CSV in which nothing is quoted, some rows at a time. */
export async function* readCells(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string[][], void, undefined> {
  for await (const text of cutAtLines(chunks)) {
    const lines = text.split('\r\n')
    if (lines.at(-1) === '') lines.pop()
    yield lines.map((line) => line.split(','))
  }
}
