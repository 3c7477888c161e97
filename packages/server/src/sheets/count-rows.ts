import { maxSheetRows } from '@openlightfi/contract'
import { refuseParameter } from '../http/refuse-parameter.ts'
import type { ProblemError } from '../problem-error.ts'

const newline = 0x0a

/** The bytes of rows that are kept while they are counted: a short answer is read once. */
const keptBytes = 1024 * 1024

/** Opens rows of CSV without a header; each call reads them anew. */
export type OpenRows = () => AsyncGenerator<Uint8Array, void, undefined>

/**
 * Reads rows for a sheet. They are counted before the first of them is handed over; those that are more than
 * a megabyte are read twice for that.
 * @param mostRows the most there can be, if that is known: then nothing has to be counted.
 * @throws ProblemError `invalid_parameter` for more rows than a sheet has; the errors of the rows.
 */
export async function readCounted(
  open: OpenRows,
  mostRows = Number.POSITIVE_INFINITY,
): Promise<AsyncIterable<Uint8Array>> {
  const rows = open()
  const kept: Uint8Array[] = []
  let [bytes, count] = [0, 0]
  while (bytes < keptBytes) {
    const { done, value } = await rows.next()
    if (done) return goOn(kept, undefined)
    kept.push(value)
    bytes += value.length
    count += countLines(value)
  }
  if (mostRows <= maxSheetRows) return goOn(kept, rows)
  for await (const chunk of rows) {
    count += countLines(chunk)
    if (count > maxSheetRows) throw refuseRows()
  }
  return open()
}

/**
 * Requires that what is read fits on a sheet.
 * @param countOf the rows of one of the pieces that are read.
 * @throws ProblemError `invalid_parameter`, as soon as it is more; the errors of the pieces.
 */
export async function requireSheetRows<Piece>(
  pieces: AsyncIterable<Piece>,
  countOf: (piece: Piece) => number,
): Promise<void> {
  let count = 0
  for await (const piece of pieces) {
    count += countOf(piece)
    if (count > maxSheetRows) throw refuseRows()
  }
}

function refuseRows(): ProblemError {
  return refuseParameter(
    'format',
    `must be csv, or less be asked for: a sheet holds ${maxSheetRows} rows, and these are more`,
  )
}

async function* goOn(
  kept: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array, void, undefined> | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield* kept
  if (rest) yield* rest
}

function countLines(chunk: Uint8Array): number {
  let count = 0
  for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) count += 1
  return count
}
