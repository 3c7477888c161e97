import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import {
  type Clock,
  createClient,
  createClientCredentialsGrant,
  createTokenSource,
  isProblem,
  type WatchOptions,
  watchReadings,
} from '@openlightfi/client'
import { findFreePort } from '../packages/server/src/http/find-free-port.ts'
import { startServer } from '../packages/server/src/index.ts'
import { requirePart } from '../tools/required-part.ts'
import { FaultRelay } from './fault-relay.ts'
import { MovedServer } from './moved-server.ts'
import { sensorId, serveBuilding } from './serve-building.ts'
import { startNginxBefore } from './start-nginx.ts'

const nginx = requirePart('nginx')

interface Login {
  readonly baseUrl: string
  readonly oauthUrl: string
  readonly client: { readonly clientId: string; readonly clientSecret: string }
  readonly scope: string
}

function connect({ baseUrl, oauthUrl, client, scope }: Login) {
  const grant = createClientCredentialsGrant({ oauthUrl, ...client, scope })
  return createClient({ baseUrl, tokens: createTokenSource({ grant }) })
}

/** Watches in the background until the test ends. */
function watch(t: TestContext, client: ReturnType<typeof connect>, options: WatchOptions = {}) {
  const stop = new AbortController()
  const values: number[] = []
  const ways: string[] = []
  let check = (): void => undefined
  const until = (isTrue: () => boolean) =>
    new Promise<void>((resolve) => {
      check = () => {
        if (isTrue()) resolve()
      }
      check()
    })
  const watching = (async () => {
    const readings = watchReadings(
      client,
      {},
      {
        signal: stop.signal,
        onWayChange: ({ way }) => {
          ways.push(way)
          check()
        },
        ...options,
      },
    )
    for await (const { value } of readings) {
      values.push(value)
      check()
    }
  })()
  const stopped = assert.rejects(watching, { name: 'AbortError' })
  t.after(async () => {
    stop.abort()
    await stopped
  })
  return {
    values,
    ways,
    reach: (count: number) => Promise.race([until(() => values.length >= count), stopped]),
    begin: () => Promise.race([until(() => ways.length > 0), stopped]),
  }
}

/** Readings whose values count up. */
function buildReadings(from: number, count: number) {
  const nowS = Math.floor(Date.now() / 1000)
  return Array.from({ length: count }, (_, index): [number, number] => [
    nowS - 100_000 + from + index,
    from + index,
  ])
}

/** A clock on which a second is a minute: pauses are short, and streams soon have lasted. */
const quickClock: Clock = {
  now: () => performance.now() * 60,
  wait: (ms, signal) => delay(ms / 60, undefined, signal ? { signal } : {}),
}

const countTo = (count: number) => Array.from({ length: count }, (_, index) => index)

test('through nginx as it comes readings come by the stream, and behind one that keeps answers back by asking', {
  skip: nginx.skip,
}, async (t) => {
  const building = await serveBuilding()
  t.after(() => building.close())
  const directory = await mkdtemp(join(tmpdir(), 'lightfi-sdk-events-'))
  const keepsBack = 'proxy_buffering on; proxy_ignore_headers X-Accel-Buffering;'
  const proxies = [
    await startNginxBefore(nginx.path, directory, building.publicUrl),
    await startNginxBefore(nginx.path, directory, building.publicUrl, keepsBack),
  ]
  t.after(async () => {
    await Promise.all(proxies.map(({ close }) => close()))
    await rm(directory, { recursive: true })
  })
  const watches = proxies.map(({ url: baseUrl }) => {
    const { oauthUrl, reader: client } = building
    return watch(t, connect({ baseUrl, oauthUrl, client, scope: 'readings:read' }), { beginTimeoutMs: 2000 })
  })
  await Promise.all(watches.map(({ begin }) => begin()))
  for (let from = 0; from < 200; from += 20) await building.post(...buildReadings(from, 20))
  await Promise.all(watches.map(({ reach }) => reach(200)))
  assert.deepEqual(
    watches.map(({ ways }) => ways),
    [['stream'], ['poll']],
  )
  for (const { values } of watches) assert.deepEqual(values, countTo(200))
})

test('where as many streams are open as may be, a watch asks instead, and takes a place once there is one', async (t) => {
  const building = await serveBuilding()
  t.after(() => building.close())
  const { publicUrl: baseUrl, oauthUrl, reader } = building
  const client = connect({ baseUrl, oauthUrl, client: reader, scope: 'readings:read' })
  const hogs: Response[] = []
  const isFull = (error: unknown) => isProblem(error, 'too_many_streams')
  for (let refusal: unknown; !isFull(refusal); ) {
    refusal = await client
      .streamEvents({}, { retry: false })
      .then((response) => void hogs.push(response))
      .catch((error: unknown) => error)
    assert.ok(refusal === undefined || isFull(refusal), String(refusal))
  }
  t.diagnostic(`${hogs.length} streams of one client`)
  const { values, ways, begin, reach } = watch(t, client, { clock: quickClock })
  await begin()
  assert.deepEqual(ways, ['poll'])
  await building.post(...buildReadings(0, 10))
  await reach(10)
  await Promise.all(hogs.map(({ body }) => body?.cancel()))
  for (let from = 10; ways.at(-1) !== 'stream'; from += 1) {
    await building.post(...buildReadings(from, 1))
    await reach(from + 1)
  }
  assert.deepEqual(values, countTo(values.length))
})

test('through cut connections, kills and restarts of the server each reading comes once, in its order', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lightfi-sdk-events-'))
  const port = await findFreePort('localhost')
  const login = await furnish(dataDir, port)
  const server = new MovedServer(dataDir, port)
  await server.start()
  t.after(async () => {
    await server.stop('SIGKILL')
    await rm(dataDir, { recursive: true })
  })
  const relay = new FaultRelay(server.publicUrl)
  await relay.listen()
  t.after(() => relay.close())
  const oauthUrl = `${server.publicUrl}/oauth2`
  const common = { oauthUrl, client: login }
  const reader = connect({ ...common, baseUrl: relay.url, scope: 'readings:read' })
  const gateway = connect({ ...common, baseUrl: server.publicUrl, scope: 'readings:write' })
  const { values, ways, begin, reach } = watch(t, reader, { clock: quickClock })
  await begin()
  let posted = 0
  const post = async () => {
    const readings = buildReadings(posted, 10).map(([time, value]) => ({
      sensor_id: sensorId,
      var_name: 'CO2ppm' as const,
      time,
      value,
    }))
    await gateway.createReadings({ readings })
    posted += readings.length
  }
  const restart = async (signal: 'SIGTERM' | 'SIGKILL') => {
    await server.stop(signal)
    relay.forgetConnections()
    await server.start()
  }
  const faults = [
    () => relay.cutStreams(),
    () => restart('SIGKILL'),
    () => relay.inject({ target: 'api', isHandled: true, effect: 'hang_up', times: 2 }),
    () => restart('SIGTERM'),
    () => relay.cutStreams(),
    () => relay.inject({ target: 'api', isHandled: false, effect: 'bad_gateway', times: 4 }),
    () => relay.cutStreams(),
    () => restart('SIGKILL'),
  ]
  for (const fault of faults) {
    await post()
    await fault()
    await post()
    await reach(posted)
  }
  await post()
  await reach(posted)
  t.diagnostic(`${posted} readings; ways: ${ways.join(', ')}`)
  assert.deepEqual(values, countTo(posted))
  assert.ok(ways.filter((way) => way === 'stream').length > 1)
})

/** Makes a data directory with a building, a sensor and a client that reads and posts. */
async function furnish(dataDir: string, port: number) {
  const server = await startServer({ dataDir, port, logLevel: 'error' })
  try {
    const { estate, clients } = server
    const organisation = await estate.createLocation({
      parentId: null,
      kind: 'organisation',
      name: 'Acme',
      timeZone: 'UTC',
    })
    const organisationId = organisation.locationId
    const { locationId } = await estate.createLocation({
      parentId: organisationId,
      kind: 'building',
      name: 'Head office',
    })
    await estate.createSensor({ sensorId, locationId, name: 'Lobby' })
    const { clientId, clientSecret } = await clients.createClient({
      organisationId,
      name: 'Service',
      kind: 'service',
      scopes: ['readings:read', 'readings:write'],
    })
    if (clientSecret === undefined) throw new Error('A service client has a secret.')
    return { clientId, clientSecret }
  } finally {
    await server.close()
  }
}
