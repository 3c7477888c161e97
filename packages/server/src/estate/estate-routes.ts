import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { Visibility } from '../http/caller.ts'
import { answerUnchanged } from '../http/entity-tag.ts'
import { paginate } from '../http/paginate.ts'
import { answerHead } from '../http/stream-answer.ts'
import { ProblemError } from '../problem-error.ts'
import { SharedBytes } from '../shared-bytes.ts'
import type { Estate } from './estate.ts'
import { toLocationOutput, toSensorOutput } from './estate-output.ts'
import type { Location } from './location.ts'
import { requireVisibleLocation, requireVisibleSensor } from './require-visible.ts'
import type { Sensor } from './sensor.ts'
import { SensorTexts } from './sensor-texts.ts'
import { measureSnapshot, type ReadLatest, tagSnapshot, takeSnapshot } from './snapshot.ts'
import { findBaseLocations } from './visibility.ts'

/** The parts with which the routes read. */
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
  const snapshots = new SharedBytes()

  bindOperation(app, guard, operations.readBaseLocations, async ({ caller }) => ({
    data: findBaseLocations(estate, caller).map((location) => toLocationOutput(estate, caller, location)),
  }))

  bindOperation(app, guard, operations.readLocation, async ({ params, caller }) =>
    toLocationOutput(estate, caller, requireVisibleLocation(estate, caller, params.location_id)),
  )

  bindOperation(app, guard, operations.readLocationChildren, async (input, reply) => {
    const { params, query, caller, makeRoom } = input
    const find = (who: Visibility) => {
      const location = requireVisibleLocation(estate, who, params.location_id)
      noteSilences()
      const tag = tagSnapshot(estate, who, location, query)
      const parts = { estate, readLatest, sensorTexts, caller: who }
      return { parts, location, tag, isUnchanged: answerUnchanged(reply, tag) }
    }
    const asked = find(caller)
    if (asked.isUnchanged) return undefined
    const byteLength =
      snapshots.find(asked.tag)?.length ?? measureSnapshot(asked.parts, asked.location, query)
    const turn = makeRoom(byteLength)
    // A caller who had to wait gets the state at the time of the answer, with the rights of that time.
    const { parts, location, tag, isUnchanged } = turn ? find(await turn) : asked
    if (isUnchanged) return undefined
    const bytes = snapshots.find(tag) ?? snapshots.keep(tag, takeSnapshot(parts, location, query))
    reply.type('application/json; charset=utf-8')
    return bytes
  })

  bindOperation(app, guard, operations.readFloorplan, async ({ params, caller, makeRoom }, reply) => {
    const find = (who: Visibility) => requireVisibleLocation(estate, who, params.location_id).locationId
    const refuse = () => new ProblemError('not_found', `"${params.location_id}" has no floorplan.`)
    const floorId = find(caller)
    const byteLength = estate.measureFloorplan(floorId)
    if (byteLength === undefined) throw refuse()
    reply.type('application/json; charset=utf-8')
    const head = answerHead(reply)
    if (head) {
      reply.header('content-length', byteLength)
      return head
    }
    const turn = makeRoom(byteLength)
    const geojson = await estate.readFloorplan(turn ? find(await turn) : floorId)
    if (geojson === undefined) throw refuse()
    return geojson
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
