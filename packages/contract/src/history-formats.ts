/**
 * The representations of a list of data, in the order of preference, with their media types: what `format` may ask for
 * and `Accept` may name.
 */
export const historyMediaTypes = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
} as const

/** Name of a representation. */
export type HistoryFormat = keyof typeof historyMediaTypes

/** All names, the preferred one first. */
export const historyFormats = Object.keys(historyMediaTypes) as HistoryFormat[]

/** How times are written in lines and CSV: Unix seconds, or RFC 3339 in UTC with milliseconds. */
export const timeFormats = ['unix', 'rfc3339'] as const

/** See {@link timeFormats}. */
export type TimeFormat = (typeof timeFormats)[number]
