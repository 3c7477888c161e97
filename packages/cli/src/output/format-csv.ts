/**
 * Records as CSV (RFC 4180) for programs: a header with every member that any record has, in the order in which they first
 * appear, then a line per record, each ended by CR LF. What is absent or null is an empty cell; a list or an object is JSON.
 *
 * @returns nothing at all for no records, since there are no members to name.
 */
export function* formatCsv(records: readonly object[]): Generator<string> {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))]
  if (names.length > 0) yield formatLine(names)
  for (const record of records) {
    const members = new Map(Object.entries(record))
    yield formatLine(names.map((name) => members.get(name)))
  }
}

function formatLine(cells: readonly unknown[]): string {
  return `${cells.map(formatCell).join(',')}\r\n`
}

function formatCell(value: unknown): string {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
