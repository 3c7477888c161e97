import type { RecordFormat } from '@openlightfi/contract'
import { formatDecimal, formatUnixSeconds } from '@openlightfi/contract/numbers'
import { guardFormula, guardJson } from './guard-formula.ts'
import type { RecordColumn, RecordTable } from './record-tables.ts'

/** The number of characters in one piece of an answer. */
const pieceLength = 64 * 1024

/** Writes records as text, piece by piece: a JSON document, or CSV (RFC 4180) with a header. */
export function* writeRecords(
  table: RecordTable,
  records: Iterable<object>,
  format: RecordFormat,
): Generator<string, void, undefined> {
  const isCsv = format === 'csv'
  yield isCsv ? writeLine(table.columns.map(({ name }) => name)) : `{"${table.list}":[`
  let piece = ''
  let isFirst = true
  for (const record of records) {
    piece += isCsv ? writeRow(table, record) : (isFirst ? '' : ',') + JSON.stringify(record)
    isFirst = false
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield isCsv ? piece : `${piece}]}`
}

function writeRow(table: RecordTable, record: object): string {
  return writeLine(table.columns.map((column) => writeCell(column, record)))
}

function writeCell({ path, type }: RecordColumn, record: unknown): string {
  const value = path.reduce<unknown>(
    (inside, step) => (inside == null ? null : Reflect.get(inside, step)),
    record,
  )
  if (value == null) return ''
  if (type === 'json') return guardJson(JSON.stringify(value))
  if (type === 'decimal') return formatDecimal(Number(value))
  if (type === 'time') return formatUnixSeconds(Number(value) * 1000)
  return type === 'text' ? guardFormula(String(value)) : String(value)
}

function writeLine(cells: readonly string[]): string {
  return `${cells.map(quote).join(',')}\r\n`
}

/**
 * Quotes a cell where needed. Blanks at the ends are part of a cell only in quotes, since reading takes
 * others away; some spreadsheets divide at semicolons and tabs as well.
 */
function quote(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
