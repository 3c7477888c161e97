import { Readable } from 'node:stream'
import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { answerUnchanged } from '../http/entity-tag.ts'
import { paginate } from '../http/paginate.ts'
import { ProblemError } from '../problem-error.ts'
import type { Estate } from './estate.ts'
import { toLocationOutput, toSensorOutput } from './estate-output.ts'
import type { Location } from './location.ts'
import { requireVisibleLocation, requireVisibleSensor } from './require-visible.ts'
import type { Sensor } from './sensor.ts'
import { SensorTexts } from './sensor-texts.ts'
import { type ReadLatest, tagSnapshot, takeSnapshot } from './snapshot.ts'
import { findBaseLocations } from './visibility.ts'

/** What the routes read. */
export interface EstateRouteParts {
  readonly estate: Estate
  readonly readLatest: ReadLatest
  /** Brings the versions of locations up to date with the sensors that fell silent. */
  readonly noteSilences: () => void
}

/** Registers the routes that read locations and sensors. */
export function registerEstateRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, readLatest, noteSilences }: EstateRouteParts,
) {
  const sensorTexts = new SensorTexts(estate)

  bindOperation(app, guard, operations.readBaseLocations, async ({ caller }) => ({
    data: findBaseLocations(estate, caller).map((location) => toLocationOutput(estate, caller, location)),
  }))

  bindOperation(app, guard, operations.readLocation, async ({ params, caller }) =>
    toLocationOutput(estate, caller, requireVisibleLocation(estate, caller, params.location_id)),
  )

  bindOperation(app, guard, operations.readLocationChildren, async ({ params, query, caller }, reply) => {
    const location = requireVisibleLocation(estate, caller, params.location_id)
    noteSilences()
    if (answerUnchanged(reply, tagSnapshot(estate, caller, location, query))) return undefined
    const bytes = takeSnapshot({ estate, readLatest, sensorTexts, caller }, location, query)
    reply.type('application/json; charset=utf-8')
    return bytes
  })

  bindOperation(app, guard, operations.readFloorplan, async ({ params, caller }, reply) => {
    const { locationId } = requireVisibleLocation(estate, caller, params.location_id)
    const geojson = await estate.readFloorplan(locationId)
    if (geojson === undefined) throw new ProblemError('not_found', `"${locationId}" has no floorplan.`)
    reply.type('application/json; charset=utf-8')
    return Readable.from([geojson], { objectMode: false })
  })

  bindOperation(app, guard, operations.listSensors, async ({ query, caller }) => {
    const { location_id, retired } = query
    const tops =
      location_id === undefined
        ? findBaseLocations(estate, caller)
        : [requireVisibleLocation(estate, caller, location_id)]
    const sensors = tops.flatMap((top) => listSensorsBelow(estate, top))
    const wanted = retired ? sensors : sensors.filter(isInUse)
    const page = paginate(wanted, query, (sensor) => sensor.sensorId)
    return {
      ...page,
      data: page.data.map((sensor) => toSensorOutput(estate, sensor, readLatest(sensor.sensorId), undefined)),
    }
  })

  bindOperation(app, guard, operations.readSensor, async ({ params, query, caller }) => {
    const sensor = requireVisibleSensor(estate, caller, params.sensor_id)
    const projection = query.project && new Set(query.project)
    return toSensorOutput(estate, sensor, readLatest(sensor.sensorId), projection)
  })
}

function listSensorsBelow(estate: Estate, top: Location): Sensor[] {
  return [...estate.subtreeOf(top)].flatMap((location) => estate.sensorsIn(location.locationId))
}

function isInUse(sensor: Sensor): boolean {
  return sensor.retiredAtMs === null
}
