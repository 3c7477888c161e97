import {
  type LocationOutput,
  operations,
  type SensorOutput,
  type SensorProjection,
} from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { LatestValue } from '../readings/latest-values.ts'
import type { Estate, Location, Sensor } from './estate.ts'
import { requireVisibleLocation, requireVisibleSensor } from './require-visible.ts'
import { canSeeLocation, findBaseLocations, type Visibility } from './visibility.ts'

/** The latest values of a sensor; what the estate's answers need of the readings. */
export type ReadLatest = (sensorId: string) => readonly LatestValue[]

/** Registers the routes that read locations and sensors. */
export function registerEstateRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  estate: Estate,
  readLatest: ReadLatest,
) {
  bindOperation(app, guard, operations.readBaseLocations, async ({ caller }) => ({
    data: findBaseLocations(estate, caller).map((location) => toLocationOutput(estate, caller, location)),
  }))

  bindOperation(app, guard, operations.readLocation, async ({ params, caller }) =>
    toLocationOutput(estate, caller, requireVisibleLocation(estate, caller, params.location_id)),
  )

  bindOperation(app, guard, operations.readLocationChildren, async ({ params, caller }) => {
    const location = requireVisibleLocation(estate, caller, params.location_id)
    return {
      location: toLocationOutput(estate, caller, location),
      locations: estate
        .childrenOf(location.locationId)
        .map((child) => toLocationOutput(estate, caller, child)),
      sensors: estate
        .sensorsIn(location.locationId)
        .map((sensor) => toSensorOutput(estate, sensor, readLatest(sensor.sensorId), undefined)),
    }
  })

  bindOperation(app, guard, operations.readSensor, async ({ params, query, caller }) => {
    const sensor = requireVisibleSensor(estate, caller, params.sensor_id)
    const projection = query.project && new Set(query.project)
    return toSensorOutput(estate, sensor, readLatest(sensor.sensorId), projection)
  })
}

function toLocationOutput(estate: Estate, visibility: Visibility, location: Location): LocationOutput {
  const { parentId } = location
  const parentIsVisible = parentId !== null && canSeeLocation(estate, visibility, parentId)
  return {
    location_id: location.locationId,
    parent_id: parentIsVisible ? parentId : null,
    kind: location.kind,
    name: location.name,
    time_zone: location.timeZone,
    properties: location.properties,
  }
}

/** @param projection the fields asked for; `undefined` for all. */
function toSensorOutput(
  estate: Estate,
  sensor: Sensor,
  latest: readonly LatestValue[],
  projection: ReadonlySet<SensorProjection> | undefined,
): SensorOutput {
  const wants = (field: SensorProjection): boolean => projection === undefined || projection.has(field)
  const withValue = wants('value')
  return {
    sensor_id: sensor.sensorId,
    ...(wants('name') && { name: sensor.name }),
    ...(wants('family') && { family: sensor.family }),
    ...(wants('location_id') && { location_id: sensor.locationId }),
    ...(wants('time_zone') && { time_zone: requireTimeZone(estate, sensor) }),
    ...(wants('position') && { position: sensor.position }),
    ...(wants('polygon_id') && { polygon_id: sensor.polygonId }),
    ...((wants('latest') || withValue) && {
      data: latest.map(({ varName, timeMs, value }) => ({
        var_name: varName,
        time: timeMs / 1000,
        ...(withValue && { value }),
      })),
    }),
  }
}

function requireTimeZone(estate: Estate, sensor: Sensor): string {
  const location = estate.findLocation(sensor.locationId)
  if (!location) throw new Error(`sensor ${sensor.sensorId} lies in a location that is not there`)
  return location.timeZone
}
