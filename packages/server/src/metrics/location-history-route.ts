import { operations, tableMediaTypes } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'
import { type Estate, formatPath, nameSensor, requireVisibleLocation } from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { placeDates } from '../http/read-border.ts'
import { streamAnswer } from '../http/stream-answer.ts'
import type { Places } from '../places.ts'
import { chooseFormat, isLargeRead, readRange } from '../readings/index.ts'
import { localiseCsv, NamedSensors } from '../sheets/index.ts'
import {
  divideForSensors,
  listReportingSensors,
  openLocationHistory,
  openLocationSheet,
} from './location-history.ts'
import type { SeriesMetrics } from './series-metrics.ts'

/** The parts from which histories of locations are made. */
export interface LocationHistoryParts {
  readonly estate: Estate
  readonly metrics: SeriesMetrics
  readonly clock: Clock
  /** The places of readers that hold the sensors of a location. */
  readonly places: Places
}

/** Registers the route that answers one variable of all sensors of a location in buckets. */
export function registerLocationHistoryRoute(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, metrics, clock, places }: LocationHistoryParts,
): void {
  const operation = operations.readLocationHistory
  bindOperation(app, guard, operation, async (input, reply) => {
    const { params, query, caller, watch, admitAgain } = input
    const location = requireVisibleLocation(estate, caller, params.location_id)
    const { locationId, timeZone } = location
    const { var_name: varName } = params
    const format = chooseFormat(reply, tableMediaTypes, query)
    const { fromMs, toMs } = readRange(
      placeDates(query, () => timeZone),
      clock(),
    )
    const range = { fromMs, toMs }
    const timeFormat = query.time_format ?? 'unix'
    const layout = { locationId, varName, length: query.bucket, timeZone, range, timeFormat }
    const reader = { holder: caller, signal: watch() }
    let callerByNow = caller
    const lookAgain = async () => {
      callerByNow = await admitAgain() // sight may have been lost meanwhile
      requireVisibleLocation(estate, callerByNow, locationId)
    }
    // The place is taken before the sensors are listed: a waiting reader would hold them meanwhile. It is
    // given back once all has been sent.
    const enter = async () => {
      if (!places.holdNow(reader)) {
        await places.hold(reader)
        await lookAgain()
      }
      const sensors = listReportingSensors(estate, metrics, location, varName)
      const division = divideForSensors(layout, sensors.length)
      const ofReader = metrics.readFor(reader, isLargeRead({ ...range, order: 'asc' }, sensors.length))
      return { sensors, division, ofReader }
    }
    if (format === 'xlsx') {
      const { url } = reply.request
      if (reply.request.method === 'HEAD') await enter() // as far as its checks
      // The workbook comes first, as for figures: who holds a place of one kind and waits for the other, the
      // other way round, would wait for ever.
      return app.workbooks.send(reply, { ...reader, lookAgain }, async () => {
        const { sensors, division, ofReader } = await enter()
        const names = new NamedSensors((id) => nameSensor(estate, callerByNow, id))
        const place = formatPath(estate, callerByNow, location)
        const request = { sensors, division, layout: { ...layout, format: 'csv' as const } }
        return openLocationSheet(ofReader, request, { url, place, sensors: names })
      })
    }
    const { sensors, division, ofReader } = await enter()
    const request = { sensors, division, layout: { ...layout, format } }
    return streamAnswer(reply, async () =>
      localiseCsv(await openLocationHistory(ofReader, request), query.decimal, timeFormat),
    )
  })
}
