import type { CsvCell } from '../data/write-csv.ts'
import { everything } from './calendar-search.ts'
import type { CalendarChoice } from './choose-calendar.ts'
import { type Figure, takeFigure } from './figures.ts'
import { findWeekday, writeDays, writeHours } from './hour-selection.ts'
import type { EntryFigures } from './use-calendar-figures.ts'

/** A table that is saved as a file. */
export interface CalendarFile {
  readonly header: readonly string[]
  readonly rows: readonly (readonly CsvCell[])[]
}

/** The columns of every table, behind those that say when. */
const figureColumns = ['value', 'unit', 'data', 'coverage', 'time_zone', 'hours', 'days'] as const

/** Puts what is shown into a table: a row for each day, hour of the week, or place in the ranking. */
export function listCalendarRows(
  entries: readonly EntryFigures[],
  {
    view,
    metric,
    variable,
    hours,
    days,
  }: Pick<CalendarChoice, 'view' | 'metric' | 'variable' | 'hours' | 'days'>,
  today: string,
): CalendarFile {
  const unit = metric === 'utl' ? 'share' : variable.unit
  const write = ({ value, count, coverage }: Figure, timeZone: string): CsvCell[] => [
    value ?? undefined,
    { id: unit },
    count,
    coverage,
    { id: timeZone },
    { id: hours.value === undefined ? everything : writeHours(hours.value) },
    { id: days.value === undefined ? everything : writeDays(days.value) },
  ]
  const rows = entries.flatMap(({ entry, figure, days: ofDays, hours: ofHours }) => {
    const names: CsvCell[] = [entry.name, entry.place, { id: variable.var_name }, { id: metric }]
    if (view === 'ranking') return [[...names, ...write(figure, entry.timeZone)]]
    if (view === 'week') {
      return ofHours.map((hour) => [
        ...names,
        { id: hour.weekday ?? '' },
        hour.hour,
        ...write(takeFigure(hour, metric), entry.timeZone),
      ])
    }
    return ofDays.flatMap((day) =>
      day.date === undefined || day.date > today
        ? []
        : [
            [
              ...names,
              { id: day.date },
              { id: findWeekday(day.date) },
              ...write(takeFigure(day, metric), entry.timeZone),
            ],
          ],
    )
  })
  const when = { month: ['date', 'weekday'], week: ['weekday', 'hour'], ranking: [] }[view]
  return { header: ['name', 'place', 'variable', 'figure', ...when, ...figureColumns], rows }
}
