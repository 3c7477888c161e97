import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import {
  checkSettings,
  type Estate,
  type ReadLatest,
  requireVisibleLocation,
  requireVisibleSensor,
  resolveSettings,
  type Sensor,
  toPlacedLocation,
  toSensorOutput,
  versionOfSensor,
} from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { FindAdministrator } from './administrator.ts'
import type { FloorplanAdministration } from './floorplan-administration.ts'
import { registerFloorplanRoutes } from './floorplan-routes.ts'
import type { ListHolders } from './list-holders.ts'
import type { LocationAdministration } from './location-administration.ts'
import type { SensorAdministration } from './sensor-administration.ts'

/** The parts of which the routes are made. */
export interface EstateAdministrationRouteParts {
  readonly estate: Estate
  readonly readLatest: ReadLatest
  readonly locations: LocationAdministration
  readonly floorplans: FloorplanAdministration
  readonly sensors: SensorAdministration
  readonly findAdministrator: FindAdministrator
  readonly listHolders: ListHolders
}

/** Registers the routes that administer locations and sensors. */
export function registerEstateAdministrationRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  parts: EstateAdministrationRouteParts,
): void {
  registerLocationRoutes(app, guard, parts)
  registerFloorplanRoutes(app, guard, parts)
  registerSettingsRoute(app, guard, parts)
  registerSensorRoutes(app, guard, parts)
}

function registerLocationRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, locations, findAdministrator, listHolders }: EstateAdministrationRouteParts,
): void {
  bindOperation(app, guard, operations.createLocation, async (input) => {
    const { caller, body } = input
    const location = await locations.create(caller, body, findAdministrator(input))
    return toPlacedLocation(estate, caller, location)
  })

  bindOperation(
    app,
    guard,
    operations.changeLocation,
    async (input) => {
      const { params, body, caller } = input
      const by = findAdministrator(input)
      return toPlacedLocation(estate, caller, await locations.change(caller, params.location_id, body, by))
    },
    { requireFirst: ({ params, caller }) => requireVisibleLocation(estate, caller, params.location_id) },
  )

  bindOperation(app, guard, operations.deleteLocation, async (input) => {
    const { caller, params } = input
    const { location_id: locationId } = params
    await locations.delete(caller, locationId, findAdministrator(input), () =>
      listHolders(caller, locationId),
    )
    return undefined
  })
}

function registerSettingsRoute(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, locations, findAdministrator }: EstateAdministrationRouteParts,
): void {
  bindOperation(
    app,
    guard,
    operations.putLocationSettings,
    async (input, reply) => {
      const { params, caller, body } = input
      const by = findAdministrator(input)
      const location = await locations.putSettings(caller, params.location_id, body, by)
      const settings = resolveSettings(estate, caller, location)
      reply.header('etag', `"${settings.version}"`)
      return settings
    },
    {
      requireFirst: ({ params, caller }) => requireVisibleLocation(estate, caller, params.location_id),
      readBody: checkSettings,
    },
  )
}

function registerSensorRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, readLatest, sensors, findAdministrator }: EstateAdministrationRouteParts,
): void {
  const toOutput = (sensor: Sensor) => ({
    ...toSensorOutput(estate, sensor, readLatest(sensor.sensorId), undefined),
    version: versionOfSensor(sensor),
  })

  bindOperation(app, guard, operations.createSensor, async (input) => {
    return toOutput(await sensors.create(input.caller, input.body, findAdministrator(input)))
  })

  bindOperation(
    app,
    guard,
    operations.changeSensor,
    async (input) => {
      const { params, body, caller } = input
      return toOutput(await sensors.change(caller, params.sensor_id, body, findAdministrator(input)))
    },
    { requireFirst: ({ params, caller }) => requireVisibleSensor(estate, caller, params.sensor_id) },
  )

  bindOperation(app, guard, operations.retireSensor, async (input) =>
    toOutput(await sensors.retire(input.caller, input.params.sensor_id, findAdministrator(input))),
  )

  bindOperation(app, guard, operations.reinstateSensor, async (input) =>
    toOutput(await sensors.reinstate(input.caller, input.params.sensor_id, findAdministrator(input))),
  )

  bindOperation(
    app,
    guard,
    operations.replaceSensor,
    async (input) => {
      const { params, body, caller } = input
      return toOutput(await sensors.replace(caller, params.sensor_id, body, findAdministrator(input)))
    },
    { requireFirst: ({ params, caller }) => requireVisibleSensor(estate, caller, params.sensor_id) },
  )

  bindOperation(app, guard, operations.deleteSensor, async (input) => {
    await sensors.delete(input.caller, input.params.sensor_id, findAdministrator(input))
    return undefined
  })
}
