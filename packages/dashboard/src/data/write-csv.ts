import { guardFormula } from '@openlightfi/contract/guard-formula'

/** A cell of CSV: numbers and ids stand as they are, texts that people may have written are guarded. */
export type CsvCell = string | number | undefined | { readonly id: string }

/** Writes a table as CSV (RFC 4180) with a header; nothing in it is a formula to a spreadsheet. */
export function writeCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')
}

function writeCell(cell: CsvCell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = typeof cell === 'string' ? guardFormula(cell) : cell.id
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
