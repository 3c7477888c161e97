import assert from 'node:assert/strict'
import type { RunningServer } from '../../src/index.ts'
import { Browser } from '../browser.ts'
import { exchange, logIn, type TokenAnswer } from '../login.ts'
import type { TestClient } from '../oauth-server.ts'

/** What is known of the data directory that an earlier release wrote. */
export interface ReleaseFacts {
  readonly username: string
  /** A client of its own, which posts readings. */
  readonly gateway: TestClient
  /** The client with which the user has logged in. */
  readonly web: TestClient
  /** Of the user's login; it does not rotate, and ends in ten years. */
  readonly refreshToken: string
  /** Whether the server was killed after it had acknowledged {@link lastBatch}. */
  readonly isKilled: boolean
  /** Of `GET /readings/changes`, after all but {@link lastBatch}. */
  readonly cursor: string
  /** What the API answered the user, by path. */
  readonly answers: Readonly<Record<string, unknown>>
}

/** The time of the server that wrote the directory, Unix milliseconds, and of those that open it in tests. */
export const releaseTimeMs = Date.UTC(2026, 10, 21, 12)

/** The address that tokens are for; the server listens at another one. */
export const releasePublicUrl = 'http://localhost:8000'

const userPassword = 'correct horse battery'

const fromS = Date.UTC(2026, 10, 19) / 1000
const toS = Date.UTC(2026, 10, 21) / 1000
const range = `from=${fromS}&to=${toS}`
const days = 'from=2026-11-19&to=2026-11-21'
const air = 'AQ2-FE753C0D7ADF'
const motion = 'AMP-404E4FB44003'
/** Reports nothing before {@link lastBatch}. */
const late = 'AQ2-0C1000000002'

interface Reading {
  readonly sensor_id: string
  readonly var_name: string
  readonly time: number
  readonly value: number
}

/** Sorts readings of one sensor by time and variable. */
export function sortReadings(readings: readonly Reading[]): Reading[] {
  return readings.toSorted((a, b) => a.time - b.time || a.var_name.localeCompare(b.var_name))
}

/** Commits that replace values of one another, as after a gap of the network. */
const batches = [
  [...readAir(air, fromS, 600, 288, 0)],
  [...readMotion(fromS + 8 * 3600, 200)],
  [...readAir(air, fromS + 86_400, 600, 20, 5)],
  [{ sensor_id: air, var_name: 'onlineStatus', time: fromS + 90_000, value: 0 }],
]

/** The readings that are acknowledged last; no answer that is compared has them. */
export const lastBatch = [...readAir(late, toS, 60, 30, 9)]

const floorplan = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'room-1',
      properties: { type: 'area.room' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [-0.0878, 51.5078],
            [-0.0876, 51.5078],
            [-0.0876, 51.508],
            [-0.0878, 51.5078],
          ],
        ],
      },
    },
  ],
}

function* readAir(sensorId: string, firstS: number, everyS: number, count: number, shift: number) {
  for (let at = 0; at < count; at++) {
    const time = firstS + at * everyS
    yield { sensor_id: sensorId, var_name: 'CO2ppm', time, value: 420 + ((at * 37) % 600) + shift }
    yield { sensor_id: sensorId, var_name: 'temperatureC', time, value: 19 + ((at * 7) % 50) / 10 }
  }
}

function* readMotion(firstS: number, count: number) {
  for (let at = 0; at < count; at++) {
    const time = firstS + at * 90 + Math.floor(at / 20) * 1800
    yield { sensor_id: motion, var_name: 'motionEvent', time, value: 1 }
  }
}

/** What the answers of a directory are asked by. */
const paths = [
  '/locations',
  '/locations/org',
  '/locations/building',
  '/locations/floor',
  '/locations/floor/floorplan',
  '/sensors?location_id=floor',
  `/sensors/${air}`,
  `/sensors/${air}/CO2ppm/history?${range}`,
  `/sensors/${air}/temperatureC/history?${range}`,
  `/sensors/${air}/onlineStatus/history?${range}`,
  `/sensors/${motion}/motionEvent/history?${range}`,
  `/sensors/${motion}/motionEvent/history?${range}&timeout_s=600`,
  `/readings?location_id=org&${range}`,
  `/sensors/${air}/CO2ppm/daily?${days}`,
  `/sensors/${air}/CO2ppm/hourly?${days}`,
  `/sensors/${motion}/motionEvent/daily?${days}`,
  `/locations/org/CO2ppm/daily?${days}`,
  `/locations/floor/motionEvent/daily?${days}`,
  '/users',
  '/clients',
  '/audit?limit=1000',
]

/** Asks the API all that is compared. */
export async function askRelease(address: string, token: string): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {}
  for (const path of paths) {
    const answer = await fetch(address + path, { headers: { authorization: `Bearer ${token}` } })
    assert.equal(answer.status, 200, `${path}: ${await answer.clone().text()}`)
    answers[path] = await answer.json()
  }
  return answers
}

/** Fills a new server by the ways that all releases have. */
export async function fillRelease({ estate, accounts, clients }: RunningServer) {
  const timeZone = 'Europe/London'
  await estate.createLocation({
    locationId: 'org',
    parentId: null,
    kind: 'organisation',
    name: 'Org',
    timeZone,
  })
  await estate.createLocation({ locationId: 'building', parentId: 'org', kind: 'building', name: 'Building' })
  const properties = { desks: 12 }
  await estate.createLocation({
    locationId: 'floor',
    parentId: 'building',
    kind: 'floor',
    name: 'Floor',
    properties,
  })
  const position = { longitude: -0.0877, latitude: 51.5079 }
  await estate.createSensor({ sensorId: air, locationId: 'floor', name: 'Room 1', position })
  await estate.createSensor({ sensorId: motion, locationId: 'floor', name: 'Room 2' })
  await estate.createSensor({ sensorId: late, locationId: 'building', name: 'Stairs' })
  const { username } = await accounts.createUser({
    organisationId: 'org',
    username: 'ada@example.org',
    password: userPassword,
    role: 'admin',
    locationIds: ['org'],
  })
  const gateway = await clients.createClient({
    organisationId: 'org',
    name: 'Gateway',
    kind: 'service',
    scopes: ['readings:write', 'readings:read'],
  })
  const web = await clients.createClient({
    organisationId: 'org',
    name: 'Web',
    kind: 'confidential',
    scopes: ['aws.cognito.signin.user.admin', 'readings:read', 'admin', 'openid'],
  })
  const credentials = ({ clientId, clientSecret }: typeof web) => ({
    clientId,
    clientSecret: clientSecret ?? '',
  })
  return { username, gateway: credentials(gateway), web: credentials(web) }
}

/** Gives the floor a floorplan, and posts what comes before {@link lastBatch}. */
export async function postToRelease(address: string, userToken: string, gatewayToken: string): Promise<void> {
  await send(address, 'PUT', '/locations/floor/floorplan', userToken, floorplan)
  for (const readings of batches) await send(address, 'POST', '/readings', gatewayToken, { readings })
}

/** Posts the readings that come last. */
export async function postLastBatch(address: string, gatewayToken: string): Promise<void> {
  await send(address, 'POST', '/readings', gatewayToken, { readings: lastBatch })
}

/** Reads what was stored after a cursor, and the next one. */
export async function readChanges(address: string, token: string, cursor?: string) {
  const after = cursor === undefined ? '' : `&after=${cursor}`
  const answer = await fetch(`${address}/readings/changes?limit=10000${after}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { data, next_cursor } = (await answer.json()) as { data: ReadingChange[]; next_cursor: string }
  return { readings: data.map(({ id: _, ...reading }) => reading), cursor: next_cursor }
}

/** Reads the readings that come last; none where they were not posted. */
export async function readLastBatch(address: string, token: string): Promise<Reading[]> {
  const answer = await fetch(
    `${address}/readings?sensor_id=${late}&from=${toS}&to=${toS + 3600}&derived=false`,
    {
      headers: { authorization: `Bearer ${token}` },
    },
  )
  const { data } = (await answer.json()) as { data: Reading[] }
  return sortReadings(data)
}

/** A reading of the log. */
interface ReadingChange extends Reading {
  readonly id: string
}

async function send(address: string, method: string, path: string, token: string, body: unknown) {
  const answer = await fetch(address + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  assert.ok(answer.ok, `${method} ${path}: ${await answer.text()}`)
}

/** A browser to which a server is where its public URL says, wherever it listens. */
class ReleaseBrowser extends Browser {
  readonly #address: string

  /** @param port at which the server listens. */
  constructor(port: number) {
    super()
    this.#address = `http://localhost:${port}`
  }

  override request(url: string, init?: RequestInit): Promise<Response> {
    return super.request(url.replace(releasePublicUrl, this.#address), init)
  }
}

/** Logs the user in with the password. */
export async function logInToRelease(
  port: number,
  username: string,
  client: TestClient,
): Promise<TokenAnswer> {
  const user = { userId: '', username, password: userPassword }
  const atPublicUrl = { issuer: `${releasePublicUrl}/oauth2`, client, user }
  const callback = await logIn(atPublicUrl, {}, new ReleaseBrowser(port))
  return exchange({ ...atPublicUrl, issuer: `http://localhost:${port}/oauth2` }, callback, client)
}
