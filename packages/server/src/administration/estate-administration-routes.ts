import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import {
  checkFloorplan,
  type Estate,
  type ReadLatest,
  requireVisibleLocation,
  requireVisibleSensor,
  type Sensor,
  toLocationOutput,
  toSensorOutput,
} from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import type { FindAdministrator } from './administrator.ts'
import type { LocationAdministration } from './location-administration.ts'
import type { SensorAdministration } from './sensor-administration.ts'

/** The parts of which the routes are made. */
export interface EstateAdministrationRouteParts {
  readonly estate: Estate
  readonly readLatest: ReadLatest
  readonly locations: LocationAdministration
  readonly sensors: SensorAdministration
  readonly findAdministrator: FindAdministrator
}

/** Registers the routes that administer locations and sensors. */
export function registerEstateAdministrationRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  parts: EstateAdministrationRouteParts,
): void {
  registerLocationRoutes(app, guard, parts)
  registerFloorplanRoutes(app, guard, parts)
  registerSensorRoutes(app, guard, parts)
}

function registerLocationRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, locations, findAdministrator }: EstateAdministrationRouteParts,
): void {
  bindOperation(app, guard, operations.createLocation, async (input) => {
    const { caller, body } = input
    const location = await locations.create(caller, body, findAdministrator(input))
    return toLocationOutput(estate, caller, location)
  })

  bindOperation(
    app,
    guard,
    operations.changeLocation,
    async (input) => {
      const { params, body, caller } = input
      const by = findAdministrator(input)
      return toLocationOutput(estate, caller, await locations.change(caller, params.location_id, body, by))
    },
    { requireFirst: ({ params, caller }) => requireVisibleLocation(estate, caller, params.location_id) },
  )

  bindOperation(app, guard, operations.deleteLocation, async (input) => {
    await locations.delete(input.caller, input.params.location_id, findAdministrator(input))
    return undefined
  })
}

function registerFloorplanRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, locations, findAdministrator }: EstateAdministrationRouteParts,
): void {
  bindOperation(
    app,
    guard,
    operations.putFloorplan,
    async (input) => {
      const { params, caller, body } = input
      await locations.putFloorplan(caller, params.location_id, body, findAdministrator(input))
      return undefined
    },
    {
      requireFirst: ({ params, caller }) => requireVisibleLocation(estate, caller, params.location_id),
      readBody: checkFloorplan,
    },
  )

  bindOperation(app, guard, operations.deleteFloorplan, async (input) => {
    await locations.deleteFloorplan(input.caller, input.params.location_id, findAdministrator(input))
    return undefined
  })
}

function registerSensorRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { estate, readLatest, sensors, findAdministrator }: EstateAdministrationRouteParts,
): void {
  const toOutput = (sensor: Sensor) => toSensorOutput(estate, sensor, readLatest(sensor.sensorId), undefined)

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

  bindOperation(app, guard, operations.deleteSensor, async (input) => {
    await sensors.delete(input.caller, input.params.sensor_id, findAdministrator(input))
    return undefined
  })
}
