import { countDays, type DateRange } from './date-range.ts'

/** Days of the week as the API names them, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const dayNames: readonly string[] = weekdays

/** A day of the week. */
export type Weekday = (typeof weekdays)[number]

/** Whole hours of the wall clock: from 0 to 23, `to` excluded; `to` before `from` goes over midnight. */
export interface HourRange {
  readonly from: number
  /** 1 to 24. */
  readonly to: number
}

/** Reads hours as settings and addresses write them, such as `8-18` or `08:00-18:00`. */
export function readHours(text: string): HourRange | undefined {
  const match = /^(\d{1,2})(?::00)?-(\d{1,2})(?::00)?$/.exec(text)
  const [from, to] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || from > 23 || to > 24 || to < 1 || from === to) return undefined
  return { from, to }
}

/** Writes hours as the API reads them. */
export function writeHours({ from, to }: HourRange): string {
  return `${from}-${to}`
}

/** Lists the hours in the order of the clock. All of the day without a range. */
export function listHours(range: HourRange | undefined): readonly number[] {
  const all = Array.from({ length: 24 }, (_, hour) => hour)
  if (range === undefined) return all
  const { from, to } = range
  return from < to
    ? all.filter((hour) => hour >= from && hour < to)
    : all.filter((hour) => hour >= from || hour < to)
}

/** Reads days of the week as settings and addresses write them: `mon-fri`, `mon,wed`, `sat-mon`. */
export function readDays(text: string): readonly Weekday[] | undefined {
  const chosen = new Set<Weekday>()
  for (const part of text.split(',')) {
    const [first, last = first] = part.split('-').map((name) => dayNames.indexOf(name))
    if (first === undefined || last === undefined || first < 0 || last < 0) return undefined
    for (let index = first; ; index = (index + 1) % 7) {
      const day = weekdays[index]
      if (day) chosen.add(day)
      if (index === last) break
    }
  }
  return weekdays.filter((day) => chosen.has(day))
}

/** Writes days as the API reads them: neighbours as a range. */
export function writeDays(days: readonly Weekday[]): string {
  return groupDays(days)
    .map(([first, last]) => (first === last ? first : `${first}-${last}`))
    .join(',')
}

/** Puts neighbouring days together: the first and the last of each group. */
export function groupDays(days: readonly Weekday[]): readonly (readonly [Weekday, Weekday])[] {
  const groups: [Weekday, Weekday][] = []
  for (const day of weekdays) {
    if (!days.includes(day)) continue
    const last = groups.at(-1)
    if (last && weekdays.indexOf(day) === weekdays.indexOf(last[1]) + 1) last[1] = day
    else groups.push([day, day])
  }
  return groups
}

/** Gives the day of the week of a date. */
export function findWeekday(date: string): Weekday {
  const { dayOfWeek } = Temporal.PlainDate.from(date)
  return weekdays[dayOfWeek - 1] ?? 'mon'
}

/** Counts how often each day of the week occurs in a range. */
export function countWeekdays({ from, to }: DateRange): Readonly<Record<Weekday, number>> {
  const days = countDays({ from, to })
  const first = weekdays.indexOf(findWeekday(from))
  const counts = { mon: 0, tue: 0, wed: 0, thu: 0, fri: 0, sat: 0, sun: 0 }
  for (const [index, weekday] of weekdays.entries()) {
    counts[weekday] = Math.floor((days - ((index - first + 7) % 7) + 6) / 7)
  }
  return counts
}

/** Measures the real seconds of the chosen hours that begin on a date: a day has 23, 24, 24.5 or 25 hours. */
export function measureSeconds(date: string, hours: HourRange | undefined, timeZone: string): number {
  const day = Temporal.PlainDate.from(date)
  const [start, end] = findBorders(day, hours, timeZone)
  return (end.epochMilliseconds - start.epochMilliseconds) / 1000
}

/** Finds where the chosen hours of a date begin and end. */
export function findBorders(
  day: Temporal.PlainDate,
  hours: HourRange | undefined,
  timeZone: string,
): readonly [Temporal.ZonedDateTime, Temporal.ZonedDateTime] {
  const at = (date: Temporal.PlainDate, hour: number) =>
    hour === 24
      ? date.add({ days: 1 }).toZonedDateTime(timeZone)
      : hour === 0
        ? date.toZonedDateTime(timeZone)
        : date.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(hour) })
  if (hours === undefined) return [at(day, 0), at(day, 24)]
  const { from, to } = hours
  return [at(day, from), at(from < to ? day : day.add({ days: 1 }), to)]
}
