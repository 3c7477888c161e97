import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  createClient,
  createClientCredentialsGrant,
  createMemoryTokenStore,
  createRefreshTokenGrant,
  createTokenSource,
  discoverAuthorizationServer,
  finishAuthorization,
  LoginRequiredError,
  problemClasses,
  revokeToken,
  type StoredTokens,
  startAuthorization,
  TokenRefusedError,
} from '@openlightfi/client'
import { driveLogin } from '../compat/drive-login.ts'
import { sensorId, serveBuilding, viewer } from './serve-building.ts'

let building: Awaited<ReturnType<typeof serveBuilding>>
before(async () => {
  building = await serveBuilding()
})
after(() => building.close())

const nowS = Math.floor(Date.now() / 1000)

/** Counts the token requests that pass through it. */
function createCountingFetch() {
  const counts = { token: 0 }
  const fetch: typeof globalThis.fetch = (input, init) => {
    if (String(input).endsWith('/oauth2/token')) counts.token += 1
    return globalThis.fetch(input, init)
  }
  return { counts, fetch }
}

/** Logs the viewer in through the hosted page, by authorization code with PKCE. */
async function logIn(
  client: { clientId: string; clientSecret?: string },
  redirectUri: string,
): Promise<StoredTokens> {
  const { oauthUrl } = building
  const server = await discoverAuthorizationServer({ oauthUrl })
  const scope = 'aws.cognito.signin.user.admin'
  const pending = await startAuthorization(server, { clientId: client.clientId, redirectUri, scope })
  const { url } = await driveLogin(new URL(pending.url), viewer, redirectUri)
  return finishAuthorization({ oauthUrl, ...client }, pending, url.searchParams)
}

const logInToWeb = () => logIn(building.web, 'http://localhost:3000/')
const logInNatively = () => logIn({ clientId: 'lightfi-cli' }, 'http://127.0.0.1:45678/callback')

test('health needs no token', async () => {
  const health = await building.gatewayClient.readHealth()
  assert.equal(health.status, 'ok')
})

test('a gateway posts readings, and a person who logged in reads them with every operation', async () => {
  const receipt = await building.post([nowS - 600, 850], [nowS - 300.25, 862.5], [nowS - 300, -1])
  assert.equal(receipt.accepted, 2)
  assert.deepEqual(
    receipt.rejected.map(({ index, code }) => [index, code]),
    [[2, 'value_out_of_bounds']],
  )
  const { publicUrl: baseUrl, oauthUrl, web } = building
  const store = createMemoryTokenStore(await logInToWeb())
  const tokens = createTokenSource({ grant: createRefreshTokenGrant({ oauthUrl, ...web }), store })
  const client = createClient({ baseUrl, tokens })

  const { data: locations } = await client.readBaseLocations()
  assert.deepEqual(
    locations.map(({ location_id, time_zone }) => [location_id, time_zone]),
    [['loc_building', 'Europe/London']],
  )
  assert.equal((await client.readLocation('loc_building')).name, 'Head office')
  const children = await client.readLocationChildren('loc_building')
  assert.deepEqual([children.locations.length, children.sensors[0]?.sensor_id], [1, sensorId])
  const sensor = await client.readSensor(sensorId, { project: ['latest', 'value'] })
  assert.deepEqual(sensor.data, [{ var_name: 'CO2ppm', time: nowS - 300.25, value: 862.5 }])
  const range = { from: nowS - 600, to: new Date((nowS - 300) * 1000), order: 'desc', limit: 10 } as const
  const history = await client.readSensorHistory(sensorId, 'CO2ppm', range)
  assert.deepEqual(history.data, [
    { time: nowS - 300.25, value: 862.5 },
    { time: nowS - 600, value: 850 },
  ])
})

test('problems of the server arrive as their classes', async () => {
  const { gatewayClient } = building
  const unknown = { sensor_id: 'AQ2-000000000000', var_name: 'CO2ppm', time: nowS, value: 1 } as const
  await assert.rejects(
    gatewayClient.createReadings({ readings: [unknown] }, { strict: true }),
    (error: unknown) => {
      assert.ok(error instanceof problemClasses.readings_rejected)
      assert.equal(error.rejected[0]?.code, 'unknown_sensor')
      return true
    },
  )
  await assert.rejects(gatewayClient.readBaseLocations(), problemClasses.insufficient_scope)
})

test('a token that expired is refreshed once, and a confidential client keeps its refresh token', async () => {
  const { publicUrl: baseUrl, oauthUrl, web } = building
  let aheadMs = 0
  const now = () => Date.now() + aheadMs
  const { counts, fetch } = createCountingFetch()
  const stored = await logInToWeb()
  const store = createMemoryTokenStore(stored)
  const tokens = createTokenSource({
    grant: createRefreshTokenGrant({ oauthUrl, ...web, fetch, now }),
    store,
    now,
  })
  const client = createClient({ baseUrl, tokens, fetch })
  await client.readBaseLocations()
  assert.equal(counts.token, 0)
  aheadMs = (stored.expiresAtMs ?? 0) - Date.now() - 9000
  await Promise.all(Array.from({ length: 20 }, () => client.readBaseLocations()))
  assert.equal(counts.token, 1)
  assert.equal((await store.load())?.refreshToken, stored.refreshToken)
})

test('a public client gets a new refresh token at each refresh, which is stored and works', async () => {
  const { publicUrl: baseUrl, oauthUrl } = building
  const store = createMemoryTokenStore(await logInNatively())
  const tokens = createTokenSource({
    grant: createRefreshTokenGrant({ oauthUrl, clientId: 'lightfi-cli' }),
    store,
  })
  const client = createClient({ baseUrl, tokens })
  const seen = new Set<string | undefined>()
  for (let round = 0; round < 3; round += 1) {
    seen.add((await store.load())?.refreshToken)
    tokens.rejectAccessToken(await tokens.getAccessToken())
    await client.readBaseLocations()
  }
  assert.equal(seen.size, 3)
})

test('a rejected access token is answered by one refresh and one retry', async () => {
  const { publicUrl: baseUrl, oauthUrl, web } = building
  const { counts, fetch } = createCountingFetch()
  const { refreshToken = '' } = await logInToWeb()
  const stale = { accessToken: 'not.a.token', expiresAtMs: Date.now() + 3_600_000, refreshToken }
  const tokens = createTokenSource({
    grant: createRefreshTokenGrant({ oauthUrl, ...web, fetch }),
    store: createMemoryTokenStore(stale),
  })
  const client = createClient({ baseUrl, tokens, fetch })
  await Promise.all(Array.from({ length: 10 }, () => client.readBaseLocations()))
  assert.equal(counts.token, 1)
})

test('after a revocation only a new login helps; a wrong secret says so', async () => {
  const { oauthUrl, web } = building
  const { refreshToken = '' } = await logInToWeb()
  await revokeToken({ oauthUrl, ...web }, refreshToken)
  const grant = createRefreshTokenGrant({ oauthUrl, ...web })
  const tokens = createTokenSource({ grant, store: createMemoryTokenStore({ refreshToken }) })
  await assert.rejects(tokens.getAccessToken(), LoginRequiredError)
  const wrong = createClientCredentialsGrant({ oauthUrl, ...building.gateway, clientSecret: 'wrong' })
  await assert.rejects(createTokenSource({ grant: wrong }).getAccessToken(), TokenRefusedError)
})
