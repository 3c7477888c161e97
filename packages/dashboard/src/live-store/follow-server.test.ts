import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createClient, createStaticTokenSource, isProblem, type StreamEvent } from '@openlightfi/client'
import { answerTooMany, EventServer, endAtOnce, keepBack } from '../../../client/testing/event-server.ts'
import { answerProblemCode } from '../../../client/testing/misbehaving-server.ts'
import type { ConnectionState } from './connection-state.ts'
import { type FollowPace, followServer } from './follow-server.ts'

/** What a server may be late with in these tests, milliseconds. */
const pace: FollowPace = {
  beginTimeoutMs: 200,
  silenceTimeoutMs: 200,
  pollMs: 5,
  retriesMs: [5, 10],
  refusedMs: 5,
}

/** Follows a server, and remembers what is told; `see` waits until something has been told. */
async function follow(t: TestContext, more: Partial<FollowPace> = {}, server?: EventServer) {
  const followed = server ?? (await EventServer.start(t))
  const client = createClient({
    baseUrl: followed.url,
    tokens: createStaticTokenSource('token'),
    retry: false,
  })
  const life = new AbortController()
  const states: ConnectionState[] = []
  const events: StreamEvent[] = []
  const failures: unknown[] = []
  const clock = { nowMs: 1_000_000, heardMs: 0, heard: 0 }
  let changed = Promise.withResolvers<void>()
  const note = () => {
    changed.resolve()
    changed = Promise.withResolvers()
  }
  const ended = followServer({
    client,
    locationId: 'house',
    refresh: async () => {
      await client.readReadingChanges({ after: '0' })
    },
    onEvent: (event) => {
      events.push(event)
      note()
    },
    onState: (state) => {
      states.push(state)
      note()
    },
    onFailure: (error) => {
      failures.push(error)
      note()
    },
    nowMs: () => clock.nowMs,
    lastHeardMs: () => clock.heardMs,
    onHeard: () => {
      clock.heardMs = clock.nowMs
      clock.heard += 1
      note()
    },
    signal: life.signal,
    pace: { ...pace, ...more },
  })
  const see = async (isThere: () => boolean) => {
    while (!isThere()) await changed.promise
  }
  const seeState = (kind: ConnectionState['kind']) => see(() => states.at(-1)?.kind === kind)
  t.after(async () => {
    life.abort()
    await ended
  })
  return { server: followed, life, states, events, failures, clock, ended, see, seeState }
}

/** So many looks at what is shown were asked for. */
const countLooks = ({ seen }: EventServer) => seen.filter((target) => target.startsWith('/readings')).length
const countStreams = ({ seen }: EventServer) => seen.filter((target) => target.startsWith('/events')).length

test('a place is followed by one stream of the newest values, and nothing is asked besides', async (t) => {
  const { server, events, states, see, seeState } = await follow(t, { silenceTimeoutMs: 10_000 })
  await seeState('live')
  assert.match(server.seen[0] ?? '', /location_id=house/)
  assert.match(server.seen[0] ?? '', /latest=true/)
  server.store()
  await see(() => events.some((event) => event.type === 'readings' && event.readings.length === 1))
  assert.deepEqual(states, [{ kind: 'live' }])
  assert.equal(server.seen.length, 1)
})

test('a server without news is heard by what keeps its stream alive', async (t) => {
  const { server, clock, see, seeState } = await follow(t, { silenceTimeoutMs: 10_000 })
  await seeState('live')
  clock.nowMs += 15_000
  server.keepAlive()
  await see(() => clock.heardMs === 1_015_000)
})

test('a server that is away is told of with when it was heard last, and its stream is back with it', async (t) => {
  const { server, states, clock, seeState } = await follow(t, { silenceTimeoutMs: 10_000 })
  await seeState('live')
  clock.heardMs = 1_000_000
  clock.nowMs += 40_000
  await server.stop()
  await seeState('stopped')
  const state = states.at(-1)
  assert.ok(state?.kind === 'stopped')
  assert.equal(state.sinceMs, 1_000_000)
  // Up to a quarter later: pages that lost the server together do not return together.
  assert.ok(state.retryAtMs >= 1_040_005 && state.retryAtMs <= 1_040_007, String(state.retryAtMs))
  await server.startAgain()
  await seeState('live')
})

test('a stream that dies without a word is noticed by its silence, and there is another one', async (t) => {
  const { server, clock, see, seeState } = await follow(t)
  await seeState('live')
  await see(() => countStreams(server) > 1 && clock.heard > 2)
  await seeState('live')
})

test('behind a proxy that keeps streams back what is shown is read again and again, until one comes through', async (t) => {
  const server = await EventServer.start(t)
  server.streamRule = keepBack
  const { states, see, seeState } = await follow(t, { silenceTimeoutMs: 10_000 }, server)
  await seeState('polling')
  const looks = countLooks(server)
  await see(() => countLooks(server) > looks + 2)
  assert.deepEqual(
    states.filter(({ kind }) => kind === 'stopped'),
    [],
  )
  server.streamRule = undefined
  await seeState('live')
})

test('where as many streams are open as may be, the server is asked instead', async (t) => {
  const server = await EventServer.start(t)
  server.streamRule = answerTooMany
  const { seeState } = await follow(t, {}, server)
  await seeState('polling')
})

test('a server that ends every stream at once is not asked for one after the other', async (t) => {
  const server = await EventServer.start(t)
  server.retryMs = 60_000
  server.streamRule = (request, response) => {
    request.socket.destroy()
    response.destroy()
  }
  const { seeState } = await follow(t, {}, server)
  await seeState('polling')
  const streams = countStreams(server)
  assert.ok(streams <= 5, `${streams} streams`)
})

test('a server whose streams begin and break at once is not asked for one after the other', async (t) => {
  const server = await EventServer.start(t)
  server.streamRule = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end('retry: 60000\n\nevent: snapshot\ndata: {"statuses":[]}\n\nevent: readings\ndata: {\n\n')
  }
  const { seeState } = await follow(t, { silenceTimeoutMs: 10_000 }, server)
  await seeState('polling')
  const streams = countStreams(server)
  assert.ok(streams <= 5, `${streams} streams`)
})

test('a server that says when it wants to be asked again is not asked before', async (t) => {
  const server = await EventServer.start(t)
  server.streamRule = keepBack
  server.pollScript = [answerProblemCode(503, 'overloaded', { 'retry-after': '7' })]
  const { states, see } = await follow(t, {}, server)
  await see(() => states.length > 0)
  const [state] = states
  assert.ok(state?.kind === 'stopped')
  assert.ok(state.retryAtMs >= 1_007_000, String(state.retryAtMs))
})

test('streams that begin and end are followed by the next one without a look', async (t) => {
  const server = await EventServer.start(t)
  server.streamScript = [endAtOnce]
  const { states, see, seeState } = await follow(t, { silenceTimeoutMs: 10_000 }, server)
  await see(() => countStreams(server) === 2)
  await seeState('live')
  assert.deepEqual(new Set(states.map(({ kind }) => kind)), new Set(['live']))
  assert.equal(countLooks(server), 0)
})

test('an answer that says no is an answer: the server is there', async (t) => {
  const server = await EventServer.start(t)
  server.streamRule = keepBack
  server.pollScript = [answerProblemCode(404, 'not_found')]
  const { states, seeState } = await follow(t, {}, server)
  await seeState('polling')
  assert.equal(states[0]?.kind, 'polling')
})

test('a server that fails is as one that is away', async (t) => {
  const server = await EventServer.start(t)
  server.streamRule = keepBack
  server.pollScript = [answerProblemCode(500, 'internal_error')]
  const { states, see } = await follow(t, {}, server)
  await see(() => states.length > 0)
  assert.equal(states[0]?.kind, 'stopped')
})

test('what does not pass by itself is told, and tried again: places and grants may change', async (t) => {
  const server = await EventServer.start(t)
  server.streamScript = [answerProblemCode(404, 'not_found')]
  const { states, failures, seeState } = await follow(t, { silenceTimeoutMs: 10_000 }, server)
  await seeState('live')
  assert.equal(states[0]?.kind, 'stopped')
  assert.equal(failures.length, 1)
  assert.ok(isProblem(failures[0], 'not_found'))
})

test('the signal ends the stream, and nothing is told afterwards', async (t) => {
  const { server, life, states, ended, seeState } = await follow(t, { silenceTimeoutMs: 10_000 })
  await seeState('live')
  const [stream] = server.streams
  const closed = new Promise((resolve) => stream?.response.once('close', resolve))
  life.abort()
  await ended
  await closed
  assert.deepEqual(states, [{ kind: 'live' }])
})
