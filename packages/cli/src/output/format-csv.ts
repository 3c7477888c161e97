import { guardFormula, guardJson } from '@openlightfi/contract/guard-formula'
import { formatMember } from './format-member.ts'

/** The characters of an id. None begins a formula that does anything, and a program wants an id as it is. */
const idText = /^[\w-]+$/

/**
 * Records as CSV (RFC 4180) for programs: a header with every member that any record has, in the order in
 * which they first appear, then a line per record, each ended by CR LF. Absent members and null are empty
 * cells; lists and objects are JSON. Text that a spreadsheet would take for a formula is guarded as the
 * server guards its exports; numbers never are. Figures always have a decimal point, and Unix times three
 * decimals.
 *
 * @returns nothing at all for no records, since there are no members to name.
 */
export function* formatCsv(records: readonly object[]): Generator<string> {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))]
  if (names.length > 0) yield formatLine(names.map(guardFormula))
  for (const record of records) {
    const members = new Map<string, unknown>(Object.entries(record))
    yield formatLine(names.map((name) => formatValue(name, members.get(name))))
  }
}

function formatLine(cells: readonly string[]): string {
  return `${cells.map(quote).join(',')}\r\n`
}

function formatValue(name: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'object') return guardJson(JSON.stringify(value))
  if (typeof value === 'number') return formatMember(name, value)
  if (typeof value !== 'string' || (/(^|_)id$/.test(name) && idText.test(value))) return String(value)
  return guardFormula(value)
}

/** Some spreadsheets divide at semicolons and tabs as well. */
function quote(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
