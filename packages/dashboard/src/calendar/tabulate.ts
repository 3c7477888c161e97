import { combineFigures, type Figure, type Metric, takeFigure, type WireFigures } from './figures.ts'
import { type HourRange, measureSeconds, type Weekday } from './hour-selection.ts'

/** Figures of one day, as the API has them. */
export interface DayFigures extends WireFigures {
  readonly date?: string
}

/** Figures of one hour of the week, as the API has them. */
export interface HourFigures extends WireFigures {
  readonly weekday?: Weekday
  readonly hour: number
}

/** Puts the days of one or more entries together, date by date. */
export function tabulateDays(
  entries: readonly (readonly DayFigures[])[],
  metric: Metric,
): ReadonlyMap<string, Figure> {
  return tabulate(entries, metric, ({ date }) => date)
}

/** Names an hour of the week in tables. */
export function nameCell(weekday: Weekday, hour: number): string {
  return `${weekday}-${hour}`
}

/** Puts the hours of the week of one or more entries together, by {@link nameCell}. */
export function tabulateWeek(
  entries: readonly (readonly HourFigures[])[],
  metric: Metric,
): ReadonlyMap<string, Figure> {
  return tabulate(entries, metric, ({ weekday, hour }) => weekday && nameCell(weekday, hour))
}

function tabulate<Row extends WireFigures>(
  entries: readonly (readonly Row[])[],
  metric: Metric,
  nameRow: (row: Row) => string | undefined,
): ReadonlyMap<string, Figure> {
  const rows = new Map<string, Row[]>()
  for (const row of entries.flat()) {
    const name = nameRow(row)
    if (name === undefined) continue
    const known = rows.get(name)
    if (known) known.push(row)
    else rows.set(name, [row])
  }
  return new Map(
    [...rows].map(([name, alike]) => {
      const figures = alike.map((row) => ({ ...takeFigure(row, metric), weight: 1 }))
      return [name, combineFigures(figures, metric)]
    }),
  )
}

/** How the days of a range are put together. */
export interface TotalRules {
  readonly metric: Metric
  readonly hours: HourRange | undefined
  readonly timeZone: string
  /** The local date; days after it have not come yet. */
  readonly today: string
  /** The first date that counts; `undefined`: the first one that there is. */
  readonly since?: string | undefined
  /** Dates that are left out. */
  readonly without?: readonly string[]
}

/**
 * Puts the days of one entry together, each by its real length. Those that have not come count nothing, and
 * in the share of time in use today does not either, unless it is alone: the rest of it is still to come.
 */
export function totalDays(days: readonly DayFigures[], rules: TotalRules): Figure {
  const { metric, hours, timeZone, today, since = '', without = [] } = rules
  const dated = days.flatMap((day) => {
    const { date } = day
    if (date === undefined || date > today || date < since || without.includes(date)) return []
    return [{ day, date }]
  })
  const over = metric === 'utl' ? dated.filter(({ date }) => date < today) : dated
  const figures = (over.length > 0 ? over : dated).map(({ day, date }) => ({
    ...takeFigure(day, metric),
    weight: measureSeconds(date, hours, timeZone),
  }))
  return combineFigures(figures, metric)
}
