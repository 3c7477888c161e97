/**
 * Earliest and latest time a reading or a range border may have, Unix milliseconds, half-open: 1970 to 2200.
 */
export const timestampBounds = { fromMs: 0, toMs: Date.UTC(2200, 0, 1) } as const

/**
 * The earliest time of a reading that is believed, Unix milliseconds; an earlier one is a mistake unless its
 * sender says otherwise.
 */
export const usualTimesFromMs = Date.UTC(2000, 0, 1)

/**
 * Date, hour and minute, seconds and their fraction, then one of: nothing more for UTC, an offset, or one
 * whose plus a URL turned into a blank. What {@link textPatterns} says of a time must be the same.
 */
const dateTime =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(?:[Zz]|UTC|([+-])(\d{2})(?::?(\d{2}))?)| (\d{2}):?(\d{2}))$/
const unixSeconds = /^\d{1,11}(?:[.,]\d{1,9})?$/
const calendarDate = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * Reads a point in time as the wire, files and the command line give it: Unix seconds as a number or a
 * decimal text (fractions allowed), or RFC 3339 with an offset. Strict on calendar and clock, mild on the
 * look: a blank for the `T`, letters of either case, a comma as decimal mark, no seconds, `+0100` and `+01`,
 * a blank before the offset, `UTC` for `Z`, and a blank for the plus of an offset of four digits, which is
 * what a URL makes of it.
 *
 * @returns Unix milliseconds within {@link timestampBounds}, rounded to the nearest whole one alike in every
 * notation; `undefined` for anything else - a local time without an offset, a day that does not exist,
 * milliseconds given as seconds.
 */
export function parseTimestampMs(input: unknown): number | undefined {
  const ms = unboundedTimestampMs(input)
  if (ms === undefined || ms < timestampBounds.fromMs || ms >= timestampBounds.toMs) return undefined
  return ms
}

/**
 * The border of a range: a moment in Unix milliseconds, or the beginning of a local date such as
 * `2026-01-31`.
 */
export type RangeBorder = { readonly timeMs: number } | { readonly date: string }

/**
 * Reads the border of a range of times. A border before {@link timestampBounds} becomes their first moment,
 * one after them their end, since no reading lies beyond.
 *
 * @returns `undefined` for what is neither a point in time, see {@link parseTimestampMs}, nor a date of the
 * calendar.
 */
export function parseRangeBorder(input: unknown): RangeBorder | undefined {
  if (typeof input === 'string' && isCalendarDate(input)) return { date: input }
  const ms = unboundedTimestampMs(input)
  return ms === undefined ? undefined : { timeMs: clampToBounds(ms) }
}

/** The nearest moment at which a range may begin or end. @param timeMs Unix milliseconds. */
export function clampToBounds(timeMs: number): number {
  return Math.min(Math.max(timeMs, timestampBounds.fromMs), timestampBounds.toMs)
}

/** Whether a text is a date of the calendar such as `2026-01-31`. */
export function isCalendarDate(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (calendarDate.exec(text) ?? []).map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function unboundedTimestampMs(input: unknown): number | undefined {
  if (typeof input === 'number') return Number.isFinite(input) ? roundToMs(input) : undefined
  if (typeof input !== 'string') return undefined
  if (unixSeconds.test(input)) return roundToMs(Number(input.replace(',', '.')))
  const parts = dateTime.exec(input)
  return parts ? readDateTimeMs(parts) : undefined
}

/** The one rule of rounding, so that an instant is the same reading in whatever notation. */
function roundToMs(seconds: number): number {
  return Math.round(seconds * 1000)
}

function readDateTimeMs(parts: readonly string[]): number | undefined {
  const [, date = '', hour = '', minute = '', second = '00', fraction = '0', sign = '+'] = parts
  const offsetHour = parts[7] ?? parts[9] ?? '00'
  const offsetMinute = parts[8] ?? parts[10] ?? '00'
  if (!isCalendarDate(date) || hour > '23' || minute > '59' || second > '59') return undefined
  if (offsetHour > '23' || offsetMinute > '59') return undefined
  const offsetS = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60
  const localS = Date.parse(`${date}T${hour}:${minute}:${second}Z`) / 1000
  const wholeS = sign === '-' ? localS + offsetS : localS - offsetS
  // The fraction is read in one piece, like that of Unix seconds; before 1970 the fraction counts the other
  // way.
  return roundToMs(wholeS < 0 ? wholeS + Number(`0.${fraction}`) : Number(`${wholeS}.${fraction}`))
}
