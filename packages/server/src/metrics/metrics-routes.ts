import { maxDailyDays, maxHourlyDays, operations, type VarName } from '@openlightfi/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Clock } from '../clock.ts'
import { type Estate, findSensorTimeZone, requireVisibleSensor, type Sensor } from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { Caller } from '../http/caller.ts'
import { answerHead } from '../http/stream-answer.ts'
import { Places } from '../places.ts'
import { divideSelection, type Grouping } from './divide-selection.ts'
import { isLong } from './is-long.ts'
import { registerLocationHistoryRoute } from './location-history-route.ts'
import { locationPlaceRules, registerLocationMetricsRoutes } from './location-metrics-routes.ts'
import { defaultDays, readSelection, readToday, type SelectionQuery } from './metric-selection.ts'
import type { MetricFigures, MetricTable } from './metric-table.ts'
import { formatDays, formatHour, formatRange } from './metrics-wire.ts'
import { checkMetricFormat, findMetricType, type MetricRequest, sendMetrics } from './send-metrics.ts'
import type { BucketFigures, SeriesMetrics } from './series-metrics.ts'

/** Registers the routes that answer metrics of local days and hours. */
export function registerMetricsRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  estate: Estate,
  metrics: SeriesMetrics,
  clock: Clock,
): void {
  const places = new Places(locationPlaceRules)
  registerLocationHistoryRoute(app, guard, { estate, metrics, clock, places })
  registerLocationMetricsRoutes(app, guard, { estate, metrics, clock, places })

  bindOperation(app, guard, operations.readSensorDaily, (input, reply) => {
    const { group_by: grouped } = input.query
    return answer({ estate, metrics, clock }, input, reply, {
      grouping: grouped === 'weekday' ? 'weekday' : 'date',
      defaultDays: defaultDays.daily,
      maxDays: maxDailyDays,
      times: grouped === 'range' ? [] : [grouped ?? 'date'],
      format: (figures, varName) =>
        grouped === 'range'
          ? formatRange(figures, varName)
          : formatDays(figures, varName, grouped === 'weekday'),
    })
  })

  bindOperation(app, guard, operations.readSensorHourly, (input, reply) =>
    answer({ estate, metrics, clock }, input, reply, {
      grouping: 'hour',
      defaultDays: defaultDays.hourly,
      maxDays: maxHourlyDays,
      times: ['date', 'hour'],
      format: (figures, varName) => figures.map((figure) => formatHour(figure, varName)),
    }),
  )
}

/** The parts of a request that the figures depend on. */
interface SensorRequest {
  readonly params: { readonly sensor_id: string; readonly var_name: VarName }
  readonly query: SelectionQuery & MetricRequest['query']
  readonly caller: Caller
  watch(): AbortSignal
  admitAgain(): Promise<Caller>
}

/** The lines of an answer. */
interface Lines<Row> {
  readonly grouping: Grouping
  readonly defaultDays: number
  readonly maxDays: number
  readonly times: MetricTable['times']
  readonly format: (figures: readonly BucketFigures[], varName: VarName) => Row[]
}

async function answer<Row extends MetricFigures>(
  { estate, metrics, clock }: { estate: Estate; metrics: SeriesMetrics; clock: Clock },
  { params, query, caller, watch, admitAgain }: SensorRequest,
  reply: FastifyReply,
  lines: Lines<Row>,
) {
  const { sensor_id: sensorId, var_name: varName } = params
  const sensor = requireVisibleSensor(estate, caller, sensorId)
  checkMetricFormat(query)
  const timeZone = findSensorTimeZone(estate, sensor)
  const rules = { ...lines, today: readToday(clock, timeZone) }
  const division = divideSelection(timeZone, readSelection(query, rules), lines.grouping)
  const head = answerHead(reply, findMetricType(query.format))
  if (head) return head
  let callerByNow = caller
  const lookAgain = async () => {
    callerByNow = await admitAgain()
    requireVisibleSensor(estate, callerByNow, sensorId)
  }
  const reader = { holder: caller, signal: watch(), lookAgain }
  const table = { varName, ids: [], times: lines.times }
  return sendMetrics(reply, { query, estate, table, reader, findCaller: () => callerByNow }, async () => {
    const ofReader = metrics.readFor(reader, isLong(division, 1))
    const [figures = []] = await ofReader.measure([[sensor]], varName, division)
    const json = { ...formatSeries(sensor, varName, timeZone), data: lines.format(figures, varName) }
    return { json, children: [json] }
  })
}

function formatSeries(sensor: Sensor, varName: VarName, timeZone: string) {
  return { sensor_id: sensor.sensorId, var_name: varName, time_zone: timeZone }
}
