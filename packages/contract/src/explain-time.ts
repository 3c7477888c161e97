import { isCalendarDate, parseRangeBorder, timestampBounds, usualTimesFromMs } from './timestamp.ts'

/**
 * The units, smaller than a second, in which times are counted by mistake: the name, and how many make a
 * second.
 */
const smallerUnits = [
  ['milliseconds', 1e3],
  ['microseconds', 1e6],
  ['nanoseconds', 1e9],
] as const

/**
 * Days since 1899-12-30, as spreadsheets count them: these are of 1954 to 2064, in Unix seconds some hours of
 * 1970.
 */
const serialDates = { from: 20_000, to: 60_000 } as const
/** The serial date of 1970-01-01. */
const serialOf1970 = 25_569
const daySeconds = 86_400

/** Seconds that a device may have been running, where it counts them: three years. */
const longestRunS = 100_000_000

const longestText = 60
const numberText = /^-?\d{1,24}(?:[.,]\d{1,12})?$/
const localDateTime = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?$/
const spreadsheetDate = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:[ ,]|$)/

/**
 * Explains what a text or number looks like that was given as a time and is none, or is before 2000.
 *
 * @returns a clause such as `it looks like milliseconds (2026-11-26T00:00:00.000Z): divide it by 1000`;
 * `undefined` when nothing can be told.
 */
export function explainTime(input: unknown): string | undefined {
  if (typeof input === 'number') return explainNumber(input)
  if (typeof input !== 'string' || input.length > longestText) return undefined
  const text = input.trim()
  if (numberText.test(text)) return explainNumber(Number(text.replace(',', '.')))
  if (isCalendarDate(text)) return 'it has no time of day: write it as 2026-01-31T09:30:00+01:00'
  if (localDateTime.test(text)) return 'it has no offset from UTC: add Z for UTC, or one such as +01:00'
  if (spreadsheetDate.test(text))
    return 'it looks like a date as spreadsheets show it: write it as 2026-01-31T09:30:00+01:00'
  const border = parseRangeBorder(text)
  if (border) return 'timeMs' in border ? explainNumber(border.timeMs / 1000) : undefined
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? 'the calendar or the clock has no such moment' : undefined
}

function explainNumber(number: number): string | undefined {
  for (const [unit, perSecond] of smallerUnits) {
    const ms = (number / perSecond) * 1000
    if (ms >= usualTimesFromMs && ms < timestampBounds.toMs && number * 1000 >= timestampBounds.toMs)
      return `it looks like ${unit} (${formatMs(ms)}): divide it by ${perSecond}`
  }
  if (number >= serialDates.from && number <= serialDates.to) {
    const moment = new Date((number - serialOf1970) * daySeconds * 1000).toISOString().slice(0, 16)
    return `it looks like the serial date of a spreadsheet (${moment}, without an offset): have it written as 2026-01-31T09:30:00+01:00`
  }
  const [, year, month, day] = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(String(number)) ?? []
  if (isCalendarDate(`${year}-${month}-${day}`))
    return 'it looks like a date without dashes: write it as 2026-01-31T09:30:00+01:00'
  if (number >= 0 && number < longestRunS)
    return 'it looks like seconds since a device was started, whose clock is not set'
  return undefined
}

function formatMs(ms: number): string {
  return new Date(ms).toISOString()
}
