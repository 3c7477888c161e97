import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { CellNumbers, type Delimiter, findDelimiter, readSeparatorLine } from '../../csv-dialect.ts'
import { ProblemError } from '../../problem-error.ts'
import type { RecordColumn, RecordTable } from './record-tables.ts'
import { unguardFormula } from './unguard-formula.ts'

/** A row of CSV as a record that was not checked yet, or the fault of the row. */
export type CsvEntry = { readonly index: number; readonly line: number } & (
  | { readonly record: unknown }
  /** `pointer` is into the record; empty for the row as a whole. */
  | { readonly fault: string; readonly pointer: string }
)

interface CsvRow {
  /** The cells; none of a row with more of them than there are columns, so that memory stays bounded. */
  readonly cells: readonly string[]
  readonly count: number
  readonly line: number
}

/** The longest row, in bytes; the largest properties, every byte of them a doubled quote, are half of it. */
const maxRowBytes = 64 * 1024
/** The longest cell that is no JSON, in UTF-16 units; names and ids have at most 200. */
const maxCellLength = 1000

/**
 * Reads CSV (RFC 4180, comma, or semicolon as spreadsheets write it; line ends may be LF alone) with a
 * header, in any order of columns; a line such as `sep=;` may stand above it. A quoted cell may hold line
 * breaks. An empty cell is null, and `{}` where a JSON object belongs; a missing column gives no member.
 * @throws ProblemError `invalid_body` for quotes that do not match and rows longer than {@link maxRowBytes},
 *   naming the line, for a header that is not right, and for more than `maxRows` rows.
 */
export function readCsvRecords(table: RecordTable, text: string, maxRows: number): CsvEntry[] {
  const [firstLine = ''] = /[^\s][^\n]{0,1000}/.exec(text) ?? []
  const separator = readSeparatorLine(firstLine)
  const delimiter = separator ?? findDelimiter(firstLine)
  const ahead = separator === undefined ? 0 : 1
  // One row more than allowed, and the header, are enough to tell, and memory stays bounded.
  const bounds = { maxRows: ahead + maxRows + 2, maxCells: table.columns.length }
  const [header, ...rows] = splitRows(text, delimiter, bounds).slice(ahead)
  const columns = readHeader(table, header)
  const numbers = new CellNumbers(delimiter)
  if (rows.length > maxRows)
    throw refuseCsv(
      'rows',
      `There are more than ${maxRows} rows; import them in parts, each with the header.`,
    )
  return rows.map(({ cells, count, line }, index) => {
    const place = { index, line }
    if (count !== columns.length)
      return { ...place, pointer: '', fault: `has ${count} fields; the header has ${columns.length}` }
    const tooLong = columns.findIndex(
      ({ type }, at) => type !== 'json' && (cells[at] ?? '').length > maxCellLength,
    )
    const column = columns[tooLong]
    if (!column) return { ...place, record: toRecord(columns, cells, numbers) }
    const length = cells[tooLong]?.length
    const fault = `has ${length} characters; at most ${maxCellLength} are read`
    return { ...place, pointer: `/${column.path.join('/')}`, fault }
  })
}

function splitRows(
  text: string,
  delimiter: Delimiter,
  { maxRows, maxCells }: { readonly maxRows: number; readonly maxCells: number },
): CsvRow[] {
  const bytes = Buffer.from(text)
  requireShortRows(bytes)
  const places = new LineCounter(bytes)
  const withoutExtra = (row: ParsedRow) => ({
    count: row.record.length,
    record: row.record.length > maxCells ? [] : row.record,
    info: { bytes: row.info.bytes },
  })
  try {
    const rows: unknown = parse(bytes, {
      info: true,
      to: maxRows,
      delimiter,
      relax_column_count: true,
      trim: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n'],
      // The library's type is that of rows without `info`.
      on_record: (row: unknown) => withoutExtra(row as ParsedRow) as never,
    })
    return (rows as ReturnType<typeof withoutExtra>[]).map(({ record, count, info }) => ({
      cells: record,
      count,
      line: places.startOfRowThatEnds(info.bytes),
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = `line ${String(Reflect.get(error, 'lines'))}`
    throw refuseCsv(line, 'The quotes do not match: a quote inside quotes is doubled.')
  }
}

interface ParsedRow {
  readonly record: readonly string[]
  readonly info: { readonly bytes: number }
}

const newline = 0x0a
const quoteMark = 0x22

/** Refuses long rows before the parsing, which holds a row in memory until it ends. */
function requireShortRows(bytes: Uint8Array): void {
  let [start, startLine, line] = [0, 1, 1]
  let isQuoted = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (at - start > maxRowBytes) {
      const detail = `The row that begins here has more than ${maxRowBytes} bytes; is a quote left open?`
      throw refuseCsv(`line ${startLine}`, detail)
    }
    if (byte === quoteMark) isQuoted = !isQuoted
    if (byte !== newline) continue
    line += 1
    if (!isQuoted) [start, startLine] = [at + 1, line]
  }
}

const blanks = new Set([0x09, newline, 0x0d, 0x20])

/**
 * Finds the lines at which rows begin; the parser counts a line break in quotes differently from one outside.
 */
class LineCounter {
  readonly #bytes: Uint8Array
  #at = 0
  #line = 1

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /**
   * Returns the number of the line, from 1, at which the next row begins. @param end the end of the row, in
   * bytes.
   */
  startOfRowThatEnds(end: number): number {
    while (this.#at < end && blanks.has(this.#bytes[this.#at] ?? 0)) this.#step()
    const line = this.#line
    while (this.#at < end) this.#step()
    return line
  }

  #step(): void {
    if (this.#bytes[this.#at] === newline) this.#line += 1
    this.#at += 1
  }
}

function readHeader(table: RecordTable, header: CsvRow | undefined): readonly RecordColumn[] {
  if (!header) throw refuseHeader(table, 'The body is empty')
  if (header.count > header.cells.length) {
    const detail = `The header has ${header.count} columns; at most ${table.columns.length} are read`
    throw refuseHeader(table, detail)
  }
  const repeated = header.cells.find((name, at) => header.cells.indexOf(name) !== at)
  if (repeated !== undefined) throw refuseHeader(table, `The column ${show(repeated)} is there twice`)
  const columns = header.cells.map((name) => {
    const column = table.columns.find((known) => known.name === name)
    if (column) return column
    throw refuseHeader(table, `The column ${show(name)} is not known`)
  })
  const missing = findMissing(table, header.cells)
  if (missing !== undefined) throw refuseHeader(table, `The header lacks ${missing}`)
  return columns
}

/** Finds a missing column: the id, or the rest of a member that is several columns. */
function findMissing(table: RecordTable, names: readonly string[]): string | undefined {
  if (!names.includes(table.id)) return table.id
  const members = new Set(
    table.columns
      .filter(({ name, path }) => path.length > 1 && names.includes(name))
      .map(({ path }) => path[0]),
  )
  return table.columns.find(({ name, path }) => members.has(path[0]) && !names.includes(name))?.name
}

function refuseHeader(table: RecordTable, detail: string): ProblemError {
  const known = table.columns.map(({ name }) => name).join(', ')
  return refuseCsv('header', `${detail}. CSV begins with a header of ${table.id} and any of ${known}.`)
}

function refuseCsv(pointer: string, detail: string): ProblemError {
  return new ProblemError('invalid_body', detail, { errors: [{ pointer, detail }] })
}

function toRecord(
  columns: readonly RecordColumn[],
  cells: readonly string[],
  numbers: CellNumbers,
): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const [at, { path, type }] of columns.entries()) {
    const value = readCell(type, cells[at] ?? '', numbers)
    const [member = '', inner] = path
    if (inner === undefined) record[member] = value
    else if (value !== null) record[member] = { ...(record[member] ?? {}), [inner]: value }
    else record[member] ??= null
  }
  return record
}

/** Reads a cell. Text that cannot be read as its type stays text, for the check of the record to refuse. */
function readCell(type: RecordColumn['type'], cell: string, numbers: CellNumbers): unknown {
  if (type === 'json') return cell === '' ? {} : readJson(cell)
  if (cell === '') return null
  if (type === 'decimal' || type === 'time') return readNumber(cell, numbers)
  return type === 'text' ? unguardFormula(cell) : cell
}

function readNumber(cell: string, numbers: CellNumbers): number | string {
  const number = numbers.read(cell)
  return typeof number === 'number' ? number : cell
}

function readJson(cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch (error) {
    if (error instanceof SyntaxError) return cell
    throw error
  }
}

function show(text: string): string {
  return JSON.stringify(text.slice(0, 80))
}
