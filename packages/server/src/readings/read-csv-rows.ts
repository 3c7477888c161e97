import { isVarName, varNameList } from '@openlightfi/contract'
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { parseDecimal } from '../parse-decimal.ts'
import { ProblemError } from '../problem-error.ts'
import type { PostedRow } from './posted-row.ts'
import type { Line } from './split-lines.ts'

type Layout = { readonly columns: readonly string[]; readonly isLong: boolean }

const longColumns = ['sensor_id', 'var_name', 'time', 'value']
const wideColumns = ['sensor_id', 'time']
/** A header that names everything once has so many. */
const maxColumns = wideColumns.length + varNameList.length
/** Longest cell, in UTF-16 units; an id, a time or a number has some tens. */
const maxCellLength = 200

/**
 * Reads CSV (RFC 4180, comma) with a header, in any order of columns: long, with the columns sensor_id, var_name,
 * time and value; or wide, with sensor_id, time and one column per variable, where an empty cell is no reading.
 *
 * A row is one line: nothing that a reading is made of has a line break in it, so none is looked for inside quotes,
 * and one stray quote spoils one row and not all that follow.
 * @throws ProblemError `invalid_body` for a header that is neither.
 */
export async function* readCsvRows(
  batches: AsyncIterable<readonly Line[]>,
): AsyncGenerator<PostedRow[], void, undefined> {
  let layout: Layout | undefined
  let index = 0
  for await (const lines of batches) {
    const rows: PostedRow[] = []
    for (const line of lines) {
      if (!layout) {
        layout = readHeader(line)
        continue
      }
      rows.push(...readRow(line, layout, index))
      index += 1
    }
    yield rows
  }
  if (!layout) throw refuseHeader('The body is empty')
}

function readHeader(line: Line): Layout {
  const columns = 'text' in line ? splitFields(line.text) : undefined
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
  if (missing.length > 0) throw refuseHeader(`The header lacks ${missing.join(' and ')}`)
  const unknown = columns.find((column) => !needed.includes(column) && (isLong || !isVarName(column)))
  if (unknown !== undefined) throw refuseHeader(`The column ${show(unknown)} is not known`)
  if (columns.length === wideColumns.length) throw refuseHeader('The header names no variable')
  return { columns, isLong }
}

function refuseHeader(detail: string): ProblemError {
  const right =
    'CSV begins with a header: sensor_id,var_name,time,value or sensor_id,time and one column per variable'
  return new ProblemError('invalid_body', `${detail}. ${right}.`, { errors: [{ pointer: 'header', detail }] })
}

function readRow(line: Line, { columns, isLong }: Layout, index: number): PostedRow[] {
  const place = { index, line: line.number }
  if ('fault' in line) return [{ ...place, fault: line.fault }]
  const fields = splitFields(line.text)
  if (!fields) return [malformed(place, 'The quotes of the row do not match.')]
  if (fields.length !== columns.length) {
    return [malformed(place, `The row has ${fields.length} fields; the header has ${columns.length}.`)]
  }
  const cells = columns.map((column, at) => [column, fields[at] ?? ''] as const)
  const tooLong = cells.find(
    ([column, cell]) => cell.length > maxCellLength && (isLong || wideColumns.includes(column)),
  )
  if (tooLong) return [malformed(place, describeLongCell(...tooLong))]
  const row = Object.fromEntries(cells)
  if (isLong) return [{ ...place, input: { ...row, value: toNumber(row.value ?? '') } }]
  const { sensor_id, time } = row
  return cells
    .filter(([column, cell]) => cell !== '' && !wideColumns.includes(column))
    .map(([var_name, cell]) =>
      cell.length > maxCellLength
        ? malformed(place, describeLongCell(var_name, cell))
        : { ...place, input: { sensor_id, var_name, time, value: toNumber(cell) } },
    )
}

function describeLongCell(column: string, cell: string): string {
  return `The cell of ${column} has ${cell.length} characters; at most ${maxCellLength} are read.`
}

function malformed(place: { index: number; line: number }, detail: string): PostedRow {
  return { ...place, fault: { code: 'malformed_row', detail } }
}

/** The fields of a row, without blanks around them; `undefined` when its quotes do not match. */
function splitFields(text: string): string[] | undefined {
  if (!text.includes('"')) return text.split(',').map((field) => field.trim())
  try {
    return parse(text, { relax_column_count: true, trim: true })[0]
  } catch (error) {
    if (error instanceof CsvError) return undefined
    throw error
  }
}

/** What is no decimal number stays text, for the check of readings to refuse. */
function toNumber(cell: string): number | string {
  return parseDecimal(cell) ?? cell
}

function show(text: string): string {
  return JSON.stringify(text.slice(0, 80))
}
