import { parseTimestampMs } from '@openlightfi/contract'

/** How rows are written: as JSON objects with commas between them, as JSON lines, or as CSV without its header. */
export type RowEncoding = 'json' | 'ndjson' | 'csv'

/** How times are written: Unix seconds with up to three decimals, or RFC 3339 in UTC with milliseconds. */
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

const delimiters = {
  json: { before: '{"time":', field: ',"value":', after: '},' },
  ndjson: { before: '{"time":', field: ',"value":', after: '}\n' },
  csv: { before: '', field: ',', after: '\r\n' },
} as const

/**
 * The engine's part of a layout: the first column (prefix and time as text or number, the second is `value`) and the
 * settings with which the engine itself writes the rows. Milliseconds divided by 1000 as a Float64 print the shortest
 * decimal that reads back equal.
 */
export function describeLayout({ encoding, timeNotation, named }: RowLayout) {
  const { before, field, after } = delimiters[encoding]
  const seconds = 'toUnixTimestamp64Milli(time) / 1000'
  const rfc3339 = "concat(replaceOne(toString(time), ' ', 'T'), 'Z')"
  const quotedRfc3339 = encoding === 'csv' ? rfc3339 : `concat('"', ${rfc3339}, '"')`
  const time = timeNotation === 'unix' ? seconds : quotedRfc3339
  return {
    column: named
      ? `concat(transform(series, {series:Array(UInt32)}, {prefixes:Array(String)}, ''), toString(${time}))`
      : time,
    settings: `
      format_custom_escaping_rule = 'Raw',
      format_custom_row_before_delimiter = '${named ? '' : before}',
      format_custom_field_delimiter = '${field}',
      format_custom_row_after_delimiter = '${escapeText(after)}',
      format_custom_row_between_delimiter = '',
      format_custom_result_before_delimiter = '',
      format_custom_result_after_delimiter = ''`,
    /** In bytes, so that a short page need not be counted. */
    shortestRow: before.length + field.length + after.length + '00'.length,
  }
}

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

function escapeText(text: string): string {
  return text.replaceAll('\r', '\\r').replaceAll('\n', '\\n')
}
