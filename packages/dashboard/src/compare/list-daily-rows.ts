import type { Schemas } from '@openlightfi/client'
import type { DateRange } from '../calendar/date-range.ts'
import type { TimeRange } from '../chart/time-range.ts'
import type { Variable } from '../data/queries.ts'
import type { CsvCell } from '../data/write-csv.ts'
import { toZoned } from '../time/format-time.ts'

/** The figures of the days of one sensor. */
export interface DailySeries {
  readonly sensorId: string
  readonly name: string
  readonly variable: Variable
  readonly answer: Schemas['SensorDaily']
}

/** Finds the local days that a stretch of time touches; `to` is excluded. */
export function findLocalDays({ from, to }: TimeRange, timeZone: string): DateRange {
  const first = toZoned(from, timeZone).toPlainDate()
  const last = toZoned(Math.max(from, to - 0.001), timeZone).toPlainDate()
  return { from: first.toString(), to: last.add({ days: 1 }).toString() }
}

/** The columns of the file. */
export const dailyColumns = [
  'name',
  'sensor_id',
  'variable',
  'date',
  'min',
  'mean',
  'max',
  'time_in_use',
  'unit',
  'data',
  'coverage',
  'time_zone',
  'hours',
  'days',
] as const

/**
 * Puts the figures of days into a table: a row for each sensor and day.
 *
 * @param hours the hours of the day that they are of, as the API writes them; so for `days`.
 */
export function listDailyRows(
  series: readonly DailySeries[],
  { hours, days }: { readonly hours: string; readonly days: string },
): readonly (readonly CsvCell[])[] {
  return series.flatMap(({ sensorId, name, variable, answer }) =>
    answer.data.map(({ date = '', min, avg, max, utl, count, coverage }) => [
      name,
      { id: sensorId },
      { id: variable.var_name },
      { id: date },
      min ?? undefined,
      avg ?? undefined,
      max ?? undefined,
      utl ?? undefined,
      { id: variable.kind === 'event' ? '' : variable.unit },
      count,
      coverage,
      { id: answer.time_zone },
      { id: hours },
      { id: days },
    ]),
  )
}
