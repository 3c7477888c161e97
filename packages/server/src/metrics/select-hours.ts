import type { Weekday } from '@openlightfi/contract'
import { type LocalHour, listLocalHours } from './local-hours.ts'
import type { MetricSelection } from './metric-selection.ts'

/** A local date that the clocks show. */
export interface LocalDay {
  /** `2026-01-31` */
  readonly date: string
  readonly weekday: Weekday
}

/**
 * An hour of the wall clock, and the day to which it counts: its own, or after midnight the one on which its
 * night began.
 */
export interface SelectedHour extends LocalHour {
  readonly day: LocalDay
}

/**
 * Selects the hours of the wall clock in a time zone, in the order of real time. Hours over midnight belong
 * to the day on which they begin: those of the last night go on after `to`, and those before the first hour
 * of `from` are left out.
 */
export function selectHours(timeZone: string, selection: MetricSelection): SelectedHour[] {
  const { from, to, hours, days, exclude } = selection
  const { first, end } = hours
  if (first > end) return selectNights(timeZone, selection)
  return listLocalHours(timeZone, from, to)
    .filter(
      ({ hour, weekday, date }) => hour >= first && hour < end && days.has(weekday) && !exclude.has(date),
    )
    .map((hour) => ({ ...hour, day: hour }))
}

function selectNights(timeZone: string, { from, to, hours, days, exclude }: MetricSelection): SelectedHour[] {
  // The day after the last may be one that the zone skipped.
  const listed = listLocalHours(timeZone, from, to.add({ days: 2 }))
  const dayBefore = findDaysBefore(listed)
  const endDate = to.toString()
  return listed.flatMap((hour) => {
    if (hour.hour >= hours.end && hour.hour < hours.first) return []
    const day = hour.hour < hours.end ? dayBefore.get(hour.date) : hour
    const isSelected = day && day.date < endDate && days.has(day.weekday) && !exclude.has(day.date)
    return isSelected ? [{ ...hour, day }] : []
  })
}

/** Finds for each date the day that the clocks showed before; none for the first. */
function findDaysBefore(hours: readonly LocalHour[]): ReadonlyMap<string, LocalDay> {
  const days = [...new Map(hours.map((hour) => [hour.date, hour])).values()]
  days.sort((a, b) => (a.date < b.date ? -1 : 1)) // the clocks may go back over midnight
  return new Map(days.slice(1).flatMap(({ date }, at) => (days[at] ? [[date, days[at]] as const] : [])))
}
