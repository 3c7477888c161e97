import { maxDailyDays, maxHourlyDays, operations, type VarName } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import { type Estate, requireVisibleSensor, type Sensor } from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { divideTime } from './divide-time.ts'
import { readSelection } from './metric-selection.ts'
import { compareWeekdays, describeDay, describeHour } from './metrics-wire.ts'
import { selectHours } from './select-hours.ts'
import type { SeriesMetrics } from './series-metrics.ts'

/** Days of an answer when `from` is absent. */
const defaultDays = { daily: 7, hourly: 1 } as const

/** Registers the routes that answer metrics of local days and hours. */
export function registerMetricsRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  estate: Estate,
  metrics: SeriesMetrics,
): void {
  bindOperation(app, guard, operations.readSensorDaily, async ({ params, query, caller }) => {
    const sensor = requireVisibleSensor(estate, caller, params.sensor_id)
    const timeZone = requireTimeZone(estate, sensor)
    const rules = { today: readToday(timeZone), defaultDays: defaultDays.daily, maxDays: maxDailyDays }
    const hours = selectHours(timeZone, readSelection(query, rules))
    const byWeekday = query.group_by === 'weekday'
    const division = divideTime(hours, byWeekday ? ({ weekday }) => weekday : ({ date }) => date)
    const [figures = []] = await metrics.measure([[sensor]], params.var_name, division)
    return {
      ...describeSeries(sensor, params.var_name, timeZone),
      data: (byWeekday ? figures.toSorted(compareWeekdays) : figures).map((figure) =>
        describeDay(figure, params.var_name, byWeekday),
      ),
    }
  })

  bindOperation(app, guard, operations.readSensorHourly, async ({ params, query, caller }) => {
    const sensor = requireVisibleSensor(estate, caller, params.sensor_id)
    const timeZone = requireTimeZone(estate, sensor)
    const rules = { today: readToday(timeZone), defaultDays: defaultDays.hourly, maxDays: maxHourlyDays }
    const hours = selectHours(timeZone, readSelection(query, rules))
    const division = divideTime(hours, ({ date, hour }) => `${date} ${hour}`)
    const [figures = []] = await metrics.measure([[sensor]], params.var_name, division)
    return {
      ...describeSeries(sensor, params.var_name, timeZone),
      data: figures.map((figure) => describeHour(figure, params.var_name)),
    }
  })
}

function describeSeries(sensor: Sensor, varName: VarName, timeZone: string) {
  return { sensor_id: sensor.sensorId, var_name: varName, time_zone: timeZone }
}

function readToday(timeZone: string): Temporal.PlainDate {
  return Temporal.Now.plainDateISO(timeZone)
}

function requireTimeZone(estate: Estate, sensor: Sensor): string {
  const location = estate.findLocation(sensor.locationId)
  if (!location) throw new Error(`sensor ${sensor.sensorId} lies in a location that is not there`)
  return location.timeZone
}
