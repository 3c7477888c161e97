import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  answerParts,
  answerTooMany,
  breakInEvent,
  damageEvent,
  EventServer,
  endForToken,
  fallSilent,
  keepBack,
} from '../../testing/event-server.ts'
import { answerProblemCode } from '../../testing/misbehaving-server.ts'
import type { Clock } from '../clock.ts'
import { createClient } from '../create-client.ts'
import { isProblem } from '../errors/api-problem.ts'
import { createStaticTokenSource } from '../tokens/static-token-source.ts'
import type { StreamEvent } from './stream-event.ts'
import { watchEvents } from './watch-events.ts'

const tokens = createStaticTokenSource('token')

/** A clock whose waits take no time and are remembered. */
function createQuickClock() {
  let nowMs = 0
  const waits: number[] = []
  const clock: Clock = {
    now: () => nowMs,
    wait: async (ms, signal) => {
      waits.push(ms)
      nowMs += ms
      signal?.throwIfAborted()
    },
  }
  return { clock, waits }
}

/** Reads events until one matches. */
async function readUntil(events: AsyncGenerator<StreamEvent>, type: string): Promise<StreamEvent[]> {
  const seen: StreamEvent[] = []
  for (;;) {
    const { done, value } = await events.next()
    if (done) return seen
    seen.push(value)
    if (value.type === type) return seen
  }
}

test('every event of the wire comes with its type, and what a newer server adds is passed over', async (t) => {
  const server = await EventServer.start(t)
  const client = createClient({ baseUrl: server.url, tokens })
  const events = watchEvents(client, { location_id: 'loc_a', latest: true, every_s: 5 })
  t.after(() => events.return(undefined))
  assert.deepEqual(await readUntil(events, 'readings'), [
    { type: 'snapshot', etag: 'e', statuses: [] },
    { type: 'readings', cursor: '0', readings: [] },
  ])
  assert.deepEqual(server.seen, ['/events?location_id=loc_a&latest=true&every_s=5'])
  server.store()
  const status = [{ sensor_id: 'AQ2-FE753C0D7ADF', time: 5, value: 0 }]
  server.tell('status', status)
  server.tell('weather', { wind: 3 })
  server.tell('location', { change: 'removed', etag: 'f', location_id: 'loc_b' })
  server.tell('sensor', { change: 'removed', etag: 'g', sensor_id: 'AQ2-FE753C0D7ADF' })
  server.tell('floorplan', { change: 'changed', etag: 'h', location_id: 'loc_c' })
  server.tell('grant', { change: 'changed', etag: 'i', role: 'viewer', location_ids: ['loc_a'] })
  const seen = await readUntil(events, 'grant')
  assert.deepEqual(seen.shift(), { type: 'readings', cursor: '1', readings: server.log })
  assert.deepEqual(seen, [
    { type: 'status', statuses: status },
    { type: 'location', change: 'removed', etag: 'f', location_id: 'loc_b' },
    { type: 'sensor', change: 'removed', etag: 'g', sensor_id: 'AQ2-FE753C0D7ADF' },
    { type: 'floorplan', change: 'changed', etag: 'h', location_id: 'loc_c' },
    { type: 'grant', change: 'changed', etag: 'i', role: 'viewer', location_ids: ['loc_a'] },
  ])
})

test('a connection that ends or breaks is followed by one from the same cursor, without a word', async (t) => {
  const server = await EventServer.start(t)
  const client = createClient({ baseUrl: server.url, tokens })
  const { clock } = createQuickClock()
  const troubles: Error[] = []
  const events = watchEvents(client, {}, { clock, onTrouble: (error) => troubles.push(error) })
  t.after(() => events.return(undefined))
  await readUntil(events, 'readings')
  server.store(2)
  await readUntil(events, 'readings')
  server.endStreams('shutting_down')
  const [end] = await readUntil(events, 'end')
  assert.ok(end?.type === 'end' && end.code === 'shutting_down')
  await readUntil(events, 'readings')
  server.cutStreams()
  server.store(1)
  await readUntil(events, 'readings') // the empty one behind the snapshot
  const [readings] = await readUntil(events, 'readings')
  assert.ok(readings?.type === 'readings' && readings.readings[0]?.value === 2)
  assert.deepEqual(server.seen, ['/events', '/events?cursor=2', '/events?cursor=2'])
  assert.deepEqual(troubles, [])
})

test('parts without an id leave the cursor where it was, and the one behind them moves it', async (t) => {
  const server = await EventServer.start(t)
  const client = createClient({ baseUrl: server.url, tokens })
  const troubles: string[] = []
  const { clock } = createQuickClock()
  const events = watchEvents(
    client,
    { latest: true, cursor: '4' },
    { clock, onTrouble: ({ message }) => troubles.push(message) },
  )
  t.after(() => events.return(undefined))
  const newest = { id: 'r1', sensor_id: 'AQ2-FE753C0D7ADF', var_name: 'CO2ppm', time: 5, value: 1 }
  server.streamScript = [answerParts([newest], undefined), answerParts([newest], '9')]
  const [, part] = [...(await readUntil(events, 'snapshot')), ...(await readUntil(events, 'readings'))]
  assert.deepEqual(part, { type: 'readings', cursor: undefined, readings: [newest] })
  await readUntil(events, 'snapshot') // of the second connection
  await readUntil(events, 'readings')
  assert.deepEqual(await readUntil(events, 'readings'), [{ type: 'readings', cursor: '9', readings: [] }])
  await readUntil(events, 'snapshot') // of the third one
  assert.deepEqual(
    server.seen.map((target) => target.replace(/.*cursor=/, '')),
    ['4', '4', '9'],
  )
  assert.deepEqual(troubles, [])
})

test('an event that cannot be read and a stream that falls silent are trouble each time, also after a good beginning', async (t) => {
  const server = await EventServer.start(t)
  const client = createClient({ baseUrl: server.url, tokens })
  const told: string[] = []
  const { clock } = createQuickClock()
  server.streamScript = [damageEvent, fallSilent, damageEvent]
  const events = watchEvents(
    client,
    {},
    {
      clock,
      silenceTimeoutMs: 500,
      onTrouble: ({ message }) => told.push(message),
      onRecovery: () => told.push('recovery'),
    },
  )
  t.after(() => events.return(undefined))
  await readUntil(events, 'readings')
  const patterns = [/not JSON: readings/, /recovery/, /500 ms/, /recovery/, /not JSON: readings/, /recovery/]
  assert.equal(told.length, patterns.length, told.join('\n'))
  for (const [at, pattern] of patterns.entries()) assert.match(told[at] ?? '', pattern)
})

test('connections that are cut as soon as they have begun are trouble from the third on', async (t) => {
  const server = await EventServer.start(t)
  const client = createClient({ baseUrl: server.url, tokens })
  const troubles: string[] = []
  const { clock } = createQuickClock()
  server.streamScript = [breakInEvent, breakInEvent, breakInEvent, breakInEvent]
  const events = watchEvents(client, {}, { clock, onTrouble: ({ name }) => troubles.push(name) })
  t.after(() => events.return(undefined))
  await readUntil(events, 'readings')
  assert.deepEqual(troubles, ['NetworkError', 'NetworkError'])
})

test('trouble is told with the pause, once each, and its end; what does not pass is thrown', async (t) => {
  const server = await EventServer.start(t)
  const client = createClient({ baseUrl: server.url, tokens })
  const { clock, waits } = createQuickClock()
  const told: unknown[] = []
  server.streamScript = [
    answerProblemCode(503, 'overloaded', { 'retry-after': '7' }),
    answerTooMany,
    keepBack,
    undefined,
    answerProblemCode(404, 'not_found'),
  ]
  const events = watchEvents(
    client,
    {},
    {
      clock,
      beginTimeoutMs: 500,
      onTrouble: (error, delayMs) => told.push([error.name, delayMs > 0]),
      onRecovery: () => told.push('recovery'),
    },
  )
  await readUntil(events, 'readings')
  assert.deepEqual(told, [['ApiProblem', true], ['ApiProblem', true], ['TimeoutError', true], 'recovery'])
  assert.ok((waits[0] ?? 0) >= 7000 && (waits[1] ?? 0) >= 5000)
  server.endStreams('not_found')
  await readUntil(events, 'end')
  await assert.rejects(events.next(), (error) => isProblem(error, 'not_found'))
})

test('what keeps a stream alive is heard, and is no event', async (t) => {
  const server = await EventServer.start(t)
  const client = createClient({ baseUrl: server.url, tokens })
  let heard = 0
  let hearNext = Promise.withResolvers<void>()
  const onHeard = () => {
    heard += 1
    hearNext.resolve()
  }
  const events = watchEvents(client, {}, { onHeard })
  t.after(() => events.return(undefined))
  await readUntil(events, 'readings')
  assert.ok(heard > 0)
  const next = events.next()
  for (let count = 0; count < 3; count += 1) {
    hearNext = Promise.withResolvers()
    server.keepAlive()
    await hearNext.promise
  }
  server.tell('location', { change: 'removed', etag: 'e', location_id: 'l1' })
  assert.equal((await next).value?.type, 'location')
})

test('a token that ended is replaced without a pause, and one that ends each time with one', async (t) => {
  const server = await EventServer.start(t)
  const client = createClient({ baseUrl: server.url, tokens })
  const { clock, waits } = createQuickClock()
  server.streamScript = [undefined, endForToken, endForToken]
  const events = watchEvents(client, {}, { clock })
  t.after(() => events.return(undefined))
  await readUntil(events, 'readings')
  server.endStreams('invalid_token')
  await readUntil(events, 'end')
  await readUntil(events, 'end')
  assert.equal(waits.length, 0)
  await readUntil(events, 'end')
  assert.equal(waits.length, 1)
  await readUntil(events, 'readings')
})

test('leaving the loop closes the connection, and so does the signal', async (t) => {
  const server = await EventServer.start(t)
  const client = createClient({ baseUrl: server.url, tokens })
  for await (const event of watchEvents(client)) {
    if (event.type === 'readings') break
  }
  await waitForNoStreams(server)
  assert.equal(server.streams.size, 0)
  const stop = new AbortController()
  const events = watchEvents(client, {}, { signal: stop.signal })
  await readUntil(events, 'readings')
  const reason = new Error('enough')
  const next = events.next()
  stop.abort(reason)
  await assert.rejects(next, (error) => error === reason)
  await waitForNoStreams(server)
  assert.equal(server.streams.size, 0)
})

async function waitForNoStreams({ streams }: EventServer): Promise<void> {
  const closed = [...streams].map(({ response }) => new Promise((resolve) => response.once('close', resolve)))
  await Promise.all(closed)
}

test('times are checked', async () => {
  const client = createClient({ baseUrl: 'http://127.0.0.1:1', tokens })
  await assert.rejects(watchEvents(client, {}, { beginTimeoutMs: 0 }).next(), RangeError)
  await assert.rejects(watchEvents(client, {}, { silenceTimeoutMs: 1.5 }).next(), RangeError)
})
