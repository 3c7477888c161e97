import type { DecimalMark, TimeFormat } from '@openlightfi/contract'
import { refuseParameter } from '../http/refuse-parameter.ts'
import { cutAtLines } from './whole-lines.ts'

/** The mark by which Excel knows that a file of text is UTF-8. */
export const byteOrderMark = '\ufeff'

/** @throws ProblemError `invalid_parameter` for decimal commas in anything but CSV. */
export function refuseDecimal(format: string, decimal: DecimalMark | undefined): void {
  if (decimal === 'comma' && format !== 'csv')
    throw refuseParameter('decimal', `must be point in ${format}; csv takes comma too`)
}

/**
 * Writes CSV of ids, times and numbers as it is asked for: with decimal points as it comes, or with decimal
 * commas and semicolons between cells. Points of RFC 3339 times stay.
 */
export function localiseCsv(
  chunks: AsyncIterable<Uint8Array>,
  decimal: DecimalMark | undefined,
  timeFormat: TimeFormat | undefined,
): AsyncIterable<Uint8Array> {
  return decimal === 'comma' ? writeCommas(chunks, timeFormat === 'rfc3339') : chunks
}

async function* writeCommas(
  chunks: AsyncIterable<Uint8Array>,
  hasTimes: boolean,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.from(byteOrderMark)
  for await (const text of cutAtLines(chunks)) {
    const divided = text.replaceAll(',', ';')
    yield Buffer.from(hasTimes ? divided.replaceAll(/\.(?!\d{3}Z)/g, ',') : divided.replaceAll('.', ','))
  }
}
