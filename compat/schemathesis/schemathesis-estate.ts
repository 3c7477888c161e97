import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operations } from '@openlightfi/contract'
import { type RunningServer, startServer } from '@openlightfi/server'
import { obtainTokens } from '../drive-login.ts'

/** The callers, from the least to the most rights, so that those who change the estate come last. */
export const callerNames = ['nobody', 'gateway', 'viewer', 'administrator'] as const

/** Name of a caller. */
export type CallerName = (typeof callerNames)[number]

/** The caller. */
export interface Caller {
  /** Absent for nobody. */
  readonly accessToken?: string
}

/** A server with two organisations, of which one has everything that the examples of the document name. */
export interface SchemathesisEstate {
  readonly apiUrl: string
  readonly callers: Readonly<Record<CallerName, Caller>>
  /** Ids of the users, clients and logins of the callers. To delete them would end the run. */
  readonly ownIds: readonly string[]
  close(): Promise<void>
}

/** The ids in the examples of the document. */
const ids = {
  organisation: 'loc_demo_organisation',
  building: 'loc_demo_building',
  floor: 'loc_demo_floor_1',
  sensor: 'AQ2-FE753C0D7ADF',
} as const

/** A floorplan with the polygon that the examples name. */
const floorplan = {
  geojson: JSON.stringify(operations.putFloorplan.body.example),
  polygonIds: new Set(operations.putFloorplan.body.example.features.map(({ id }) => id)),
}

/** Starts the server on a free port and a new data directory, which is removed at the end. */
export async function startSchemathesisEstate(): Promise<SchemathesisEstate> {
  const dataDir = await mkdtemp(join(tmpdir(), 'schemathesis-'))
  const server = await startServer({ dataDir, port: 0, logLevel: 'error' })
  await createOrganisation(server, ids)
  await createOrganisation(server, {
    organisation: 'loc_other',
    building: 'loc_other_building',
    floor: 'loc_other_floor',
    sensor: 'AQ2-00000000BEEF',
  })
  const administrator = await logIn(server, 'admin', ids.organisation)
  const viewer = await logIn(server, 'viewer', ids.building)
  const gatewayToken = await issueServiceToken(server)
  await postReadings(server, gatewayToken)
  return {
    apiUrl: server.publicUrl,
    callers: {
      nobody: {},
      gateway: { accessToken: gatewayToken },
      viewer: { accessToken: viewer.accessToken },
      administrator: { accessToken: administrator.accessToken },
    },
    ownIds: [administrator, viewer].flatMap(({ userId, clientId, grantId }) => [userId, clientId, grantId]),
    close: async () => {
      await server.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

async function createOrganisation({ estate }: RunningServer, wanted: Record<keyof typeof ids, string>) {
  const { organisation, building, floor, sensor } = wanted
  await estate.createLocation({
    locationId: organisation,
    parentId: null,
    kind: 'organisation',
    name: 'Organisation',
    timeZone: 'Europe/London',
  })
  await estate.createLocation({
    locationId: building,
    parentId: organisation,
    kind: 'building',
    name: 'Building',
  })
  await estate.createLocation({ locationId: floor, parentId: building, kind: 'floor', name: 'Floor' })
  await estate.floorplans.put(floor, floorplan)
  await estate.createSensor({ sensorId: sensor, locationId: floor, name: 'Room' })
}

async function logIn(server: RunningServer, role: 'admin' | 'viewer', locationId: string) {
  const person = { username: `${role}@example.org`, password: crypto.randomUUID() }
  const organisationId = ids.organisation
  const { userId } = await server.accounts.createUser({
    ...person,
    organisationId,
    role,
    locationIds: [locationId],
  })
  const client = await server.clients.createClient({
    organisationId,
    name: `Client of ${role}`,
    kind: 'confidential',
    accessTokenLifetimeS: 86_400,
  })
  const oauthUrl = `${server.publicUrl}/oauth2`
  const { clientId, clientSecret = '' } = client
  const tokens = await obtainTokens({ oauthUrl, clientId, clientSecret, ...person })
  const accessToken = tokens.access_token
  const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as {
    origin_jti: string
  }
  return { userId, clientId, accessToken, grantId: claims.origin_jti }
}

async function issueServiceToken(server: RunningServer): Promise<string> {
  const { clientId, clientSecret = '' } = await server.clients.createClient({
    organisationId: ids.organisation,
    name: 'Gateway',
    kind: 'service',
    scopes: ['readings:write', 'readings:read'],
    accessTokenLifetimeS: 86_400,
  })
  const answer = await fetch(`${server.publicUrl}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  if (!answer.ok) throw new Error(`no token: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { access_token: string }).access_token
}

async function postReadings(server: RunningServer, token: string): Promise<void> {
  const nowS = Date.now() / 1000
  const variables = { CO2ppm: 850, temperatureC: 21.5, motionEvent: 1 }
  const readings = Object.entries(variables).flatMap(([var_name, value]) =>
    [3600, 1800, 60].map((agoS) => ({ sensor_id: ids.sensor, var_name, time: nowS - agoS, value })),
  )
  const answer = await fetch(`${server.publicUrl}/readings?strict=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings }),
  })
  if (!answer.ok) throw new Error(`no readings: ${answer.status} ${await answer.text()}`)
}
