import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { answerPage, type Behaviour, startMisbehavingServer } from '../testing/misbehaving-server.ts'
import { createClient } from './create-client.ts'
import { NetworkError, TimeoutError } from './errors/network-error.ts'
import { type HistoryRow, iterateHistory, iterateReadings, type ReadingRow } from './iterate-history.ts'
import { createStaticTokenSource } from './tokens/static-token-source.ts'

const tokens = createStaticTokenSource('token')
const retry = { retries: 3, baseDelayMs: 1, maxDelayMs: 2 }
const sensorId = 'AQ2-FE753C0D7ADF'
const type = { 'content-type': 'application/x-ndjson' }

/** Data as a server has them: times with milliseconds, one datum each. */
const stored: readonly HistoryRow[] = Array.from({ length: 200 }, (_, index) => ({
  time: 1_760_000_000 + index * 60 + (index % 4) / 1000,
  value: index / 4,
}))

/** Answers a history as the API does, cut off after as many bytes as `cut` says. */
function answerHistory(cut: () => number | undefined): Behaviour {
  return (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost')
    const [from, to] = [Number(searchParams.get('from')), Number(searchParams.get('to') ?? Infinity)]
    const rows = stored.filter(({ time }) => time >= from && time < to)
    if (searchParams.get('order') === 'desc') rows.reverse()
    const text = rows
      .slice(0, Number(searchParams.get('limit') ?? Infinity))
      .map((row) => `${JSON.stringify(row)}\n`)
    const bytes = text.join('')
    const end = cut()
    if (end === undefined || end >= bytes.length) return response.writeHead(200, type).end(bytes)
    response.writeHead(200, type)
    response.write(bytes.slice(0, end), () => request.socket.destroySoon())
  }
}

async function collect<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = []
  for await (const row of rows) all.push(row)
  return all
}

test('wherever the connection breaks, each datum comes once and in order', async (t) => {
  let cuts: (number | undefined)[] = []
  const server = await startMisbehavingServer(
    t,
    answerHistory(() => cuts.shift()),
  )
  const client = createClient({ baseUrl: server.url, tokens, retry: false })
  const property = fc.asyncProperty(
    fc.array(fc.option(fc.integer({ min: 0, max: 9000 }), { nil: undefined }), { maxLength: 3 }),
    fc.constantFrom('asc' as const, 'desc' as const),
    fc.option(fc.integer({ min: 1, max: 250 }), { nil: undefined }),
    fc.integer({ min: 0, max: 199 }),
    async (somewhere, order, limit, first) => {
      cuts = [...somewhere]
      const from = stored[first]?.time ?? 0
      const query = { from, order, ...(limit !== undefined && { limit }) }
      const rows = await collect(iterateHistory(client, sensorId, 'CO2ppm', query, { retry }))
      const expected = stored.filter(({ time }) => time >= from)
      if (order === 'desc') expected.reverse()
      assert.deepEqual(rows, expected.slice(0, limit))
    },
  )
  await fc.assert(property, { numRuns: 150 })
})

test('a stream that stalls goes on in a new one', async (t) => {
  const stallAfterThree: Behaviour = (_request, response) => {
    response.writeHead(200, type)
    response.write(
      stored
        .slice(0, 3)
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(''),
    )
  }
  const server = await startMisbehavingServer(
    t,
    stallAfterThree,
    answerHistory(() => undefined),
  )
  const client = createClient({ baseUrl: server.url, tokens })
  const rows = iterateHistory(client, sensorId, 'CO2ppm', { from: 0 }, { retry, stallTimeoutMs: 300 })
  assert.deepEqual(await collect(rows), stored)
  assert.equal(server.seen.length, 2)
})

test('tries without progress are bounded; what is no data is refused', async (t) => {
  const beginOnly: Behaviour = (_request, response) => response.writeHead(200, type).flushHeaders()
  const server = await startMisbehavingServer(t, beginOnly)
  const client = createClient({ baseUrl: server.url, tokens })
  const rows = iterateHistory(client, sensorId, 'CO2ppm', { from: 0 }, { retry, stallTimeoutMs: 200 })
  await assert.rejects(collect(rows), TimeoutError)
  assert.equal(server.seen.length, 4)
  const page = await startMisbehavingServer(t, answerPage(200))
  const wrong = createClient({ baseUrl: page.url, tokens })
  await assert.rejects(collect(iterateHistory(wrong, sensorId, 'CO2ppm', { from: 0 })), /not NDJSON/)
  assert.equal(page.seen.length, 1)
})

test('a line that is garbage is read again', async (t) => {
  const garbage: Behaviour = (_request, response) => {
    response.writeHead(200, type).end(`${JSON.stringify(stored[0])}\n\u0000{"ti\n`)
  }
  const server = await startMisbehavingServer(
    t,
    garbage,
    answerHistory(() => undefined),
  )
  const client = createClient({ baseUrl: server.url, tokens })
  assert.deepEqual(await collect(iterateHistory(client, sensorId, 'CO2ppm', { from: 0 }, { retry })), stored)
})

test('leaving the loop ends the request; a signal ends it with its reason', async (t) => {
  const closed = Promise.withResolvers<void>()
  const endless: Behaviour = (request, response) => {
    response.writeHead(200, type)
    response.write(`${JSON.stringify(stored[0])}\n`)
    request.socket.once('close', () => closed.resolve())
  }
  const server = await startMisbehavingServer(t, endless)
  const client = createClient({ baseUrl: server.url, tokens })
  for await (const row of iterateHistory(client, sensorId, 'CO2ppm', { from: 0 })) {
    assert.deepEqual(row, stored[0])
    break
  }
  await closed.promise
  const stop = new AbortController()
  const rows = iterateHistory(client, sensorId, 'CO2ppm', { from: 0 }, { signal: stop.signal })
  await rows.next()
  const next = rows.next()
  const reason = new Error('enough')
  stop.abort(reason)
  await assert.rejects(next, reason)
})

test('a year of data passes through without being held', async (t) => {
  const line = `${JSON.stringify(stored[0])}\n`.repeat(1000)
  let sent = 0
  const heldBack = Promise.withResolvers<void>()
  const flood: Behaviour = (_request, response) => {
    response.writeHead(200, type)
    const pump = () => {
      while (sent < 300) {
        sent += 1
        if (response.write(line)) continue
        heldBack.resolve()
        return void response.once('drain', pump)
      }
      response.end()
    }
    pump()
  }
  const server = await startMisbehavingServer(t, flood)
  const client = createClient({ baseUrl: server.url, tokens })
  let rows = 0
  let sentAtFirst = 0
  for await (const _row of iterateHistory(client, sensorId, 'CO2ppm', { from: 0 })) {
    rows += 1
    if (rows === 1) {
      await heldBack.promise
      sentAtFirst = sent
    }
  }
  assert.equal(rows, 300_000)
  assert.ok(sentAtFirst < 250, `the sender was held back, and had sent ${sentAtFirst} of 300 pieces`)
})

test('many sensors are read one after the other, each variable once, wherever it breaks', async (t) => {
  const sensors = ['AQ2-000000000001', 'AQ2-000000000002']
  const names = ['CO2ppm', 'VOCppb', 'batteryLevelPct'] as const
  const all: ReadingRow[] = sensors.flatMap((sensor_id) =>
    names.flatMap((var_name) => stored.slice(0, 20).map((row) => ({ sensor_id, var_name, ...row }))),
  )
  let cuts: number[] = []
  const server = await startMisbehavingServer(t, (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    if (url.pathname === '/sensors') {
      const isFirst = !url.searchParams.has('cursor')
      const data = [{ sensor_id: sensors[isFirst ? 0 : 1] }]
      response.writeHead(200, { 'content-type': 'application/json' })
      return response.end(JSON.stringify({ data, next_cursor: isFirst ? 'x' : null }))
    }
    const ofPath = /^\/sensors\/(.*)\/(.*)\/history$/.exec(url.pathname)
    const wanted = ofPath ? [ofPath[2]] : url.searchParams.getAll('var_name')
    const sensor = ofPath?.[1] ?? url.searchParams.get('sensor_id')
    const rows = all
      .filter((row) => row.sensor_id === sensor && row.time >= Number(url.searchParams.get('from')))
      .filter((row) => wanted.length === 0 || wanted.includes(row.var_name))
    const text = rows
      .map(({ time, value, ...of }) => `${JSON.stringify({ ...(!ofPath && of), time, value })}\n`)
      .join('')
    const end = cuts.shift() ?? text.length
    response.writeHead(200, type)
    if (end >= text.length) return response.end(text)
    response.write(text.slice(0, end), () => request.socket.destroySoon())
  })
  const client = createClient({ baseUrl: server.url, tokens, retry })
  const property = fc.asyncProperty(
    fc.array(fc.integer({ min: 0, max: 6000 }), { maxLength: 4 }),
    fc.constantFrom('all', 'named'),
    async (somewhere, which) => {
      cuts = [...somewhere]
      const query =
        which === 'all' ? { from: 0 } : { from: 0, sensor_id: [...sensors].reverse(), var_name: [...names] }
      assert.deepEqual(
        await collect(iterateReadings(client, query, { retry: { ...retry, retries: 6 } })),
        all,
      )
    },
  )
  await fc.assert(property, { numRuns: 60 })
})

test('a refused connection is a NetworkError', async () => {
  const client = createClient({ baseUrl: 'http://127.0.0.1:1', tokens, retry: false })
  const rows = iterateHistory(client, sensorId, 'CO2ppm', { from: 0 }, { retry: false })
  await assert.rejects(collect(rows), NetworkError)
})
