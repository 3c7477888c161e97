import { type LocalHour, listLocalHours } from './local-hours.ts'
import type { MetricSelection } from './metric-selection.ts'

/** The hours of the wall clock that a selection means in a time zone, in the order of real time. */
export function selectHours(timeZone: string, { from, to, hours, days }: MetricSelection): LocalHour[] {
  return listLocalHours(timeZone, from, to).filter(
    ({ hour, weekday }) => hour >= hours.first && hour < hours.end && days.has(weekday),
  )
}
