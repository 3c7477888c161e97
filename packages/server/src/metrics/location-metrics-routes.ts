import {
  maxLocationDays,
  maxLocationHours,
  maxLocationRows,
  operations,
  type VarName,
} from '@openlightfi/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Clock } from '../clock.ts'
import { type Estate, requireVisibleLocation } from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { Caller } from '../http/caller.ts'
import { refuseParameter } from '../http/refuse-parameter.ts'
import { answerHead } from '../http/stream-answer.ts'
import type { PlaceRules, Places } from '../places.ts'
import { divideSelection, type Grouping } from './divide-selection.ts'
import type { TimeDivision } from './divide-time.ts'
import { isLong } from './is-long.ts'
import {
  type LocationChild,
  listReportingChildren,
  listReportingPolygons,
  measureChildren,
} from './location-metrics.ts'
import {
  defaultDays,
  isEmpty,
  readPossibleSelection,
  readToday,
  refuseEmpty,
  type SelectionQuery,
} from './metric-selection.ts'
import type { MetricFigures, MetricTable } from './metric-table.ts'
import { formatDays, formatHour, formatRange, formatWeek } from './metrics-wire.ts'
import { checkMetricFormat, findMetricType, type MetricRequest, sendMetrics } from './send-metrics.ts'
import type { BucketFigures, SeriesMetrics } from './series-metrics.ts'

/**
 * The bounds of requests about locations. Each holds its sensors, and the figures of them; a history holds
 * those of some sensors, until its reader has taken them.
 */
export const locationPlaceRules: PlaceRules = {
  what: 'figures of locations are being read',
  held: { perCaller: 8, perOrganisation: 16, inAll: 32 },
  waiting: { perCaller: 128, perOrganisation: 256, inAll: 512 },
  retryAfterS: 2,
}

/** The parts of which the routes are made. */
export interface LocationMetricsParts {
  readonly estate: Estate
  readonly metrics: SeriesMetrics
  readonly clock: Clock
  readonly places: Places
}

/** The parts of a request that the figures depend on. */
interface LocationRequest {
  readonly params: { readonly location_id: string; readonly var_name: VarName }
  readonly query: SelectionQuery &
    MetricRequest['query'] & { readonly by?: 'child' | 'polygon'; readonly child_id?: string }
  readonly caller: Caller
  watch(): AbortSignal
  admitAgain(): Promise<Caller>
}

/** The lines of an answer. */
interface Lines<Row> {
  readonly grouping: Grouping
  readonly defaultDays: number
  readonly times: MetricTable['times']
  readonly format: (figures: readonly BucketFigures[], varName: VarName) => Row[]
}

/** Registers the routes that answer metrics of what lies in a location. */
export function registerLocationMetricsRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  parts: LocationMetricsParts,
): void {
  bindOperation(app, guard, operations.readLocationDaily, (input, reply) => {
    const { group_by: grouped } = input.query
    return answer(parts, input, reply, {
      grouping: grouped === 'weekday' ? 'weekday' : 'date',
      defaultDays: defaultDays.daily,
      times: grouped === 'range' ? [] : [grouped ?? 'date'],
      format: (figures, varName) =>
        grouped === 'range'
          ? formatRange(figures, varName)
          : formatDays(figures, varName, grouped === 'weekday'),
    })
  })

  bindOperation(app, guard, operations.readLocationHourly, (input, reply) =>
    input.query.group_by === 'weekday'
      ? answer(parts, input, reply, {
          grouping: 'hour of the week',
          defaultDays: defaultDays.week,
          times: ['weekday', 'hour'],
          format: formatWeek,
        })
      : answer(parts, input, reply, {
          grouping: 'hour',
          defaultDays: defaultDays.hourly,
          times: ['date', 'hour'],
          format: (figures, varName) => figures.map((figure) => formatHour(figure, varName)),
        }),
  )
}

async function answer<Row extends MetricFigures>(
  { estate, metrics, clock, places }: LocationMetricsParts,
  { params, query, caller, watch, admitAgain }: LocationRequest,
  reply: FastifyReply,
  lines: Lines<Row>,
) {
  const { location_id: locationId, var_name: varName } = params
  const location = requireVisibleLocation(estate, caller, locationId)
  checkMetricFormat(query)
  const selectIn = (timeZone: string, maxDays: number) => {
    const rules = { today: readToday(clock, timeZone), defaultDays: lines.defaultDays, maxDays }
    return readPossibleSelection(query, rules)
  }
  const own = selectIn(location.timeZone, maxLocationDays)
  const reader = { holder: caller, signal: watch() }
  let callerByNow = caller
  // The turn comes before the children are listed: a request that waits for the engine would hold them
  // meanwhile.
  const measure = () =>
    places.run(reader, async () => {
      // Sight may have been lost meanwhile.
      const visibility = await admitAgain()
      callerByNow = visibility
      const place = requireVisibleLocation(estate, visibility, locationId)
      const all =
        query.by === 'polygon'
          ? listReportingPolygons(estate, metrics, { location: place, varName, visibility })
          : listReportingChildren(estate, metrics, place, varName)
      const { child_id: wanted } = query
      const children = wanted === undefined ? all : all.filter(({ id }) => findChildId(id) === wanted)
      const timeZones = [...new Set(children.map(({ timeZone }) => timeZone))]
      // Each zone has its own today, which is at most two days from that of the location.
      const selections = timeZones.map((zone) => [zone, selectIn(zone, maxLocationDays + 2)] as const)
      if (isEmpty(own) && selections.every(([, selection]) => isEmpty(selection))) throw refuseEmpty(own)
      const divisions = new Map(
        selections.map(([zone, selection]) => [zone, divideSelection(zone, selection, lines.grouping)]),
      )
      refuseTooMuch(children, divisions)
      if (reply.request.method === 'HEAD') return { json: { data: [] }, children: [] }
      const sensorCount = children.reduce((sum, { sensors }) => sum + sensors.length, 0)
      const isLarge = [...divisions.values()].some((division) => isLong(division, sensorCount))
      const question = { varName, divisions, format: lines.format }
      const data = await measureChildren(metrics.readFor(reader, isLarge), children, question)
      return { json: { data }, children: data }
    })
  const head = answerHead(reply, findMetricType(query.format))
  if (head) {
    await measure() // as far as its checks
    return head
  }
  const ids = ['location_id', query.by === 'polygon' ? 'polygon_id' : 'sensor_id'] as const
  const table = { varName, ids, times: lines.times }
  return sendMetrics(reply, { query, estate, table, reader, findCaller: () => callerByNow }, measure)
}

/** Finds the id by which a child is asked for alone. */
function findChildId({ location_id, sensor_id, polygon_id }: LocationChild['id']): string | undefined {
  return polygon_id ?? sensor_id ?? location_id
}

/** @throws ProblemError `invalid_parameter` that says how many entries, or hours, were asked for. */
function refuseTooMuch(
  children: readonly LocationChild[],
  divisions: ReadonlyMap<string, TimeDivision>,
): void {
  let [rows, stretches] = [0, 0]
  for (const { timeZone } of children) {
    rows += divisions.get(timeZone)?.buckets.length ?? 0
    stretches += divisions.get(timeZone)?.segments.length ?? 0
  }
  if (rows > maxLocationRows)
    throw refuse(children, `${rows} entries, of which an answer has`, maxLocationRows)
  if (stretches > maxLocationHours)
    throw refuse(children, `${stretches} hours, of which an answer is worked out from`, maxLocationHours)
}

function refuse(children: readonly LocationChild[], excess: string, most: number) {
  return refuseParameter('from', `must be later: ${children.length} children have ${excess} at most ${most}`)
}
