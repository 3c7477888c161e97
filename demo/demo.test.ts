import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import {
  type Client,
  createClient,
  createClientCredentialsGrant,
  createTokenSource,
  isProblem,
  type VarName,
} from '@openlightfi/client'
import { juniperLofts, northwindHouse, type Reading, simulateBuilding } from '@openlightfi/simulator'
import { DemoProgress } from './demo-progress.ts'
import { type DemoEvents, type RunningDemo, startDemo } from './index.ts'

async function createDataDir(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'lightfi-demo-'))
  after(() => rm(path, { recursive: true }))
  return path
}

function start(dataDir: string, historyDays: number, events: DemoEvents = {}): Promise<RunningDemo> {
  const config = { dataDir, port: 0, logLevel: 'silent' } as const
  return startDemo({ config, historyDays, periodS: 0.5, events })
}

/** A client that may read all of an organisation. */
async function connectReader({ server, facts }: RunningDemo, organisationId: string): Promise<Client> {
  const { clientId, clientSecret = '' } = await server.clients.createClient({
    organisationId,
    name: 'Reader of this test',
    kind: 'service',
    scopes: ['readings:read'],
  })
  const grant = createClientCredentialsGrant({ oauthUrl: facts.oauth_url, clientId, clientSecret })
  return createClient({ baseUrl: facts.api_url, tokens: createTokenSource({ grant }) })
}

/** The simulated data of a sensor in a range: the oracle for the answers of the API. */
function simulated(seed: number, sensorId: string, varName: VarName, fromS: number, toS: number): Reading[] {
  const building = sensorId === juniperLofts.sensors[1]?.sensorId ? juniperLofts : northwindHouse
  const all = simulateBuilding(building, seed).readings(fromS, toS)
  return [...all].filter((reading) => reading.sensorId === sensorId && reading.varName === varName)
}

async function assertHistoryIsWhole(client: Client, progress: DemoProgress, toS: number): Promise<void> {
  const { fromS } = progress.history
  const motionSensor = northwindHouse.sensors.find(({ family }) => family === 'x1')?.sensorId ?? ''
  for (const [sensorId, varName] of [
    ['AQ2-FE753C0D7ADF', 'CO2ppm'],
    [motionSensor, 'motionEvent'],
    [motionSensor, 'onlineStatus'],
  ] as const) {
    const { data } = await client.readSensorHistory(sensorId, varName, { from: fromS, to: toS })
    const expected = simulated(progress.seed, sensorId, varName, fromS, toS)
    assert.deepEqual(
      data.map(({ time }) => time),
      expected.map(({ timeS }) => timeS),
      `${sensorId} ${varName}`,
    )
    if (varName === 'motionEvent') continue // its values are the server's
    assert.deepEqual(
      data.map(({ value }) => value),
      expected.map(({ value }) => value),
    )
  }
}

test('the demo provisions, fills history, sends live readings, and its second start goes on', async (t) => {
  const dataDir = await createDataDir()
  const live = Promise.withResolvers<void>()
  const troubles: string[] = []
  const first = await start(dataDir, 1, {
    onLive: (organisationId) => organisationId === 'loc_demo_organisation' && live.resolve(),
    onTrouble: (text) => troubles.push(text),
  })
  t.after(() => first.close())

  await t.test('demo.json is private and has the documented shape', async () => {
    const path = join(dataDir, 'demo.json')
    assert.equal((await stat(path)).mode & 0o777, 0o600)
    const facts = JSON.parse(await readFile(path, 'utf8')) as RunningDemo['facts']
    assert.deepEqual(facts, first.facts)
    assert.deepEqual(Object.keys(facts), [
      'api_url',
      'oauth_url',
      'users',
      'oauth_clients',
      'gateway',
      'sensor_ids',
    ])
    assert.equal(facts.oauth_url, `${facts.api_url}/oauth2`)
    const [user] = facts.users
    assert.deepEqual([user?.role, user?.organisation], ['admin', 'Tidewater Instruments'])
    assert.deepEqual(Object.keys(user ?? {}), ['username', 'password', 'role', 'organisation'])
    assert.equal(facts.oauth_clients.length, 2)
    assert.deepEqual(facts.oauth_clients[0]?.callback_urls, [
      'http://localhost:3000/',
      `${facts.api_url}/docs/redirect`,
      'https://oauth.pstmn.io/v1/callback',
    ])
    assert.ok(facts.sensor_ids.includes('AQ2-FE753C0D7ADF') && facts.sensor_ids.length >= 40)
  })

  await t.test('the demo users can log in with their passwords', async () => {
    for (const { username, password, role } of first.facts.users) {
      assert.equal((await first.server.accounts.verifyPassword(username, password))?.role, role)
    }
  })

  await t.test('the whole history is there, reading by reading', async () => {
    await first.historyFilled
    const progress = await DemoProgress.open(dataDir, 0, 0, 0)
    const reader = await connectReader(first, 'loc_demo_organisation')
    await assertHistoryIsWhole(reader, progress, progress.history.toS)
    const small = juniperLofts.sensors[1]?.sensorId ?? ''
    const smallReader = await connectReader(first, 'loc_juniper_organisation')
    const { data } = await smallReader.readSensorHistory(small, 'CO2ppm', {
      from: progress.history.fromS,
      to: progress.history.toS,
    })
    const { fromS, toS } = progress.history
    assert.equal(data.length, simulated(progress.seed, small, 'CO2ppm', fromS, toS).length)
  })

  await t.test('a sensor of the other organisation is not found', async () => {
    const stranger = await connectReader(first, 'loc_juniper_organisation')
    await assert.rejects(stranger.readSensor('AQ2-FE753C0D7ADF'), (error) => isProblem(error, 'not_found'))
    await assert.rejects(stranger.readSensorHistory('AQ2-FE753C0D7ADF', 'CO2ppm'), (error) =>
      isProblem(error, 'not_found'),
    )
    await assert.rejects(stranger.readLocation('loc_demo_floor_1'), (error) => isProblem(error, 'not_found'))
  })

  await t.test('the gateway may write and not read', async () => {
    const { client_id: clientId, client_secret: clientSecret } = first.facts.gateway
    const grant = createClientCredentialsGrant({ oauthUrl: first.facts.oauth_url, clientId, clientSecret })
    const gateway = createClient({ baseUrl: first.facts.api_url, tokens: createTokenSource({ grant }) })
    await assert.rejects(gateway.readSensor('AQ2-FE753C0D7ADF'), (error) =>
      isProblem(error, 'insufficient_scope'),
    )
  })

  await t.test('the next start has the same credentials and no gap', async () => {
    await live.promise
    await first.close()
    const caughtUp = Promise.withResolvers<void>()
    const second = await start(dataDir, 30, {
      onLive: (organisationId) => organisationId === 'loc_demo_organisation' && caughtUp.resolve(),
      onTrouble: (text) => troubles.push(text),
    })
    t.after(() => second.close())
    const { users, gateway, sensor_ids: sensorIds } = second.facts
    assert.deepEqual(
      { users, gateway, sensorIds },
      { users: first.facts.users, gateway: first.facts.gateway, sensorIds: first.facts.sensor_ids },
    )
    assert.equal(second.historyShareAtStart, 1)
    assert.equal(second.server.accounts.size, first.facts.users.length)
    await second.historyFilled
    await caughtUp.promise
    const reader = await connectReader(second, 'loc_demo_organisation')
    const progress = await DemoProgress.open(dataDir, 0, 0, 0)
    await assertHistoryIsWhole(reader, progress, progress.liveFromS('loc_demo_organisation', 0))
    await second.close()
  })

  assert.deepEqual(troubles, [])
})

test('a history that was interrupted is completed by the next start', async () => {
  const dataDir = await createDataDir()
  const first = await start(dataDir, 5)
  await first.recentFilled
  await first.close()
  const second = await start(dataDir, 5)
  try {
    assert.ok(second.historyShareAtStart > 0 && second.historyShareAtStart < 1)
    const recent = await DemoProgress.open(dataDir, 0, 0, 0)
    assert.deepEqual(
      recent.listMissing('loc_demo_organisation').map(({ part }) => part),
      ['older'],
    )
    await second.historyFilled
    const progress = await DemoProgress.open(dataDir, 0, 0, 0)
    const reader = await connectReader(second, 'loc_demo_organisation')
    await assertHistoryIsWhole(reader, progress, progress.history.toS)
  } finally {
    await second.close()
  }
})
