/** One calendar day in a time zone: 23, 24 or 25 hours, wherever the clocks change. */
export interface LocalDay {
  readonly date: Temporal.PlainDate
  readonly timeZone: string
  /** Unix seconds of its first instant. */
  readonly startS: number
  /** Unix seconds of the next day's first instant. */
  readonly endS: number
  /** Whole days since 1970-01-01: a key for random draws. */
  readonly index: number
  /** Whether people come to the office: Monday to Friday and no holiday. */
  readonly isWorkday: boolean
}

/** Days (month-day) on which offices are closed everywhere. */
const holidays = new Set(['01-01', '12-25', '12-26'])

/** The local day that contains an instant (Unix seconds). */
export function localDayAt(timeS: number, timeZone: string): LocalDay {
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.floor(timeS * 1000))
  return toLocalDay(instant.toZonedDateTimeISO(timeZone).toPlainDate(), timeZone)
}

/** The day `days` after (before, where negative) a day. */
export function shiftDay(day: LocalDay, days: number): LocalDay {
  return toLocalDay(day.date.add({ days }), day.timeZone)
}

/**
 * Unix seconds at which the wall clock of the day shows `minuteOfDay` (0 to 1440, fractions are cut).
 * A time that the clock skips is taken after the gap; one that it shows twice, at its first showing.
 */
export function wallClockS(day: LocalDay, minuteOfDay: number): number {
  const minutes = Math.floor(minuteOfDay)
  if (minutes >= 1440) return day.endS
  const time = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
  return day.date.toZonedDateTime({ timeZone: day.timeZone, plainTime: time }).epochMilliseconds / 1000
}

function toLocalDay(date: Temporal.PlainDate, timeZone: string): LocalDay {
  const startS = date.toZonedDateTime(timeZone).epochMilliseconds / 1000
  const endS = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds / 1000
  const index = Temporal.PlainDate.from('1970-01-01').until(date).days
  const isWorkday = date.dayOfWeek <= 5 && !holidays.has(date.toString().slice(5))
  return { date, timeZone, startS, endS, index, isWorkday }
}
