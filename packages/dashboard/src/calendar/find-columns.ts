import { findWeekday, type Weekday, weekdays } from './hour-selection.ts'

/**
 * Finds the days of the week that a table of days needs, 0 for Monday: those that count. All of them where
 * nothing counts.
 *
 * @param dates local dates that count.
 */
export function findColumns(dates: Iterable<string>): readonly number[] {
  const found = new Set<Weekday>()
  for (const date of dates) found.add(findWeekday(date))
  const columns = weekdays.flatMap((weekday, index) => (found.has(weekday) ? [index] : []))
  return columns.length > 0 ? columns : weekdays.map((_, index) => index)
}
