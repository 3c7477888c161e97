import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@openlightfi/server'
import type { Credentials } from './drive-login.ts'

/** The sensor that the documentation polls. */
export const documentedSensor = 'AQ2-FE753C0D7ADF'

/** The organisation, with a name that goes through every encoding on the way. */
export const organisationName = 'Łódź & Søn "Büro"'

/** The settings of a confidential client that a test may choose. */
export interface ClientChoices {
  /** Seconds, 300 at least; 240 minutes by default. */
  readonly accessTokenLifetimeS?: number
  readonly rotateRefreshTokens?: boolean
}

/** A server with one organisation, ready for the documented clients. */
export interface RunningEstate {
  readonly apiUrl: string
  readonly oauthUrl: string
  readonly person: Credentials
  readonly clientId: string
  readonly clientSecret: string
  /** Makes another client of the person's organisation. */
  createClient(settings: ClientChoices): Promise<{ clientId: string; clientSecret: string }>
  /** Posts a CO2 reading of the documented sensor, as a gateway does. @param time Unix seconds. */
  postCo2(time: number, value: number): Promise<void>
  close(): Promise<void>
}

/**
 * Starts a server on a free port and a new data directory, which is removed at the end.
 * @param accessTokenLifetimeS of the documented client; 300 at least, 240 minutes by default.
 */
export async function startEstate(accessTokenLifetimeS?: number): Promise<RunningEstate> {
  const dataDir = await mkdtemp(join(tmpdir(), 'compat-'))
  const server = await startServer({ dataDir, port: 0, logLevel: 'error' })
  const { locationId: organisationId } = await server.estate.createLocation({
    locationId: 'loc_compat',
    parentId: null,
    kind: 'organisation',
    name: organisationName,
    timeZone: 'Europe/London',
  })
  const room = await server.estate.createLocation({ parentId: organisationId, kind: 'room', name: 'Room 1' })
  await server.estate.createSensor({
    sensorId: documentedSensor,
    locationId: room.locationId,
    name: 'Meeting room',
  })
  const person = { username: 'ada@example.org', password: crypto.randomUUID() }
  await server.accounts.createUser({
    ...person,
    organisationId,
    role: 'viewer',
    locationIds: [organisationId],
  })
  const createClient: RunningEstate['createClient'] = async (settings) => {
    const wanted = { organisationId, name: 'Documented client', kind: 'confidential', ...settings } as const
    const { clientId, clientSecret = '' } = await server.clients.createClient(wanted)
    return { clientId, clientSecret }
  }
  const client = await createClient(accessTokenLifetimeS === undefined ? {} : { accessTokenLifetimeS })
  const gateway = await server.clients.createClient({ organisationId, name: 'Gateway', kind: 'service' })
  return {
    apiUrl: server.publicUrl,
    oauthUrl: `${server.publicUrl}/oauth2`,
    person,
    ...client,
    createClient,
    postCo2: (time, value) => postCo2(server.publicUrl, gateway, time, value),
    close: async () => {
      await server.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

async function postCo2(
  apiUrl: string,
  gateway: { clientId: string; clientSecret?: string },
  time: number,
  value: number,
): Promise<void> {
  const { access_token } = (await readJson(
    await fetch(`${apiUrl}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: gateway.clientId,
        client_secret: gateway.clientSecret ?? '',
        scope: 'readings:write',
      }),
    }),
  )) as { access_token: string }
  const reading = { sensor_id: documentedSensor, var_name: 'CO2ppm', time, value }
  await readJson(
    await fetch(`${apiUrl}/readings?strict=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ readings: [reading] }),
    }),
  )
}

async function readJson(answer: Response): Promise<unknown> {
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${new URL(answer.url).pathname} answered ${answer.status}: ${text}`)
  return JSON.parse(text)
}
