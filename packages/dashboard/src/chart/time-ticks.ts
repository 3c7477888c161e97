import { toZoned } from '../time/format-time.ts'
import type { TimeRange } from './time-range.ts'

/** A mark below a chart. */
export interface TimeTick {
  /** Unix seconds. */
  readonly time: number
  /** What the clock, or the calendar, on the wall shows then. */
  readonly label: string
  /** The day that begins here, or the year; below the label. */
  readonly below: string | undefined
}

type Step =
  | { readonly unit: 'minute'; readonly every: number }
  | { readonly unit: 'day'; readonly every: number }
  | { readonly unit: 'week' }
  | { readonly unit: 'month'; readonly every: number }

const minute = 60
const day = 86_400

/** The distances that marks can have, each with its seconds, for counting alone. */
const steps: readonly (readonly [number, Step])[] = [
  ...[1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map(
    (every) => [every * minute, { unit: 'minute', every }] as const,
  ),
  [day, { unit: 'day', every: 1 }],
  [2 * day, { unit: 'day', every: 2 }],
  [7 * day, { unit: 'week' }],
  ...[1, 3, 6, 12, 60].map((every) => [every * 30 * day, { unit: 'month', every }] as const),
]

/**
 * Computes the marks below a chart: at round times of the clock on the wall, at beginnings of days, of weeks
 * (Mondays) or of months. A time that the clock skips has no mark, one that it shows twice has two.
 *
 * @param most how many marks there is room for, at least 2.
 */
export function computeTimeTicks(
  { from, to }: TimeRange,
  timeZone: string,
  most: number,
): readonly TimeTick[] {
  if (!(to > from)) return []
  const fitting = steps.find(([seconds]) => (to - from) / seconds <= Math.max(2, most))
  const step: Step = fitting?.[1] ?? { unit: 'month', every: 120 }
  const first = toZoned(from, timeZone).toPlainDate()
  const end = toZoned(to, timeZone).toPlainDate().add({ days: 1 })
  const ticks: TimeTick[] = []
  for (let date = beginOf(first, step); Temporal.PlainDate.compare(date, end) < 0; date = next(date, step)) {
    for (const time of listTimes(date, step, timeZone)) {
      if (time >= from && time <= to)
        ticks.push({ time, ...labelTick(time, step, timeZone, ticks.length === 0, time === to) })
    }
  }
  return ticks
}

function beginOf(date: Temporal.PlainDate, step: Step): Temporal.PlainDate {
  switch (step.unit) {
    case 'minute':
      return date
    case 'day':
      // Days are counted from the first of the month, so that the same dates are marked while a chart is
      // moved.
      return date.with({ day: date.day - ((date.day - 1) % step.every) })
    case 'week':
      return date.subtract({ days: date.dayOfWeek - 1 })
    case 'month': {
      const months = date.year * 12 + date.month - 1
      const begin = months - (months % step.every)
      return Temporal.PlainDate.from({ year: Math.floor(begin / 12), month: (begin % 12) + 1, day: 1 })
    }
  }
}

function next(date: Temporal.PlainDate, step: Step): Temporal.PlainDate {
  switch (step.unit) {
    case 'minute':
      return date.add({ days: 1 })
    case 'day': {
      const following = date.add({ days: step.every })
      if (step.every === 1) return following
      // The marks begin anew with each month, and none stands right beside its first.
      return following.month === date.month && following.day < 31
        ? following
        : date.with({ day: 1 }).add({ months: 1 })
    }
    case 'week':
      return date.add({ days: 7 })
    case 'month':
      return date.add({ months: step.every })
  }
}

function listTimes(date: Temporal.PlainDate, step: Step, timeZone: string): readonly number[] {
  const start = date.toZonedDateTime(timeZone)
  if (step.unit !== 'minute') return [start.epochMilliseconds / 1000]
  const times = new Set([start.epochMilliseconds])
  for (let minutes = 0; minutes < 24 * 60; minutes += step.every) {
    const wall = date.toPlainDateTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
    const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
    if (!earlier.toPlainDateTime().equals(wall)) continue
    times.add(earlier.epochMilliseconds)
    times.add(wall.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds)
  }
  return [...times].sort((a, b) => a - b).map((timeMs) => timeMs / 1000)
}

function labelTick(
  time: number,
  step: Step,
  timeZone: string,
  isFirst: boolean,
  isEnd: boolean,
): { label: string; below: string | undefined } {
  const zoned = toZoned(time, timeZone)
  if (step.unit === 'minute') {
    const isDayStart = zoned.equals(zoned.startOfDay())
    return {
      label: `${String(zoned.hour).padStart(2, '0')}:${String(zoned.minute).padStart(2, '0')}`,
      below: (isDayStart && !isEnd) || isFirst ? writeDate(weekdays, zoned) : undefined,
    }
  }
  const isNewYear = zoned.month === 1 && zoned.day === 1
  const below = isNewYear || isFirst ? String(zoned.year) : undefined
  if (step.unit === 'month') return { label: writeDate(months, zoned), below }
  return { label: writeDate(days, zoned), below }
}

// A format is slow to make, and a chart that is zoomed writes many dates. Dates are those of the wall
// already.
const dayMonth = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const
const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'short', ...dayMonth })
const days = new Intl.DateTimeFormat('en-GB', dayMonth)
const months = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })

function writeDate(format: Intl.DateTimeFormat, { year, month, day }: Temporal.ZonedDateTime): string {
  return format.format(Date.UTC(year, month - 1, day))
}
