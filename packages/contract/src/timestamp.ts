/** Earliest and latest time a reading or a range border may have, Unix milliseconds, half-open: 1970 to 2200. */
export const timestampBounds = { fromMs: 0, toMs: Date.UTC(2200, 0, 1) } as const

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/
const unixSeconds = /^\d{1,11}(\.\d{1,9})?$/

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function isRealDateTime(text: string): boolean {
  const [, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (rfc3339.exec(text) ?? []).map(
    Number,
  )
  const dateIsReal = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return dateIsReal && hour <= 23 && minute <= 59 && second <= 59
}

/**
 * Reads a point in time as the wire gives it: Unix seconds as a number or a decimal string (fractions allowed),
 * or RFC 3339 with an offset.
 *
 * @returns Unix milliseconds, rounded to the nearest whole one, within {@link timestampBounds}; `undefined` for
 * anything else - a local time without an offset, a day that does not exist, milliseconds given as seconds.
 */
export function parseTimestampMs(input: unknown): number | undefined {
  const ms = unboundedTimestampMs(input)
  if (ms === undefined || ms < timestampBounds.fromMs || ms >= timestampBounds.toMs) return undefined
  return ms
}

/**
 * Reads the border of a range of times, which may lie anywhere: before {@link timestampBounds} it is their first
 * moment, after them their end, since nothing lies beyond.
 *
 * @returns Unix milliseconds; `undefined` for what is no point in time, see {@link parseTimestampMs}.
 */
export function parseRangeBorderMs(input: unknown): number | undefined {
  const ms = unboundedTimestampMs(input)
  return ms === undefined ? undefined : Math.min(Math.max(ms, timestampBounds.fromMs), timestampBounds.toMs)
}

function unboundedTimestampMs(input: unknown): number | undefined {
  if (typeof input === 'number') return Number.isFinite(input) ? Math.round(input * 1000) : undefined
  if (typeof input !== 'string') return undefined
  if (unixSeconds.test(input)) return Math.round(Number(input) * 1000)
  if (!rfc3339.test(input) || !isRealDateTime(input)) return undefined
  const parsed = Date.parse(input.toUpperCase().replace(' ', 'T'))
  return Number.isNaN(parsed) ? undefined : parsed
}
