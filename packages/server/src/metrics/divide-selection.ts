import { divideTime, type TimeDivision } from './divide-time.ts'
import type { MetricSelection } from './metric-selection.ts'
import { type SelectedHour, selectHours } from './select-hours.ts'

/** The lines of an answer: dates, days of the week, hours of dates, or hours of days of the week. */
export type Grouping = 'date' | 'weekday' | 'hour' | 'hour of the week'

/** The key of the line that an hour counts to. Days may begin the evening before; hours are the clock's. */
const keysOf: Readonly<Record<Grouping, (hour: SelectedHour) => string>> = {
  date: ({ day }) => day.date,
  weekday: ({ day }) => day.weekday,
  hour: ({ date, hour }) => `${date} ${hour}`,
  'hour of the week': ({ weekday, hour }) => `${weekday} ${hour}`,
}

/** Divides the selected time of a zone into the lines of an answer. */
export function divideSelection(
  timeZone: string,
  selection: MetricSelection,
  grouping: Grouping,
): TimeDivision {
  return divideTime(selectHours(timeZone, selection), keysOf[grouping])
}
