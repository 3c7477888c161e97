/** Media types of the representations that are text, the preferred one first. */
export const textMediaTypes = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
} as const

/** Other names under which clients know a media type, by the one that answers and the document use. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  'application/x-ndjson': [
    'application/ndjson',
    'application/jsonl',
    'application/x-jsonl',
    'application/x-jsonlines',
    'application/jsonlines',
  ],
  'text/csv': ['application/csv'],
}

/** A media type and the other names by which it may be asked for or sent. */
export function listMediaTypes(mediaType: string): readonly string[] {
  return [mediaType, ...(otherNames[mediaType] ?? [])]
}

/** Media types of the representations that are files of columns, as registered with IANA. */
export const fileMediaTypes = {
  parquet: 'application/vnd.apache.parquet',
  arrow: 'application/vnd.apache.arrow.file',
  arrow_stream: 'application/vnd.apache.arrow.stream',
} as const

/** Media type of a workbook of spreadsheets (ECMA-376), with the data on one sheet. */
export const sheetMediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/**
 * The most data on a sheet: 1,048,576 rows, which is what spreadsheets have, without the one of the headings.
 */
export const maxSheetRows = 1_048_575

/**
 * The representations of a list of data, in the order of preference, with their media types: what `format`
 * may ask for and `Accept` may name.
 */
export const historyMediaTypes = { ...textMediaTypes, ...fileMediaTypes, ...sheetMediaTypes } as const

/** The same of a list that has no files of columns. */
export const tableMediaTypes = { ...textMediaTypes, ...sheetMediaTypes } as const

/** The same of metrics: one document, or rows. */
export const metricMediaTypes = {
  json: textMediaTypes.json,
  csv: textMediaTypes.csv,
  ...sheetMediaTypes,
} as const

/** Name of a representation of metrics. */
export type MetricFormat = keyof typeof metricMediaTypes

/** Name of a representation. */
export type HistoryFormat = keyof typeof historyMediaTypes

/** Name of a representation that is text. */
export type HistoryTextFormat = keyof typeof textMediaTypes

/** Name of a representation that is a file of columns. */
export type HistoryFileFormat = keyof typeof fileMediaTypes

/** All names, the preferred one first. */
export const historyFormats = Object.keys(historyMediaTypes) as HistoryFormat[]

/** Names of the representations of a list without files of columns, the preferred one first. */
export const tableFormats = Object.keys(tableMediaTypes) as (keyof typeof tableMediaTypes)[]

/** Names of the representations of metrics, the preferred one first. */
export const metricFormats = Object.keys(metricMediaTypes) as MetricFormat[]

/** Whether a representation is a file of columns, not text. */
export function isHistoryFileFormat(format: HistoryFormat): format is HistoryFileFormat {
  return format in fileMediaTypes
}

/**
 * How numbers are written in CSV: with decimal points and commas between cells (RFC 4180), or with decimal
 * commas and semicolons between cells.
 */
export const decimalMarks = ['point', 'comma'] as const

/** See {@link decimalMarks}. */
export type DecimalMark = (typeof decimalMarks)[number]

/** How times are written in lines and CSV: Unix seconds, or RFC 3339 in UTC with milliseconds. */
export const timeFormats = ['unix', 'rfc3339'] as const

/** See {@link timeFormats}. */
export type TimeFormat = (typeof timeFormats)[number]
