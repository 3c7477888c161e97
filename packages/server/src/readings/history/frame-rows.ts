import type { HistoryTextFormat } from '@openlightfi/contract'

/** Text around the rows of an answer. */
export interface Frame {
  readonly before: string
  readonly after: string
}

/**
 * Chooses the frame of a format: a JSON document with the given start, lines, or CSV with the given header.
 */
export function chooseFrame(format: HistoryTextFormat, jsonStart: string, csvHeader: string): Frame {
  switch (format) {
    case 'json':
      return { before: jsonStart, after: ']}' }
    case 'ndjson':
      return { before: '', after: '' }
    case 'csv':
      return { before: `${csvHeader}\r\n`, after: '' }
  }
}

/**
 * Puts rows into their frame. The first page is read before this resolves, so that an error can still become
 * an error answer.
 * @throws StoreBusyError, PlacesTakenError and further errors of the rows.
 */
export async function frameRows(
  frame: Frame,
  rows: AsyncGenerator<Uint8Array, void, undefined>,
): Promise<AsyncIterable<Uint8Array>> {
  return wrap(frame, await rows.next(), rows)
}

async function* wrap(
  { before, after }: Frame,
  first: IteratorResult<Uint8Array, void>,
  rest: AsyncGenerator<Uint8Array, void, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (before !== '') yield Buffer.from(before)
  if (!first.done) {
    yield first.value
    yield* rest
  }
  if (after !== '') yield Buffer.from(after)
}
