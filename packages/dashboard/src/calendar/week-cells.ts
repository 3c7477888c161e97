import type { CalendarChoice } from './choose-calendar.ts'
import { combineFigures, type Figure } from './figures.ts'
import { type Weekday, weekdays } from './hour-selection.ts'
import { nameCell } from './tabulate.ts'

/** Makes something of each hour of a week of which there is a figure, by the name of its cell. */
export function listWeekCells<Cell>(
  week: ReadonlyMap<string, Figure>,
  hours: readonly number[],
  make: (id: string, weekday: Weekday, hour: number, figure: Figure) => Cell,
): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>()
  for (const weekday of weekdays) {
    for (const hour of hours) {
      const id = nameCell(weekday, hour)
      const figure = week.get(id)
      if (figure) cells.set(id, make(id, weekday, hour, figure))
    }
  }
  return cells
}

/** Writes the total of each weekday over the chosen hours. @param write writes a value with its unit. */
export function totalWeekdays(
  week: ReadonlyMap<string, Figure>,
  hours: readonly number[],
  metric: CalendarChoice['metric'],
  write: (value: number) => string,
): ReadonlyMap<Weekday, string> {
  return new Map(
    weekdays.map((weekday) => {
      const figures = hours.flatMap((hour) => week.get(nameCell(weekday, hour)) ?? [])
      const weighted = figures.map((figure) => ({ ...figure, weight: 1 }))
      const { value } = combineFigures(weighted, metric)
      return [weekday, value === null ? '–' : write(value)]
    }),
  )
}
