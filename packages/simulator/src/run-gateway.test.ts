import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { after, test } from 'node:test'
import { createClient, createStaticTokenSource } from '@openlightfi/client'
import { backOffMs, type ReadingsApi } from './deliver-readings.ts'
import { fillHistory, HistoryRejectedError } from './fill-history.ts'
import { juniperLofts } from './plans/juniper-lofts.ts'
import type { Reading, ReadingSource } from './reading.ts'
import { runGateway } from './run-gateway.ts'
import { simulateBuilding } from './simulate-building.ts'

/**
 * A server that takes readings in the API's form; `answer` decides what it says to post number n (from 0).
 */
async function startReceiver(answer: (post: number) => { status: number; body: object } | undefined) {
  const received: { sensor_id: string; var_name: string; time: number }[] = []
  let posts = 0
  const server = createServer(async (request, response) => {
    const { readings } = JSON.parse(await readBody(request)) as { readings: typeof received }
    const refusal = answer(posts++)
    if (refusal) return sendJson(response, refusal.status, refusal.body)
    received.push(...readings)
    return sendJson(response, 200, { accepted: readings.length, throttled: 0, rejected: [] })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The receiver has no port')
  after(() => server.closeAllConnections())
  after(() => server.close())
  const tokens = createStaticTokenSource('a.token.x')
  const api: ReadingsApi = createClient({ baseUrl: `http://127.0.0.1:${address.port}`, tokens })
  return { api, received, countPosts: () => posts }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body))
}

function problem(code: string, status: number) {
  return { status, body: { type: 'about:blank', title: code, status, code, detail: code, request_id: 'r' } }
}

/** Measures once every `stepS` seconds. */
function createTicker(stepS: number): ReadingSource {
  return {
    *readings(fromS, toS) {
      for (let tick = Math.ceil(fromS / stepS); tick * stepS < toS; tick++) {
        yield { sensorId: 'LF-000000000001', varName: 'onlineStatus', timeS: tick * stepS, value: 1 }
      }
    },
  }
}

const keyOf = (reading: { sensor_id: string; var_name: string; time: number }) =>
  `${reading.sensor_id} ${reading.var_name} ${reading.time}`
const keyOfReading = ({ sensorId, varName, timeS }: Reading) => `${sensorId} ${varName} ${timeS}`

test('a gateway sends what fell due since the time it is told, and goes on until it is stopped', async () => {
  const { api, received } = await startReceiver(() => undefined)
  const stop = new AbortController()
  const fromS = Date.now() / 1000 - 2
  let untilS = 0
  await runGateway({
    api,
    source: createTicker(0.05),
    fromS,
    periodS: 0.05,
    signal: stop.signal,
    events: {
      onDelivered(time) {
        untilS = time
        if (time > fromS + 2.3) stop.abort()
      },
    },
  })
  const expected = [...createTicker(0.05).readings(fromS, untilS)]
  assert.deepEqual(received.map(keyOf), expected.map(keyOfReading))
})

test('a gateway loses nothing through an outage shorter than its queue', async () => {
  const { api, received } = await startReceiver((post) => (post < 1 ? problem('overloaded', 503) : undefined))
  const stop = new AbortController()
  const fromS = Date.now() / 1000 - 1
  const failures: number[] = []
  let untilS = 0
  await runGateway({
    api,
    source: createTicker(0.1),
    fromS,
    periodS: 0.02,
    signal: stop.signal,
    events: {
      onFailure: (_error, waitMs) => failures.push(waitMs),
      onDelivered(time) {
        untilS = time
        stop.abort()
      },
    },
  })
  assert.equal(failures.length, 1)
  assert.deepEqual(received.map(keyOf), [...createTicker(0.1).readings(fromS, untilS)].map(keyOfReading))
})

test('a full queue loses its oldest readings and says how many', async () => {
  const { api, received } = await startReceiver(() => undefined)
  const stop = new AbortController()
  const nowS = Math.floor(Date.now() / 1000)
  let dropped = 0
  await runGateway({
    api,
    source: createTicker(1),
    fromS: nowS - 100,
    maxQueued: 10,
    signal: stop.signal,
    events: { onDropped: (count) => (dropped = count), onDelivered: () => stop.abort() },
  })
  assert.ok(dropped >= 90)
  assert.equal(received.length, 10)
  assert.ok((received[0]?.time ?? 0) >= nowS - 10)
})

test('a gateway ends with the error when its credentials are refused', async () => {
  const { api } = await startReceiver(() => problem('insufficient_scope', 403))
  const running = runGateway({
    api,
    source: createTicker(1),
    fromS: Date.now() / 1000 - 5,
    signal: new AbortController().signal,
  })
  await assert.rejects(running, { code: 'insufficient_scope' })
})

test('stopping a gateway ends its wait at once', async () => {
  const { api } = await startReceiver(() => undefined)
  const stop = new AbortController()
  const events = { onDelivered: () => stop.abort() }
  const startedMs = Date.now()
  const fromS = startedMs / 1000 - 5
  await runGateway({ api, source: createTicker(1), fromS, periodS: 3600, signal: stop.signal, events })
  assert.ok(Date.now() - startedMs < 60_000)
})

test('history arrives whole and in order, through failures that pass', async () => {
  const { api, received, countPosts } = await startReceiver((post) =>
    post === 1 ? problem('too_many_requests', 429) : undefined,
  )
  const building = simulateBuilding(juniperLofts, 1)
  const toS = Date.UTC(2026, 5, 3) / 1000
  const fromS = toS - 86_400
  let posted = 0
  let lastS = fromS
  await fillHistory({
    api,
    source: building,
    fromS,
    toS,
    batchSize: 1500,
    signal: new AbortController().signal,
    onProgress(untilS, count) {
      assert.ok(untilS >= lastS)
      lastS = untilS
      posted += count
    },
  })
  const expected = [...building.readings(fromS, toS)]
  assert.equal(lastS, toS)
  assert.equal(posted, expected.length)
  assert.deepEqual(received.map(keyOf), expected.map(keyOfReading))
  assert.equal(countPosts(), Math.ceil(expected.length / 1500) + 1)
})

test('history that was interrupted resumes without a gap', async () => {
  const { api, received } = await startReceiver(() => undefined)
  const building = simulateBuilding(juniperLofts, 1)
  const toS = Date.UTC(2026, 5, 3) / 1000
  const fromS = toS - 86_400
  const stop = new AbortController()
  let resumeS = fromS
  const first = fillHistory({
    api,
    source: building,
    fromS,
    toS,
    batchSize: 700,
    signal: stop.signal,
    onProgress(untilS) {
      resumeS = untilS
      stop.abort()
    },
  })
  await assert.rejects(first, { name: 'AbortError' })
  assert.ok(resumeS > fromS && resumeS < toS)
  const { signal } = new AbortController()
  await fillHistory({ api, source: building, fromS: resumeS, toS, batchSize: 700, signal })
  const keys = new Set(received.map(keyOf))
  assert.ok([...building.readings(fromS, toS)].every((reading) => keys.has(keyOfReading(reading))))
})

test('history stops with a clear error where the API rejects a reading', async () => {
  const rejected = [{ index: 0, code: 'unknown_sensor', detail: 'No such sensor' }]
  const { api } = await startReceiver(() => ({ status: 200, body: { accepted: 0, throttled: 0, rejected } }))
  const toS = Date.UTC(2026, 5, 3) / 1000
  await assert.rejects(
    fillHistory({
      api,
      source: createTicker(10),
      fromS: toS - 60,
      toS,
      signal: new AbortController().signal,
    }),
    (error) => error instanceof HistoryRejectedError && /LF-000000000001.*No such sensor/.test(error.message),
  )
})

test('the wait after failures grows to a minute, with chance in it', () => {
  for (let attempt = 0; attempt < 40; attempt++) {
    const waitMs = backOffMs(attempt, new Error('gone'))
    const limitMs = Math.min(60_000, 500 * 2 ** attempt)
    assert.ok(waitMs >= limitMs / 2 && waitMs <= limitMs)
  }
})
