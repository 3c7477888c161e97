import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import {
  type Clock,
  createClient,
  createMemoryTokenStore,
  createRefreshTokenGrant,
  createTokenSource,
  iterateHistory,
  iterateReadings,
  revokeToken,
  type StreamEvent,
  watchEvents,
  watchReadings,
} from '@openlightfi/client'
import { obtainRefreshToken } from '../compat/drive-login.ts'
import { FaultRelay } from './fault-relay.ts'
import { sensorId, serveBuilding, viewer } from './serve-building.ts'

let building: Awaited<ReturnType<typeof serveBuilding>>
let refreshToken: string
before(async () => {
  building = await serveBuilding()
  refreshToken = await obtainRefreshToken({ oauthUrl: building.oauthUrl, ...building.web, ...viewer })
})
after(() => building.close())

/** A client that reads, whose streamed answers break off after `bytes` bytes for the first `breaks` times. */
function createReader({ breaks = 0, bytes = 0 } = {}) {
  const { publicUrl: baseUrl, oauthUrl, web } = building
  let left = breaks
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init)
    const isStream = response.headers.get('content-type')?.startsWith('application/x-ndjson')
    if (!isStream || !response.body || left === 0) return response
    left -= 1
    let passed = 0
    const cutter = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        controller.enqueue(chunk.subarray(0, bytes - passed))
        passed += chunk.length
        if (passed > bytes) controller.error(new TypeError('the network broke'))
      },
    })
    return new Response(response.body.pipeThrough(cutter), response)
  }
  const grant = createRefreshTokenGrant({ oauthUrl, ...web })
  const store = createMemoryTokenStore({ refreshToken })
  const client = createClient({ baseUrl, tokens: createTokenSource({ grant, store }), fetch })
  return { client, breaksLeft: () => left }
}

test('data of many requests come out of a breaking connection once each, as they were posted', async () => {
  const fromS = 1_700_000_000
  const posted = Array.from(
    { length: 5000 },
    (_, index) => [fromS + index * 60.001, index % 1000] as [number, number],
  )
  await building.post(...posted)
  const { client, breaksLeft } = createReader({ breaks: 3, bytes: 40_000 })
  const rows: [number, number][] = []
  const query = { from: fromS, to: fromS + 400_000 }
  const retry = { baseDelayMs: 1 }
  for await (const { time, value } of iterateHistory(client, sensorId, 'CO2ppm', query, { retry })) {
    rows.push([time, value])
  }
  assert.equal(breaksLeft(), 0)
  const expected = posted.map(([time, value]) => [Math.round(time * 1000) / 1000, value])
  assert.deepEqual(rows, expected)
  const again = createReader({ breaks: 3, bytes: 100_000 })
  const readings: [number, number][] = []
  for await (const row of iterateReadings(
    again.client,
    { ...query, location_id: 'loc_building', derived: false },
    { retry },
  )) {
    assert.equal(row.sensor_id, sensorId)
    readings.push([row.time, row.value])
  }
  assert.equal(again.breaksLeft(), 0)
  assert.deepEqual(readings, expected)
})

test('a watch sees what is stored from its beginning on, late data too, each once', async () => {
  const { client } = createReader()
  const stop = new AbortController()
  const seen: number[] = []
  const nowS = Math.floor(Date.now() / 1000)
  const posts: [number, number][] = [
    [nowS - 60, 501],
    [nowS - 30, 502],
    [nowS - 3600, 503], // late
    [nowS - 30, 504], // corrected
  ]
  const { next_cursor: after } = await client.readReadingChanges({ after: 'now' })
  const postNext = async () => {
    const next = posts.shift()
    if (next) await building.post(next)
    else stop.abort()
  }
  await postNext()
  const watching = (async () => {
    for await (const { value } of watchReadings(client, { after }, { intervalMs: 5, signal: stop.signal })) {
      seen.push(value)
      await postNext()
    }
  })()
  await assert.rejects(watching, { name: 'AbortError' })
  assert.deepEqual(seen, [501, 502, 503, 504])
})

test('a watch without an interval is told by the stream, as each reading is stored', async () => {
  const { client } = createReader()
  const stop = new AbortController()
  const seen: number[] = []
  const ways: string[] = []
  const nowS = Math.floor(Date.now() / 1000)
  const options = {
    signal: stop.signal,
    onWayChange: ({ way }: { way: string }) => {
      ways.push(way)
      if (ways.length === 1) void building.post([nowS - 50, 601])
    },
  }
  const watching = (async () => {
    for await (const { value } of watchReadings(client, { sensor_id: [sensorId] }, options)) {
      seen.push(value)
      if (value < 605) await building.post([nowS - 50 + value - 600, value + 1])
      else stop.abort()
    }
  })()
  await assert.rejects(watching, { name: 'AbortError' })
  assert.deepEqual(seen, [601, 602, 603, 604, 605])
  assert.deepEqual(ways, ['stream'])
})

test('a stream whose access token is revoked goes on with another one, and nobody is told of trouble', async () => {
  const { publicUrl: baseUrl, oauthUrl, web } = building
  const store = createMemoryTokenStore({ refreshToken })
  const grant = createRefreshTokenGrant({ oauthUrl, ...web })
  const client = createClient({ baseUrl, tokens: createTokenSource({ grant, store }) })
  const stop = new AbortController()
  const told: string[] = []
  const accessTokens = new Set<string | undefined>()
  const seen: number[] = []
  const nowS = Math.floor(Date.now() / 1000)
  const options = {
    signal: stop.signal,
    onTrouble: ({ message }: Error) => told.push(message),
    onWayChange: async ({ way }: { way: string }) => {
      told.push(way)
      const accessToken = (await store.load())?.accessToken
      accessTokens.add(accessToken)
      if (told.length === 1) await revokeToken({ oauthUrl, ...web }, accessToken ?? '')
      else await building.post([nowS - 40, 701])
    },
  }
  const watching = (async () => {
    for await (const { value } of watchReadings(client, {}, options)) {
      seen.push(value)
      stop.abort()
    }
  })()
  await assert.rejects(watching, { name: 'AbortError' })
  assert.deepEqual(told, ['stream', 'stream'])
  assert.deepEqual(seen, [701])
  assert.equal(accessTokens.size, 2)
})

test('a screen is told of a new name at once, and of the newest readings in its rhythm', async (t) => {
  const { client } = createReader()
  const stop = new AbortController()
  const choice = { location_id: 'loc_building', latest: true, every_s: 1 }
  const events = watchEvents(client, choice, { signal: stop.signal })
  t.after(() => events.return(undefined))
  /** The next event of a kind. */
  async function read<Type extends StreamEvent['type']>(type: Type) {
    for (;;) {
      const { value } = await events.next()
      assert.ok(value)
      if (value.type === type) return value as Extract<StreamEvent, { type: Type }>
    }
  }
  const { etag } = await read('snapshot')
  await read('readings')
  const nowS = Math.floor(Date.now() / 1000)
  await building.post([nowS - 20, 801], [nowS - 10, 802])
  const { readings, cursor } = await read('readings')
  assert.deepEqual(
    readings.map(({ value }) => value),
    [802],
  )
  await building.estate.changeSensor(sensorId, { name: 'Entrance' })
  const changed = await read('sensor')
  assert.equal(changed.sensor?.name, 'Entrance')
  assert.notEqual(changed.etag, etag)
  assert.ok(cursor)
  const { data } = await client.readReadingChanges({ after: cursor })
  assert.deepEqual(data, [])
})

/** A clock on which pauses take a twentieth of their time. */
const quickClock: Clock = {
  now: () => performance.now() * 20,
  wait: (ms, signal) => delay(ms / 20, undefined, signal ? { signal } : {}),
}

test('a screen whose connection is cut has the newest readings at once, and goes on', async (t) => {
  const relay = new FaultRelay(building.publicUrl)
  await relay.listen()
  t.after(() => relay.close())
  const { oauthUrl, web } = building
  const store = createMemoryTokenStore({ refreshToken })
  const tokens = createTokenSource({ grant: createRefreshTokenGrant({ oauthUrl, ...web }), store })
  const client = createClient({ baseUrl: relay.url, tokens })
  const stop = new AbortController()
  t.after(() => stop.abort())
  const troubles: string[] = []
  const ids = [sensorId, 'AQ2-000000000001', 'AQ2-000000000002']
  for (const id of ids.slice(1))
    await building.estate.createSensor({ sensorId: id, locationId: 'loc_building', name: id })
  const nowS = Math.floor(Date.now() / 1000)
  const post = (value: number) =>
    building.gatewayClient.createReadings({
      readings: ids.map((id) => ({
        sensor_id: id,
        var_name: 'temperatureC' as const,
        time: nowS + value,
        value,
      })),
    })
  const events = watchEvents(
    client,
    { latest: true, every_s: 1, var_name: ['temperatureC'] },
    { signal: stop.signal, clock: quickClock, onTrouble: ({ message }) => troubles.push(message) },
  )
  /** Reads until every sensor was told with this value. @returns the cursors on the way. */
  async function readAll(value: number) {
    const missing = new Set(ids)
    const cursors: (string | undefined)[] = []
    while (missing.size > 0) {
      const { value: event } = await events.next()
      assert.ok(event)
      if (event.type !== 'readings') continue
      cursors.push(event.cursor)
      for (const reading of event.readings) if (reading.value === value) missing.delete(reading.sensor_id)
    }
    return cursors
  }
  while ((await events.next()).value?.type !== 'readings');
  for (const value of [1, 3]) {
    await post(value)
    await readAll(value)
    relay.cutStreams()
    await post(value + 1)
    const cursors = await readAll(value + 1)
    assert.ok(cursors.includes(undefined), 'the newest come without an id')
  }
  assert.deepEqual(troubles, [])
})
