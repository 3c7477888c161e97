import { formatDecimal, formatUnixSeconds } from '@openlightfi/contract/numbers'

/** Members that are figures, whole or not: a column of them looks the same from its first row to its last. */
export const decimalMembers: ReadonlySet<string> = new Set([
  'value',
  'min',
  'avg',
  'max',
  'last',
  'utl',
  'coverage',
  'longitude',
  'latitude',
  'lag_s',
  'level',
  'longest_s',
  'largest_s',
  'offset_s',
  'growth_bytes_per_day',
])

/** Members that are Unix seconds where they are numbers. */
export const timeMembers: ReadonlySet<string> = new Set([
  'time',
  'from',
  'to',
  'created_at',
  'expires_at',
  'retired_at',
  'status_since',
  'last_data_at',
  'last_used_at',
  'since',
  'at',
  'last_token_at',
  'last_refresh_at',
  'secret_used_at',
  'previous_secret_until',
  'previous_secret_used_at',
  'secret_overlap_until',
  'next_attempt_at',
  'first_heard_at',
  'last_heard_at',
  'newest_time',
  'expired_before',
  'longest_from',
  'stored_by',
  'at',
])

/**
 * A number of a record as it stands in rows, CSV or lines: figures always have a decimal point and Unix times
 * three decimals, as in those of the server; whole numbers such as counts stay whole.
 */
export function formatMember(name: string, value: number): string {
  if (decimalMembers.has(name)) return formatDecimal(value)
  return timeMembers.has(name) ? formatUnixSeconds(value * 1000) : String(value)
}

/** A flat record as a line of JSON; what is undefined is left out. */
export function formatJsonLine(record: object): string {
  const members = Object.entries(record).flatMap(([name, value]) => {
    if (value === undefined) return []
    const text = typeof value === 'number' ? formatMember(name, value) : JSON.stringify(value)
    return [`${JSON.stringify(name)}:${text}`]
  })
  return `{${members.join(',')}}\n`
}
