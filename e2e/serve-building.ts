import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, createClientCredentialsGrant, createTokenSource } from '@openlightfi/client'
import { type RunningServer, startServer } from '@openlightfi/server'

/** The sensor of the building that has data. */
export const sensorId = 'AQ2-FE753C0D7ADF'

/** The viewer of the building. */
export const viewer = { username: 'viv', password: 'correct horse battery staple' }

/**
 * Starts a real server with one building in London, a sensor, a viewer, a gateway, and clients of each kind.
 */
export async function serveBuilding() {
  const dataDir = await mkdtemp(join(tmpdir(), 'lightfi-e2e-'))
  const server = await startServer({ dataDir, port: 0, logLevel: 'error' })
  const clients = await furnish(server).catch(async (error: unknown) => {
    await server.close() // else the test process would never end
    throw error
  })
  const oauthUrl = `${server.publicUrl}/oauth2`
  const grant = createClientCredentialsGrant({ oauthUrl, ...clients.gateway, scope: 'readings:write' })
  const gatewayClient = createClient({ baseUrl: server.publicUrl, tokens: createTokenSource({ grant }) })

  return {
    publicUrl: server.publicUrl,
    oauthUrl,
    web: clients.web,
    gateway: clients.gateway,
    /** Registers a confidential client of its own. */
    addClient: async ({ rotateRefreshTokens }: { rotateRefreshTokens: boolean }) => {
      const { organisationId } = clients
      const settings = { organisationId, name: 'Shared', kind: 'confidential', rotateRefreshTokens } as const
      return requireSecret(await server.clients.createClient(settings))
    },
    /** Registers a page of another origin as a public client, and gives its id. */
    addPage: async (callbackUrl: string) => {
      const { organisationId } = clients
      const settings = { organisationId, name: 'Page', kind: 'public', callbackUrls: [callbackUrl] } as const
      return (await server.clients.createClient(settings)).clientId
    },
    /** A service client that reads. */
    reader: clients.reader,
    gatewayClient,
    estate: server.estate,
    /** Posts CO2 readings as the gateway does: pairs of Unix seconds and ppm. */
    post: (...readings: [number, number][]) =>
      gatewayClient.createReadings({
        readings: readings.map(([time, value]) => ({ sensor_id: sensorId, var_name: 'CO2ppm', time, value })),
      }),
    close: async () => {
      await server.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

/** Fills an empty server: one organisation, its places, a sensor, a viewer and three OAuth clients. */
async function furnish({ estate, accounts, clients }: RunningServer) {
  const organisation = await estate.createLocation({
    parentId: null,
    kind: 'organisation',
    name: 'Acme',
    timeZone: 'UTC',
  })
  const organisationId = organisation.locationId
  const building = await estate.createLocation({
    locationId: 'loc_building',
    parentId: organisationId,
    kind: 'building',
    name: 'Head office',
    timeZone: 'Europe/London',
  })
  await estate.createLocation({ parentId: 'loc_building', kind: 'floor', name: 'First floor' })
  await estate.createSensor({ sensorId, locationId: building.locationId, name: 'Lobby' })
  await accounts.createUser({ organisationId, ...viewer, role: 'viewer', locationIds: ['loc_building'] })
  const web = await clients.createClient({ organisationId, name: 'Web', kind: 'confidential' })
  const gateway = await clients.createClient({ organisationId, name: 'Gateway', kind: 'service' })
  const reader = await clients.createClient({
    organisationId,
    name: 'Reader',
    kind: 'service',
    scopes: ['readings:read'],
  })
  return {
    organisationId,
    web: requireSecret(web),
    gateway: requireSecret(gateway),
    reader: requireSecret(reader),
  }
}

function requireSecret({ clientId, clientSecret }: { clientId: string; clientSecret?: string | undefined }) {
  if (clientSecret === undefined) throw new Error(`${clientId} has no secret`)
  return { clientId, clientSecret }
}
