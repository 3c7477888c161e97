import { parseTimestampMs } from '@openlightfi/contract'

/** How rows are written: as JSON objects with commas between them, as JSON lines, or as CSV without its header. */
export type RowEncoding = 'json' | 'ndjson' | 'csv'

/**
 * How times are written: Unix seconds, or RFC 3339 in UTC with milliseconds. JSON has Unix seconds only, and as few decimals as
 * they need; the others always have three.
 */
export type TimeNotation = 'unix' | 'rfc3339'

/** The look of a row: time and value, and, when `named`, the sensor and the variable ahead of them. */
export interface RowLayout {
  readonly encoding: RowEncoding
  readonly timeNotation: TimeNotation
  readonly named: boolean
}

/** A series with the names that stand for it outside. Neither name holds a comma, a quote or a line break. */
export interface NamedSeries {
  readonly seriesId: number
  readonly sensorId: string
  readonly varName: string
}

/** The engine's part of a layout: what to select of a reading, and how the engine itself writes it as `CustomSeparated`. */
export interface LayoutQuery {
  /** Columns of a `SELECT`; named rows take their beginning from the parameters `series` and `prefixes`. */
  readonly columns: string
  readonly settings: string
  /** In bytes, so that a short page need not be counted. */
  readonly shortestRow: number
}

/** See {@link LayoutQuery}. */
export function describeLayout({ encoding, timeNotation, named }: RowLayout): LayoutQuery {
  return encoding === 'json' ? describeJson(named) : describeLines({ encoding, timeNotation, named })
}

/** Rows of a JSON document. Milliseconds divided by 1000 as a Float64 print the shortest decimal that reads back equal. */
function describeJson(named: boolean): LayoutQuery {
  const time = 'toUnixTimestamp64Milli(time) / 1000'
  const [before, field, after] = ['{"time":', ',"value":', '},']
  return {
    columns: named ? `concat(${prefix}, toString(${time})), value` : `${time}, value`,
    settings: describeDelimiters({ before: named ? '' : before, field, after }),
    shortestRow: before.length + field.length + after.length + '00'.length,
  }
}

/**
 * Rows of CSV and of lines, in which a column always looks the same: times have three decimals, and values a decimal point, as
 * `numbers.ts` of the contract says. The engine writes a double as JavaScript does, but no point where none is needed; having it
 * write one behind whole numbers costs next to nothing, while an exponent would cost much, so what may have one is marked for
 * {@link completeNumbers}.
 */
function describeLines({ encoding, timeNotation, named }: RowLayout): LayoutQuery {
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
      ${describeDelimiters({ before: named ? '' : begin, field: '', after })}`,
    shortestRow: encoding === 'csv' ? '0.000,0.0..'.length : '{"time":0.000,"value":0.0}.'.length,
  }
}

/** Stands behind values that may have an exponent; in no name, number or time. */
const mark = '\u0001'
const markByte = 1

/** Gives the marked numbers of a page a decimal point. Such a page takes some 50 ms; hardly any has a mark. */
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

/** Nothing is escaped or quoted, and nothing stands around the rows. */
function describeDelimiters({
  before,
  field,
  after,
}: Readonly<Record<'before' | 'field' | 'after', string>>) {
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

/** What stands in a named row ahead of its time. */
export function formatPrefix(
  encoding: RowEncoding,
  { sensorId, varName }: Omit<NamedSeries, 'seriesId'>,
): string {
  if (encoding === 'csv') return `${sensorId},${varName},`
  return `{"sensor_id":${JSON.stringify(sensorId)},"var_name":${JSON.stringify(varName)},"time":`
}

/** The end of a page: how many rows it has, and where the last one stands. */
export interface PageEnd {
  readonly count: number
  readonly timeMs: number
  /** Of a named row. */
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
