import {
  maxDailyDays,
  maxHourlyDays,
  maxLocationDays,
  maxLocationRows,
  operations,
  type VarName,
} from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'
import { dayMs } from '../day-ms.ts'
import {
  type Estate,
  findSensorTimeZone,
  requireVisibleLocation,
  requireVisibleSensor,
  type Sensor,
} from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { refuseParameter } from '../http/refuse-parameter.ts'
import { answerHead } from '../http/stream-answer.ts'
import { type PlaceRules, Places } from '../places.ts'
import { divideTime, type TimeDivision } from './divide-time.ts'
import { type LocationChild, listReportingChildren, measureChildren } from './location-daily.ts'
import { registerLocationHistoryRoute } from './location-history-route.ts'
import { type MetricSelection, readSelection } from './metric-selection.ts'
import { formatDays, formatHour } from './metrics-wire.ts'
import { selectHours } from './select-hours.ts'
import type { SeriesMetrics } from './series-metrics.ts'

/** The days of an answer when `from` is absent. */
const defaultDays = { daily: 7, hourly: 1 } as const

/**
 * The bounds of requests about locations. Each holds its sensors, and the figures of them; a history holds
 * those of some sensors, until its reader has taken them.
 */
const locationPlaceRules: PlaceRules = {
  what: 'figures of locations are being read',
  held: { perCaller: 8, perOrganisation: 16, inAll: 32 },
  waiting: { perCaller: 128, perOrganisation: 256, inAll: 512 },
  retryAfterS: 2,
}

/**
 * The length of a short request about a sensor, a month. A longer one waits for the engine with those that
 * read much.
 */
const longMs = 31 * dayMs

/** Registers the routes that answer metrics of local days and hours. */
export function registerMetricsRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  estate: Estate,
  metrics: SeriesMetrics,
  clock: Clock,
): void {
  const locationPlaces = new Places(locationPlaceRules)
  registerLocationHistoryRoute(app, guard, { estate, metrics, clock, places: locationPlaces })

  bindOperation(app, guard, operations.readSensorDaily, async ({ params, query, caller, watch }, reply) => {
    const sensor = requireVisibleSensor(estate, caller, params.sensor_id)
    const timeZone = findSensorTimeZone(estate, sensor)
    const rules = { today: readToday(clock, timeZone), defaultDays: defaultDays.daily, maxDays: maxDailyDays }
    const byWeekday = query.group_by === 'weekday'
    const division = divideDays(timeZone, readSelection(query, rules), byWeekday)
    const head = answerHead(reply)
    if (head) return head
    const ofReader = metrics.readFor({ holder: caller, signal: watch() }, isLong(division, 1))
    const [figures = []] = await ofReader.measure([[sensor]], params.var_name, division)
    return {
      ...formatSeries(sensor, params.var_name, timeZone),
      data: formatDays(figures, params.var_name, byWeekday),
    }
  })

  bindOperation(app, guard, operations.readLocationDaily, async (input, reply) => {
    const { params, query, caller, watch, admitAgain } = input
    const location = requireVisibleLocation(estate, caller, params.location_id)
    const rules = {
      today: readToday(clock, location.timeZone),
      defaultDays: defaultDays.daily,
      maxDays: maxLocationDays,
    }
    const selection = readSelection(query, rules)
    const byWeekday = query.group_by === 'weekday'
    const reader = { holder: caller, signal: watch() }
    // The turn comes before the children are listed: a request that waits for the engine would hold them
    // meanwhile.
    return locationPlaces.run(reader, async () => {
      // Sight may have been lost meanwhile.
      requireVisibleLocation(estate, await admitAgain(), params.location_id)
      const children = listReportingChildren(estate, metrics, location, params.var_name)
      const timeZones = [...new Set(children.map(({ timeZone }) => timeZone))]
      const divisions = new Map(
        timeZones.map((timeZone) => [timeZone, divideDays(timeZone, selection, byWeekday)]),
      )
      refuseTooManyRows(children, divisions)
      const head = answerHead(reply)
      if (head) return head
      const question = { varName: params.var_name, byWeekday, divisions }
      const sensorCount = children.reduce((sum, { sensors }) => sum + sensors.length, 0)
      const isLarge = [...divisions.values()].some((division) => isLong(division, sensorCount))
      return { data: await measureChildren(metrics.readFor(reader, isLarge), children, question) }
    })
  })

  bindOperation(app, guard, operations.readSensorHourly, async ({ params, query, caller, watch }, reply) => {
    const sensor = requireVisibleSensor(estate, caller, params.sensor_id)
    const timeZone = findSensorTimeZone(estate, sensor)
    const rules = {
      today: readToday(clock, timeZone),
      defaultDays: defaultDays.hourly,
      maxDays: maxHourlyDays,
    }
    const hours = selectHours(timeZone, readSelection(query, rules))
    const division = divideTime(hours, ({ date, hour }) => `${date} ${hour}`)
    const head = answerHead(reply)
    if (head) return head
    const ofReader = metrics.readFor({ holder: caller, signal: watch() }, isLong(division, 1))
    const [figures = []] = await ofReader.measure([[sensor]], params.var_name, division)
    return {
      ...formatSeries(sensor, params.var_name, timeZone),
      data: figures.map((figure) => formatHour(figure, params.var_name)),
    }
  })
}

function isLong({ segments }: TimeDivision, sensorCount: number): boolean {
  return ((segments.at(-1)?.toMs ?? 0) - (segments[0]?.fromMs ?? 0)) * sensorCount > longMs
}

function divideDays(timeZone: string, selection: MetricSelection, byWeekday: boolean): TimeDivision {
  const hours = selectHours(timeZone, selection)
  return divideTime(hours, byWeekday ? ({ day }) => day.weekday : ({ day }) => day.date)
}

/** @throws ProblemError `invalid_parameter` that says how many entries were asked for. */
function refuseTooManyRows(
  children: readonly LocationChild[],
  divisions: ReadonlyMap<string, TimeDivision>,
): void {
  let count = 0
  for (const { timeZone } of children) count += divisions.get(timeZone)?.buckets.length ?? 0
  if (count <= maxLocationRows) return
  throw refuseParameter(
    'from',
    `must be later: ${children.length} children have ${count} entries, of which an answer has at most ${maxLocationRows}`,
  )
}

function formatSeries(sensor: Sensor, varName: VarName, timeZone: string) {
  return { sensor_id: sensor.sensorId, var_name: varName, time_zone: timeZone }
}

function readToday(clock: Clock, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(clock()).toZonedDateTimeISO(timeZone).toPlainDate()
}
