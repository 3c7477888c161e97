import { createClient, createClientCredentialsGrant, createTokenSource } from '@openlightfi/client'
import { checkFloorplan, type RunningServer } from '@openlightfi/server'
import { type BuildingPlan, fillHistory, organisationOf } from '@openlightfi/simulator'
import { buildings, historyDays, password, places, sceneTime, sensors, users } from './scene.ts'
import { createSceneReadings } from './scene-readings.ts'

/** Fills an empty server with the scene. */
export async function furnishScene(server: RunningServer): Promise<void> {
  for (const building of buildings) await createPlaces(server, building)
  await server.estate.createSensor({
    sensorId: sensors.neverReported,
    locationId: places.secondFloor,
    name: 'Meeting room 2.1, new',
  })
  for (const { username, role, locationIds } of Object.values(users)) {
    const organisationId = username.endsWith('@juniper.example')
      ? 'loc_juniper_organisation'
      : places.organisation
    await server.accounts.createUser({ organisationId, username, password, role, locationIds })
  }
  const toS = sceneTime.epochMilliseconds / 1000
  for (const building of buildings)
    await fillHistory({
      api: await createGateway(server, organisationOf(building).locationId),
      source: createSceneReadings(building),
      fromS: toS - historyDays * 86_400,
      toS,
      batchSize: 50_000,
      signal: AbortSignal.timeout(120_000),
    })
}

async function createPlaces({ estate }: RunningServer, building: BuildingPlan): Promise<void> {
  for (const location of building.locations) await estate.createLocation(location)
  for (const [floorId, plan] of Object.entries(building.floorplans ?? {}))
    await estate.floorplans.put(floorId, checkFloorplan(plan))
  for (const { sensorId, locationId, name, position, polygonId } of building.sensors) {
    const place = sensorId === sensors.unplaced ? {} : { position, ...(polygonId && { polygonId }) }
    await estate.createSensor({ sensorId, locationId, name, ...place })
  }
}

/** Makes a client that posts readings of an organisation. */
export async function createGateway(
  { clients, publicUrl }: RunningServer,
  organisationId: string,
  name = 'Gateway',
) {
  const { clientId, clientSecret = '' } = await clients.createClient({
    organisationId,
    name,
    kind: 'service',
    scopes: ['readings:write'],
  })
  const grant = createClientCredentialsGrant({
    oauthUrl: `${publicUrl}/oauth2`,
    clientId,
    clientSecret,
    scope: 'readings:write',
  })
  return createClient({ baseUrl: publicUrl, tokens: createTokenSource({ grant }) })
}
