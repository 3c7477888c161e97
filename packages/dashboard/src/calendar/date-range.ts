import type { Metric } from './figures.ts'

/** Local dates in ISO form; `to` is excluded. */
export interface DateRange {
  readonly from: string
  readonly to: string
}

/** The longest range that metrics of locations are read for, days. */
export const maxDays = 366

/** The ranges that have a name. */
export type Preset = 'weeks4' | 'weeks12' | 'month' | 'lastMonth' | 'months2'

/** Reads a date of an address. */
export function readDate(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text).toString()
  } catch {
    return undefined
  }
}

/** Tells whether a range is one that can be asked for. */
export function isRange({ from, to }: DateRange): boolean {
  const days = countDays({ from, to })
  return days >= 1 && days <= maxDays
}

/** Counts the dates of a range. */
export function countDays({ from, to }: DateRange): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
}

/**
 * Gives a named range. Weeks are whole days that are over; months go to their ends.
 *
 * @param today local date.
 */
export function findPreset(preset: Preset, today: string): DateRange {
  const day = Temporal.PlainDate.from(today)
  const month = day.with({ day: 1 })
  const next = month.add({ months: 1 })
  const last = month.subtract({ months: 1 })
  switch (preset) {
    case 'weeks4':
      return write(day.subtract({ weeks: 4 }), day)
    case 'weeks12':
      return write(day.subtract({ weeks: 12 }), day)
    case 'month':
      return write(month, next)
    case 'lastMonth':
      return write(last, month)
    case 'months2':
      return write(last, next)
  }
}

/** Moves a range by its own length: whole months by months, anything else by days. */
export function shiftRange(range: DateRange, steps: 1 | -1): DateRange {
  const [from, to] = [Temporal.PlainDate.from(range.from), Temporal.PlainDate.from(range.to)]
  if (from.day === 1 && to.day === 1) {
    const { months } = from.until(to, { largestUnit: 'months' })
    return write(from.add({ months: steps * months }), to.add({ months: steps * months }))
  }
  const days = steps * countDays(range)
  return write(from.add({ days }), to.add({ days }))
}

/** Leaves out of a range what comes after today, unless all of it does. */
export function clipRange({ from, to }: DateRange, today: string): DateRange {
  const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString()
  return { from, to: from <= today && to > tomorrow ? tomorrow : to }
}

/**
 * Finds the days that figures of several days are made of. In shares of use today counts once it is over,
 * unless it is alone.
 */
export function findCountedDays(
  { range, metric }: { readonly range: DateRange; readonly metric: Metric },
  today: string,
): DateRange {
  const { from, to } = clipRange(range, today)
  return metric === 'utl' && from < today && to > today ? { from, to: today } : { from, to }
}

/** The month of a range, for a table of its days. */
export interface Month {
  /** Such as `2026-11`. */
  readonly id: string
  /** Weeks from Monday to Sunday; `undefined` where the week has days of other months. */
  readonly weeks: readonly (readonly (string | undefined)[])[]
}

/** Lists the months that a range touches, with all their weeks. */
export function listMonths(range: DateRange): readonly Month[] {
  const end = Temporal.PlainDate.from(range.to)
  const months: Month[] = []
  let month = Temporal.PlainDate.from(range.from).with({ day: 1 })
  while (Temporal.PlainDate.compare(month, end) < 0) {
    months.push({ id: month.toString().slice(0, 7), weeks: listWeeks(month) })
    month = month.add({ months: 1 })
  }
  return months
}

function listWeeks(month: Temporal.PlainDate): (string | undefined)[][] {
  const cells: (string | undefined)[] = Array.from({ length: month.dayOfWeek - 1 }, () => undefined)
  for (let day = 1; day <= month.daysInMonth; day += 1) cells.push(month.with({ day }).toString())
  while (cells.length % 7 !== 0) cells.push(undefined)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

function write(from: Temporal.PlainDate, to: Temporal.PlainDate): DateRange {
  return { from: from.toString(), to: to.toString() }
}
