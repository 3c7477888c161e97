import { isVarName, varNameList } from '@openlightfi/contract'
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { CellNumbers, type Delimiter, findDelimiter, readSeparatorLine } from '../../csv-dialect.ts'
import { ProblemError } from '../../problem-error.ts'
import type { PostedRow } from './posted-row.ts'
import type { Line } from './split-lines.ts'

interface Layout {
  readonly columns: readonly string[]
  readonly isLong: boolean
  readonly delimiter: Delimiter
  readonly numbers: CellNumbers
}

const longColumns = ['sensor_id', 'var_name', 'time', 'value']
const wideColumns = ['sensor_id', 'time']
/** The most columns: those of a header that names everything once. */
const maxColumns = wideColumns.length + varNameList.length
/** The longest cell, in UTF-16 units; an id, a time or a number has some tens. */
const maxCellLength = 200

/**
 * Reads CSV (RFC 4180, comma, or semicolon as spreadsheets write it) with a header, in any order of columns:
 * long, with the columns sensor_id, var_name, time and value; or wide, with sensor_id, time and one column
 * per variable, where an empty cell is no reading. A line such as `sep=;` may stand above the header.
 *
 * A row is one line: no part of a reading has a line break in it. So quotes are not searched for any, and one
 * stray quote spoils one row and not all that follow.
 * @throws ProblemError `invalid_body` for a header that is neither.
 */
export async function* readCsvRows(
  batches: AsyncIterable<readonly Line[]>,
): AsyncGenerator<PostedRow[], void, undefined> {
  let layout: Layout | undefined
  let separator: Delimiter | undefined
  let index = 0
  for await (const lines of batches) {
    const rows: PostedRow[] = []
    for (const line of lines) {
      if (!layout) {
        const named = separator === undefined && 'text' in line ? readSeparatorLine(line.text) : undefined
        if (named === undefined) layout = readHeader(line, separator)
        else separator = named
        continue
      }
      rows.push(...readRow(line, layout, index))
      index += 1
    }
    yield rows
  }
  if (!layout) throw refuseHeader('The body is empty')
}

function readHeader(line: Line, separator: Delimiter | undefined): Layout {
  const delimiter = separator ?? findDelimiter('text' in line ? line.text : '')
  const columns = 'text' in line ? splitFields(line.text, delimiter) : undefined
  if (!columns) {
    const reason = 'fault' in line ? line.fault.detail.replace(/\.$/, '') : 'its quotes do not match'
    throw refuseHeader(`Line ${line.number} is not a header: ${reason}`)
  }
  if (columns.length > maxColumns) {
    throw refuseHeader(`The header has ${columns.length} columns; at most ${maxColumns} are read`)
  }
  const repeated = columns.find((column, at) => columns.indexOf(column) !== at)
  if (repeated !== undefined) throw refuseHeader(`The column ${show(repeated)} is there twice`)
  const isLong = columns.includes('var_name')
  const needed = isLong ? longColumns : wideColumns
  const missing = needed.filter((column) => !columns.includes(column))
  if (missing.length > 0) {
    const hint = columns.some((column) => column.includes('\t')) ? '; its cells are separated by tabs' : ''
    throw refuseHeader(`The header lacks ${missing.join(' and ')}${hint}`)
  }
  const unknown = columns.find((column) => !needed.includes(column) && (isLong || !isVarName(column)))
  if (unknown !== undefined) throw refuseHeader(`The column ${show(unknown)} is not known`)
  if (columns.length === wideColumns.length) throw refuseHeader('The header names no variable')
  return { columns, isLong, delimiter, numbers: new CellNumbers(delimiter) }
}

function refuseHeader(detail: string): ProblemError {
  const right =
    'CSV begins with a header, separated by commas or semicolons: sensor_id,var_name,time,value or sensor_id,time and one column per variable'
  return new ProblemError('invalid_body', `${detail}. ${right}.`, { errors: [{ pointer: 'header', detail }] })
}

function readRow(line: Line, layout: Layout, index: number): PostedRow[] {
  const { columns, isLong, delimiter, numbers } = layout
  const place = { index, line: line.number }
  if ('fault' in line) return [{ ...place, fault: line.fault }]
  const fields = splitFields(line.text, delimiter)
  if (!fields) return [malformed(place, 'The quotes of the row do not match.')]
  if (fields.length !== columns.length) {
    return [malformed(place, `The row has ${fields.length} fields; the header has ${columns.length}.`)]
  }
  const cells = columns.map((column, at) => [column, fields[at] ?? ''] as const)
  const tooLong = cells.find(
    ([column, cell]) => cell.length > maxCellLength && (isLong || wideColumns.includes(column)),
  )
  if (tooLong) return [malformed(place, refuseLongCell(...tooLong))]
  const row = Object.fromEntries(cells)
  if (isLong) return [readReading(place, row, numbers)]
  const { sensor_id, time } = row
  return cells
    .filter(([column, cell]) => cell !== '' && !wideColumns.includes(column))
    .map(([var_name, cell]) =>
      cell.length > maxCellLength
        ? malformed(place, refuseLongCell(var_name, cell))
        : readReading(place, { sensor_id, var_name, time, value: cell }, numbers),
    )
}

/**
 * Reads a reading with the number of its row in place of the text. The value of a motion event is ignored.
 */
function readReading(
  place: { index: number; line: number },
  row: Record<string, string | number | undefined>,
  numbers: CellNumbers,
): PostedRow {
  const value = numbers.read(String(row.value))
  if (typeof value !== 'number' && row.var_name !== 'motionEvent') {
    return { ...place, fault: { code: 'invalid_reading', detail: `The value ${value.fault}.` } }
  }
  if (typeof value === 'number') row.value = value
  return { ...place, input: row }
}

function refuseLongCell(column: string, cell: string): string {
  return `The cell of ${column} has ${cell.length} characters; at most ${maxCellLength} are read.`
}

function malformed(place: { index: number; line: number }, detail: string): PostedRow {
  return { ...place, fault: { code: 'malformed_row', detail } }
}

/** Splits a row into fields, without blanks around them; `undefined` when its quotes do not match. */
function splitFields(text: string, delimiter: Delimiter): string[] | undefined {
  if (!text.includes('"')) return text.split(delimiter).map((field) => field.trim())
  try {
    return parse(text, { relax_column_count: true, trim: true, delimiter })[0]
  } catch (error) {
    if (error instanceof CsvError) return undefined
    throw error
  }
}

function show(text: string): string {
  return JSON.stringify(text.slice(0, 80))
}
