import { findClockChangeS, readClockOffsetS } from './clock-offset.ts'

/** One calendar day in a time zone: 23, 24 or 25 hours, wherever the clocks change. */
export interface LocalDay {
  readonly timeZone: string
  /** Unix seconds of its first instant. */
  readonly startS: number
  /** Unix seconds of the next day's first instant. */
  readonly endS: number
  /** Whole days since 1970-01-01: a key for random draws. */
  readonly index: number
  /** 1 is Monday, 7 Sunday. */
  readonly dayOfWeek: number
  /** Whether people come to the office: Monday to Friday and no holiday. */
  readonly isWorkday: boolean
  /** Seconds by which its clock is ahead of UTC when it begins. */
  readonly offsetS: number
  /** When the clock changes in the course of the day; absent on most days. */
  readonly change?: ClockChange
}

/** A change of the clocks. */
export interface ClockChange {
  /** Unix seconds. */
  readonly atS: number
  /** Seconds ahead of UTC from then on. */
  readonly offsetS: number
}

const daySeconds = 86_400

/** Days (month-day) on which offices are closed everywhere. */
const holidays = new Set(['01-01', '12-25', '12-26'])

/** The local day that contains an instant (Unix seconds). */
export function localDayAt(timeS: number, timeZone: string): LocalDay {
  const day = toLocalDay(Math.floor((timeS + readClockOffsetS(timeS, timeZone)) / daySeconds), timeZone)
  // Where clocks are put back at midnight, the last hour of a day is shown twice, once behind its end.
  if (timeS >= day.endS) return shiftDay(day, 1)
  return timeS < day.startS ? shiftDay(day, -1) : day
}

/** The day `days` after (before, where negative) a day. */
export function shiftDay(day: LocalDay, days: number): LocalDay {
  return toLocalDay(day.index + days, day.timeZone)
}

/**
 * Unix seconds at which the wall clock of the day shows `minuteOfDay` (0 to 1440, fractions are cut).
 * A time that the clock skips is taken after the gap; one that it shows twice, at its first showing.
 */
export function wallClockS(day: LocalDay, minuteOfDay: number): number {
  const minutes = Math.floor(minuteOfDay)
  if (minutes >= 1440) return day.endS
  const shownS = day.index * daySeconds + minutes * 60
  const early = Math.max(day.startS, shownS - day.offsetS)
  if (!day.change || early < day.change.atS) return early
  const late = shownS - day.change.offsetS
  return late >= day.change.atS ? late : early
}

function toLocalDay(index: number, timeZone: string): LocalDay {
  const startS = findStartS(index, timeZone)
  const endS = findStartS(index + 1, timeZone)
  const date = new Date(index * daySeconds * 1000)
  const dayOfWeek = date.getUTCDay() || 7
  const isWorkday = dayOfWeek <= 5 && !holidays.has(date.toISOString().slice(5, 10))
  const offsetS = readClockOffsetS(startS, timeZone)
  const atS = findClockChangeS(startS, endS, timeZone)
  const change = atS !== undefined && { change: { atS, offsetS: readClockOffsetS(atS, timeZone) } }
  return { timeZone, startS, endS, index, dayOfWeek, isWorkday, offsetS, ...change }
}

/** The first instant of a date: midnight, or where the clocks skip midnight, the moment at which they do. */
function findStartS(index: number, timeZone: string): number {
  const midnightS = index * daySeconds
  const before = readClockOffsetS(midnightS - daySeconds, timeZone)
  const after = readClockOffsetS(midnightS + daySeconds, timeZone)
  // The clocks change once in two days at the most, so midnight has one of these two offsets, if it is there.
  const starts = [midnightS - before, midnightS - after].sort((a, b) => a - b)
  const shown = starts.find((startS) => readClockOffsetS(startS, timeZone) === midnightS - startS)
  return shown ?? findClockChangeS(midnightS - daySeconds, midnightS + daySeconds, timeZone) ?? midnightS
}
