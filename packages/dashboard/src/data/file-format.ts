/** How rows come as a file: the one for spreadsheets first. */
export const rowFormats = ['xlsx', 'csv', 'csv_comma'] as const

/** See {@link rowFormats}. */
export type RowFormat = (typeof rowFormats)[number]

/** All representations of data, those for programs last. */
export const fileFormats = [...rowFormats, 'parquet', 'arrow'] as const

/** See {@link fileFormats}. */
export type FileFormat = (typeof fileFormats)[number]

/** The parameters of a request and the ending of a file's name. */
export interface WrittenAs {
  readonly query: Readonly<Record<string, string>>
  readonly extension: string
}

/** Finds how the server is asked for a format. */
export function writeFormat(format: FileFormat): WrittenAs {
  if (format === 'csv_comma') return { query: { format: 'csv', decimal: 'comma' }, extension: 'csv' }
  return { query: { format }, extension: format }
}

/** The same of data with times, which are written for people where they are text. */
export function writeTimedFormat(format: FileFormat): WrittenAs {
  const { query, extension } = writeFormat(format)
  return { query: { ...query, ...(extension === 'csv' && { time_format: 'rfc3339' }) }, extension }
}
