/** Converts Unix seconds to a time on the wall of a zone. */
export function toZoned(timeS: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.round(timeS * 1000)).toZonedDateTimeISO(timeZone)
}

/** Formats the time of day as `13:04`. */
export function formatTimeOfDay(timeS: number, timeZone: string): string {
  const { hour, minute } = toZoned(timeS, timeZone)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Formats a day as `Wed 14 Jan`, with the year where it is not that of `nowS`. */
export function formatDay(timeS: number, timeZone: string, nowS: number): string {
  const day = toZoned(timeS, timeZone)
  const withYear = day.year !== toZoned(nowS, timeZone).year
  return day.toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(withYear && { year: 'numeric' }),
  })
}

/** Formats a time as `13:04` of the day of `nowS`, and otherwise with its day: `Tue 13 Jan, 13:04`. */
export function formatMoment(timeS: number, timeZone: string, nowS: number): string {
  const time = formatTimeOfDay(timeS, timeZone)
  const isToday = toZoned(timeS, timeZone).toPlainDate().equals(toZoned(nowS, timeZone).toPlainDate())
  return isToday ? time : `${formatDay(timeS, timeZone, nowS)}, ${time}`
}

/** Formats the offset of a zone at a time as `UTC+0`, `UTC-3:30` or `UTC+5:45`. */
export function formatOffset(timeS: number, timeZone: string): string {
  const minutes = Math.round(toZoned(timeS, timeZone).offsetNanoseconds / 60e9)
  const rest = Math.abs(minutes) % 60
  const hours = Math.trunc(Math.abs(minutes) / 60)
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}

/** Formats the whole time as ISO 8601 with the offset of the zone: `2026-01-14T13:04:00+00:00`. */
export function formatIso(timeS: number, timeZone: string): string {
  return toZoned(timeS, timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** Names the place that a zone is called after: `London` of `Europe/London`. */
export function nameZone(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}

/**
 * Formats how long ago something was: `now`, `4 min`, `3 h`, `2 days`. Less than a minute, and the future, is
 * now.
 */
export function formatAge(ageS: number): string {
  if (ageS < 60) return 'now'
  const minutes = Math.floor(ageS / 60)
  if (minutes < 120) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`
}
