import type { DecimalMark, RecordFormat } from '@openlightfi/contract'
import { guardFormula, guardJson } from '@openlightfi/contract/guard-formula'
import { formatDecimal, formatUnixSeconds } from '@openlightfi/contract/numbers'
import { byteOrderMark, type CsvCell, writeCsvRow } from '../../sheets/index.ts'
import type { RecordColumn, RecordTable } from './record-tables.ts'

/** The number of characters in one piece of an answer. */
const pieceLength = 64 * 1024

/** Writes records as text, piece by piece: a JSON document, or CSV (RFC 4180) with a header. */
export function* writeRecords(
  table: RecordTable,
  records: Iterable<object>,
  format: RecordFormat,
  decimal: DecimalMark = 'point',
): Generator<string, void, undefined> {
  const isCsv = format === 'csv'
  const mark = decimal === 'comma' ? byteOrderMark : ''
  const header = () =>
    mark +
    writeCsvRow(
      table.columns.map(({ name }) => name),
      decimal,
    )
  yield isCsv ? header() : `{"${table.list}":[`
  let piece = ''
  let isFirst = true
  for (const record of records) {
    piece += isCsv ? writeRow(table, record, decimal) : (isFirst ? '' : ',') + JSON.stringify(record)
    isFirst = false
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield isCsv ? piece : `${piece}]}`
}

function writeRow(table: RecordTable, record: object, decimal: DecimalMark): string {
  return writeCsvRow(
    table.columns.map((column) => formatCell(column, record)),
    decimal,
  )
}

/** Reads the member of a record that stands in a column; null and undefined where there is none. */
export function readMember({ path }: RecordColumn, record: unknown): unknown {
  return path.reduce<unknown>((inside, step) => (inside == null ? null : Reflect.get(inside, step)), record)
}

function formatCell(column: RecordColumn, record: unknown): CsvCell {
  const { type } = column
  const value = readMember(column, record)
  if (value == null) return ''
  if (type === 'json') return guardJson(JSON.stringify(value))
  if (type === 'decimal') return { digits: formatDecimal(Number(value)) }
  if (type === 'time') return { digits: formatUnixSeconds(Number(value) * 1000) }
  return type === 'text' ? guardFormula(String(value)) : String(value)
}
