import { type Metric, takeFigure, wellCovered } from './figures.ts'
import { findWeekday, type Weekday } from './hour-selection.ts'
import type { DayFigures } from './tabulate.ts'

/** More idle days than this are no exceptions, and all of them count. */
const mostIdle = 12

/**
 * Finds the days on which nobody came although the same day of other weeks is in use: holidays, as a rule. A
 * weekday that is idle more often than not has none.
 *
 * @param entries the days of each room or part.
 * @param today local date; it and what comes after it is not over yet.
 */
export function findIdleDays(
  entries: readonly (readonly DayFigures[])[],
  metric: Metric,
  today: string,
): readonly string[] {
  if (metric !== 'utl') return []
  const isInUse = new Map<string, boolean>()
  for (const day of entries.flat()) {
    if (day.date === undefined || day.date >= today) continue
    const { value, coverage } = takeFigure(day, metric)
    if (value === null || coverage < wellCovered) continue
    isInUse.set(day.date, value > 0 || isInUse.get(day.date) === true)
  }
  const balance = new Map<Weekday, number>()
  for (const [date, isUsed] of isInUse) {
    const weekday = findWeekday(date)
    balance.set(weekday, (balance.get(weekday) ?? 0) + (isUsed ? 1 : -1))
  }
  const idle = [...isInUse].flatMap(([date, isUsed]) =>
    !isUsed && (balance.get(findWeekday(date)) ?? 0) >= 0 ? [date] : [],
  )
  return idle.length > mostIdle ? [] : idle.sort()
}

/** Finds the first day of which anything is known; `undefined` where nothing is. */
export function findFirstDay(entries: readonly (readonly DayFigures[])[]): string | undefined {
  const known = entries.flat().flatMap(({ date, coverage }) => (coverage > 0 ? (date ?? []) : []))
  return known.reduce<string | undefined>(
    (first, date) => (first === undefined || date < first ? date : first),
    undefined,
  )
}
