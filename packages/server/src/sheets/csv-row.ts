import type { DecimalMark } from '@openlightfi/contract'

/** A cell: text, or the digits of a number with a decimal point, if any. */
export type CsvCell = string | { readonly digits: string }

/**
 * Writes a row of CSV (RFC 4180), or one with semicolons where numbers have decimal commas. Blanks at the
 * ends are part of a cell only in quotes, since reading takes others away; some spreadsheets divide at
 * semicolons and tabs as well.
 */
export function writeCsvRow(cells: readonly CsvCell[], decimal: DecimalMark = 'point'): string {
  const written = cells.map((cell) => {
    if (typeof cell === 'string') return quote(cell)
    return decimal === 'comma' ? cell.digits.replace('.', ',') : cell.digits
  })
  return `${written.join(decimal === 'comma' ? ';' : ',')}\r\n`
}

function quote(cell: string): string {
  return needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

const needsQuotes = /[",;\t\r\n]|^\s|\s$/
