import { operations, textMediaTypes } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'
import { type Estate, requireVisibleLocation } from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { placeDates } from '../http/read-border.ts'
import { streamAnswer } from '../http/stream-answer.ts'
import type { Places } from '../places.ts'
import { chooseFormat, isLargeRead, readRange } from '../readings/index.ts'
import { divideForSensors, listReportingSensors, openLocationHistory } from './location-history.ts'
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
    const format = chooseFormat(reply, textMediaTypes, query)
    const { fromMs, toMs } = readRange(
      placeDates(query, () => timeZone),
      clock(),
    )
    const range = { fromMs, toMs }
    const timeFormat = query.time_format ?? 'unix'
    const layout = { locationId, varName, length: query.bucket, timeZone, range, format, timeFormat }
    const reader = { holder: caller, signal: watch() }
    // The place is taken before the sensors are listed: a waiting reader would hold them meanwhile. It is
    // given back once all has been sent.
    if (!places.holdNow(reader)) {
      await places.hold(reader)
      requireVisibleLocation(estate, await admitAgain(), locationId) // sight may have been lost meanwhile
    }
    const sensors = listReportingSensors(estate, metrics, location, varName)
    const division = divideForSensors(layout, sensors.length)
    const isLarge = isLargeRead({ ...range, order: 'asc' }, sensors.length)
    return streamAnswer(reply, () =>
      openLocationHistory(metrics.readFor(reader, isLarge), { sensors, division, layout }),
    )
  })
}
