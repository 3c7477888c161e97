import type { Schemas } from '@openlightfi/client'
import { formatSearch } from '../app/search-params.ts'
import type { Sensor, Variable } from '../data/queries.ts'
import { writeCompareAddress } from '../data/screen-address.ts'
import type { CalendarSearch } from './choose-calendar.ts'
import { findBorders } from './hour-selection.ts'
import type { Entry } from './name-entries.ts'

/** Writes the address of the calendar of a location. */
export function writeCalendarAddress(locationId: string, search: CalendarSearch): string {
  return `/calendar/${encodeURIComponent(locationId)}${formatSearch(search)}`
}

/** Tells whether a sensor reports a variable: its family does, or it ever did. */
export function reportsVariable(
  sensor: Sensor,
  varName: string,
  families: Schemas['VariableCatalogue']['families'],
): boolean {
  return (
    (sensor.data?.some(({ var_name }) => var_name === varName) ?? false) ||
    families.some(
      ({ family, var_names }) => family === sensor.family && var_names.some((name) => name === varName),
    )
  )
}

/** What the address of a day is made of. */
export interface DayQuestion {
  readonly date: string
  readonly variable: Variable
  /** Whose day it is: one entry, or all of them. */
  readonly entries: readonly Entry[]
  readonly families: Schemas['VariableCatalogue']['families']
  readonly search: CalendarSearch
}

/**
 * Finds where a day leads: to a comparison of its sensors, or, for a location whose sensors were not read, to
 * the day in its own calendar. @returns `undefined` where it leads nowhere.
 */
export function findDayAddress({ date, variable, entries, families, search }: DayQuestion) {
  const { var_name: varName } = variable
  const [first] = entries
  if (!first) return undefined
  const day = Temporal.PlainDate.from(date)
  const series = entries
    .flatMap(({ sensors }) => sensors)
    .filter((sensor) => reportsVariable(sensor, varName, families))
    .map(({ sensor_id }) => ({ sensorId: sensor_id, varName }))
  if (series.length > 0) {
    const [from, to] = findBorders(day, undefined, first.timeZone)
    return writeCompareAddress(series, from.toInstant(), to.toInstant())
  }
  if (entries.length > 1 || first.locationId === undefined) return undefined
  const { of: _, by: __, ...rest } = search
  return writeCalendarAddress(first.locationId, {
    ...rest,
    view: 'month',
    from: date,
    to: day.add({ days: 1 }).toString(),
  })
}
