/** The most rows of a workbook: those of a sheet without its headings. The server refuses more. */
const maxSheetRows = 1_048_575

/** Tells whether so many rows are more than a file of a format takes. */
export function isTooLong(format: string, rows: number | undefined): boolean {
  return format === 'xlsx' && rows !== undefined && rows > maxSheetRows
}
