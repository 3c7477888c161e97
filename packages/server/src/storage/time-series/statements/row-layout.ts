import { parseTimestampMs } from '@openlightfi/contract'

/** The encoding of rows: JSON objects with commas between them, JSON lines, or CSV without its header. */
export type RowEncoding = 'json' | 'ndjson' | 'csv'

/**
 * The notation of times: Unix seconds, or RFC 3339 in UTC with milliseconds. JSON has Unix seconds only, and
 * as few decimals as they need; the others always have three.
 */
export type TimeNotation = 'unix' | 'rfc3339'

/** The layout of a row: time and value, and, when `named`, the sensor and the variable ahead of them. */
export interface RowLayout {
  readonly encoding: RowEncoding
  readonly timeNotation: TimeNotation
  readonly named: boolean
}

/** A series with its names on the outside. Neither name holds a comma, a quote or a line break. */
export interface NamedSeries {
  readonly seriesId: number
  readonly sensorId: string
  readonly varName: string
  /** The time from which on its rows are given, Unix milliseconds; 0 for all. */
  readonly shownFromMs?: number
}

/**
 * The engine's part of a layout: the columns to select of a reading, and the settings with which the engine
 * writes them as `CustomSeparated`.
 */
export interface LayoutQuery {
  /**
   * The columns of a `SELECT`; named rows take their beginning from the parameters `series` and `prefixes`.
   */
  readonly columns: string
  readonly settings: string
  /** The bytes of the shortest row, so that a short page need not be counted. */
  readonly shortestRow: number
}

/** Builds the {@link LayoutQuery} of a layout. */
export function buildLayoutQuery({ encoding, timeNotation, named }: RowLayout): LayoutQuery {
  return encoding === 'json' ? buildJsonQuery(named) : buildLinesQuery({ encoding, timeNotation, named })
}

/**
 * Builds the query for rows of a JSON document. Milliseconds divided by 1000 as a Float64 print the shortest
 * decimal that reads back equal.
 */
function buildJsonQuery(named: boolean): LayoutQuery {
  const time = 'toUnixTimestamp64Milli(time) / 1000'
  const [before, field, after] = ['{"time":', ',"value":', '},']
  return {
    columns: named ? `concat(${prefix}, toString(${time})), value` : `${time}, value`,
    settings: formatDelimiters({ before: named ? '' : before, field, after }),
    shortestRow: before.length + field.length + after.length + '00'.length,
  }
}

/**
 * Builds the query for rows of CSV and of lines, in which a column always looks the same: times have three
 * decimals, and values a decimal point, as `numbers.ts` of the contract says. The engine writes a double like
 * JavaScript, but no point where none is needed. Making it write one after whole numbers costs almost
 * nothing, while an exponent would cost much, so values that may have one are marked for
 * {@link completeNumbers}.
 */
function buildLinesQuery({ encoding, timeNotation, named }: RowLayout): LayoutQuery {
  const quote = encoding === 'ndjson' && timeNotation === 'rfc3339' ? '"' : ''
  const begin = encoding === 'csv' ? '' : `{"time":${quote}`
  const between = encoding === 'csv' ? ',' : `${quote},"value":`
  const after = encoding === 'csv' ? '\\r\\n' : '}\\n'
  const names = quote === '' ? prefix : `concat(${prefix}, '${quote}')`
  return {
    columns: `${named ? `${names},` : ''} time, '${between}', value,
      multiIf(value = trunc(value) AND abs(value) < 1e15, '.0', value != trunc(value) AND abs(value) >= 1e-6, '', '${mark}')`,
    settings: `
      date_time_output_format = '${timeNotation === 'unix' ? 'unix_timestamp' : 'iso'}',
      ${formatDelimiters({ before: named ? '' : begin, field: '', after })}`,
    shortestRow: encoding === 'csv' ? '0.000,0.0..'.length : '{"time":0.000,"value":0.0}.'.length,
  }
}

/** Stands after values that may have an exponent; in no name, number or time. */
const mark = '\u0001'
const markByte = 1

/**
 * Gives the marked numbers of a page a decimal point. Such a page takes some 50 ms; hardly any has a mark.
 */
export function completeNumbers(page: Buffer): Buffer {
  if (!page.includes(markByte)) return page
  const pieces = page.toString().split(mark)
  const end = pieces.pop() ?? ''
  return Buffer.from(pieces.map(completeLastNumber).join('') + end)
}

function completeLastNumber(text: string): string {
  const start = Math.max(text.lastIndexOf(','), text.lastIndexOf(':')) + 1
  const number = text.slice(start)
  if (number.includes('.')) return text
  return text.slice(0, start) + (number.includes('e') ? number.replace('e', '.0e') : `${number}.0`)
}

/** Builds the settings for rows in which nothing is escaped or quoted, and around which nothing stands. */
function formatDelimiters({ before, field, after }: Readonly<Record<'before' | 'field' | 'after', string>>) {
  return `
    format_custom_escaping_rule = 'Raw',
    format_custom_row_before_delimiter = '${before}',
    format_custom_field_delimiter = '${field}',
    format_custom_row_after_delimiter = '${after}',
    format_custom_row_between_delimiter = '',
    format_custom_result_before_delimiter = '',
    format_custom_result_after_delimiter = ''`
}

const prefix = "transform(series, {series:Array(UInt32)}, {prefixes:Array(String)}, '')"

/** Formats the beginning of a named row, up to its time. */
export function formatPrefix(
  encoding: RowEncoding,
  { sensorId, varName }: Omit<NamedSeries, 'seriesId'>,
): string {
  if (encoding === 'csv') return `${sensorId},${varName},`
  return `{"sensor_id":${JSON.stringify(sensorId)},"var_name":${JSON.stringify(varName)},"time":`
}

/** The end of a page: the number of its rows, and the last one. */
export interface PageEnd {
  readonly count: number
  readonly timeMs: number
  /** The sensor of a named row. */
  readonly sensorId: string
  readonly varName: string
}

/** Counts the rows of a text by the last byte that each has once. */
export function countRows(rows: Uint8Array, { encoding }: RowLayout): number {
  const rowEnd = findRowEnd(encoding)
  let count = 0
  for (let at = rows.indexOf(rowEnd); at !== -1; at = rows.indexOf(rowEnd, at + 1)) count += 1
  return count
}

/** Counts the rows of a page that has some, and reads the last. */
export function measurePage(page: Buffer, layout: RowLayout): PageEnd {
  const { encoding } = layout
  const rowEnd = findRowEnd(encoding)
  const count = countRows(page, layout)
  const end = page.lastIndexOf(rowEnd)
  const start = end === 0 ? 0 : page.lastIndexOf(rowEnd, end - 1) + 1
  return { count, ...readRow(page.subarray(start, end + 1).toString(), encoding) }
}

function findRowEnd(encoding: RowEncoding): number {
  return encoding === 'json' ? 0x7d : 0x0a
}

function readRow(text: string, encoding: RowEncoding): Omit<PageEnd, 'count'> {
  const row =
    encoding === 'csv' ? readCsvRow(text) : (JSON.parse(text.replace(/^,/, '')) as Record<string, unknown>)
  const timeMs = parseTimestampMs(row.time)
  if (timeMs === undefined) throw new Error(`the engine wrote a row without a time: ${text}`)
  return { timeMs, sensorId: String(row.sensor_id), varName: String(row.var_name) }
}

function readCsvRow(text: string): Record<string, unknown> {
  const cells = text.trimEnd().split(',')
  return { sensor_id: cells[0], var_name: cells[1], time: cells.at(-2) }
}
