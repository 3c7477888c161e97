import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import {
  answerNoStreams,
  answerTooMany,
  breakInEvent,
  damageEvent,
  EventServer,
  endAtOnce,
  endForToken,
  fallSilent,
  keepBack,
  type StreamBehaviour,
} from '../../testing/event-server.ts'
import {
  answerGarbage,
  answerPage,
  answerProblemCode,
  type Behaviour,
  drop,
  dropInBody,
} from '../../testing/misbehaving-server.ts'
import type { Clock } from '../clock.ts'
import { createClient } from '../create-client.ts'
import { isProblem } from '../errors/api-problem.ts'
import { createStaticTokenSource } from '../tokens/static-token-source.ts'
import type { TokenSource } from '../tokens/token-source.ts'
import { type WatchOptions, type WatchQuery, watchReadings } from '../watch-readings.ts'

/** A clock whose waits take no time, but a turn of the event loop, and are remembered. */
function createQuickClock() {
  let nowMs = 0
  const waits: number[] = []
  const clock: Clock = {
    now: () => nowMs,
    wait: async (ms, signal) => {
      waits.push(ms)
      nowMs += ms
      await new Promise((resolve) => setImmediate(resolve))
      signal?.throwIfAborted()
    },
  }
  const pass = (ms: number) => {
    nowMs += ms
  }
  return { clock, waits, pass }
}

interface Watched {
  readonly values: number[]
  readonly told: string[]
  /** Resolves when there are as many values. */
  readonly reach: (count: number) => Promise<void>
  /** Resolves when this was told so often. */
  readonly hear: (what: string, times?: number) => Promise<void>
  readonly stop: () => Promise<void>
  readonly watching: Promise<void>
  readonly quick: ReturnType<typeof createQuickClock>
}

/** Watches in the background until the test ends. */
function watch(
  t: TestContext,
  server: EventServer,
  options: WatchOptions & { query?: WatchQuery; tokens?: TokenSource } = {},
): Watched {
  const { query = {}, tokens = createStaticTokenSource('token'), ...others } = options
  const client = createClient({ baseUrl: server.url, tokens, retry: false })
  const quick = createQuickClock()
  const stop = new AbortController()
  const values: number[] = []
  const told: string[] = []
  const checks = new Set<() => void>()
  const check = () => {
    for (const one of checks) one()
  }
  const until = (isTrue: () => boolean) =>
    new Promise<void>((resolve) => {
      const one = () => {
        if (!isTrue()) return
        checks.delete(one)
        resolve()
      }
      checks.add(one)
      one()
    })
  const tell = (what: string) => {
    told.push(what)
    check()
  }
  const watching = (async () => {
    const readings = watchReadings(client, query, {
      clock: quick.clock,
      signal: stop.signal,
      beginTimeoutMs: 20_000,
      silenceTimeoutMs: 20_000,
      onTrouble: () => tell('trouble'),
      onRecovery: () => tell('recovery'),
      onLook: () => tell('look'),
      onWayChange: ({ way }) => tell(way),
      ...others,
    })
    for await (const { value } of readings) {
      values.push(value)
      check()
    }
  })()
  watching.catch(() => undefined)
  t.after(() => stop.abort())
  return {
    values,
    told,
    reach: (count) => until(() => values.length >= count),
    hear: (what, times = 1) => until(() => told.filter((one) => one === what).length >= times),
    stop: async () => {
      stop.abort()
      await assert.rejects(watching, { name: 'AbortError' })
    },
    watching,
    quick,
  }
}

const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index)

test('readings come by the stream as they are stored, and no further request is made', async (t) => {
  const server = await EventServer.start(t)
  const { values, told, reach, hear } = watch(t, server, { query: { var_name: ['CO2ppm'] } })
  await hear('stream')
  server.store(2)
  await reach(2)
  server.store(5)
  await reach(7)
  assert.deepEqual(values, numbersTo(7))
  assert.deepEqual(told, ['look', 'stream'])
  assert.deepEqual(server.seen, [
    '/readings/changes?var_name=CO2ppm&after=now',
    '/events?var_name=CO2ppm&cursor=0',
  ])
})

test('what is stored between the first look and the stream is not missed', async (t) => {
  const server = await EventServer.start(t)
  server.onRequest = (target) => {
    if (target.startsWith('/events')) server.store(4)
  }
  const { values, reach } = watch(t, server)
  await reach(4)
  assert.deepEqual(values, numbersTo(4))
})

test('a connection that breaks in the middle of an event costs nothing', async (t) => {
  const server = await EventServer.start(t)
  server.streamScript = [breakInEvent, breakInEvent]
  const { values, reach, told, hear } = watch(t, server)
  await hear('stream', 2)
  server.store(3)
  await reach(3)
  server.cutStreams()
  server.store(2)
  await reach(5)
  assert.deepEqual(values, numbersTo(5))
  assert.ok(!told.includes('trouble'))
})

test('an event that cannot be read is told, and costs nothing', async (t) => {
  const server = await EventServer.start(t)
  server.streamScript = [damageEvent]
  const { values, reach, told, hear } = watch(t, server)
  await hear('recovery')
  server.store(3)
  await reach(3)
  assert.deepEqual(values, numbersTo(3))
  assert.deepEqual(told, ['look', 'stream', 'trouble', 'recovery', 'stream'])
})

test('after an outage the stream is there as soon as the server is, and nothing is said of asking', async (t) => {
  const server = await EventServer.start(t)
  const { values, reach, told, hear } = watch(t, server)
  await hear('stream')
  await server.stop()
  await hear('trouble', 20)
  await server.startAgain()
  await hear('stream', 2)
  server.store(3)
  await reach(3)
  assert.deepEqual(values, numbersTo(3))
  const after = told.slice(told.lastIndexOf('trouble') + 1)
  assert.deepEqual(after, ['recovery', 'look', 'stream'])
  assert.ok(!told.includes('poll'))
})

test('a place among the streams is taken when the server said that there may be one', async (t) => {
  const server = await EventServer.start(t)
  server.streamScript = [answerTooMany] // Retry-After: 5
  let againInMs = 0
  const { hear, quick } = watch(t, server, {
    onWayChange: (way) => {
      if (way.way === 'poll') againInMs = way.streamAgainInMs
    },
  })
  await hear('look', 2)
  const poll = await server.seeRequest(/wait=/)
  assert.ok(againInMs >= 5000 && againInMs <= 7500, String(againInMs))
  assert.ok(Number(new URL(poll, server.url).searchParams.get('wait')) <= 8)
  quick.pass(7500)
  server.store(1) // ends the wait of the poll
  await server.seeRequest(/events/, 2)
})

test('behind a proxy that keeps the stream back, readings come by the long poll', async (t) => {
  const server = await EventServer.start(t)
  server.streamRule = keepBack
  const { values, reach, hear, told, quick } = watch(t, server, { beginTimeoutMs: 500 })
  await hear('poll')
  server.store(1)
  await reach(1)
  server.store(1)
  await reach(2)
  const streams = () => server.seen.filter((target) => target.startsWith('/events'))
  assert.equal(streams().length, 1)
  quick.pass(60_000)
  server.store(1)
  await hear('poll', 2)
  assert.equal(streams().length, 2)
  server.streamRule = undefined
  quick.pass(120_000)
  server.store(1)
  await hear('stream')
  server.store(1)
  await reach(5)
  assert.deepEqual(values, numbersTo(5))
  assert.ok(!told.includes('trouble'))
})

test('a stream that falls silent is left for the long poll', async (t) => {
  const server = await EventServer.start(t)
  server.streamRule = fallSilent
  const { values, reach, hear, told } = watch(t, server, { silenceTimeoutMs: 500 })
  await hear('poll')
  server.store(4)
  await reach(4)
  assert.deepEqual(values, numbersTo(4))
  assert.deepEqual(told.slice(0, 3), ['look', 'stream', 'look'])
})

test('heartbeats keep a stream alive that has nothing to tell', async (t) => {
  const server = await EventServer.start(t)
  const { hear, reach, told, watching } = watch(t, server, { silenceTimeoutMs: 2000 })
  await hear('stream')
  let beats = 0
  const beat = setInterval(() => {
    for (const { response } of server.streams) response.write(': \n\n')
    beats += 1
    if (beats === 10) server.store(1)
  }, 250)
  t.after(() => clearInterval(beat))
  await Promise.race([reach(1), watching])
  assert.deepEqual(told, ['look', 'stream'])
})

test('a stream that is refused is no error, and what the log refuses is', async (t) => {
  const noStream: StreamBehaviour[] = [
    answerNoStreams,
    answerTooMany,
    answerPage(200),
    answerPage(404),
    answerProblemCode(503, 'overloaded'),
    answerProblemCode(403, 'insufficient_scope'),
  ]
  for (const behave of noStream) {
    const server = await EventServer.start(t)
    server.streamRule = behave
    const { values, reach, hear, told } = watch(t, server)
    await hear('poll')
    server.store(1)
    await reach(1)
    assert.deepEqual(values, [0])
    assert.ok(!told.includes('trouble'))
  }
  const server = await EventServer.start(t)
  const { hear, watching } = watch(t, server)
  await hear('stream')
  server.pollScript = [answerProblemCode(404, 'not_found')]
  server.endStreams('not_found')
  await assert.rejects(watching, (error) => isProblem(error, 'not_found'))
})

test('a token that ends in the middle of a stream is renewed, and nobody is told of trouble', async (t) => {
  const server = await EventServer.start(t)
  let issued = 1
  const rejected: string[] = []
  const tokens: TokenSource = {
    getAccessToken: async () => `token-${issued}`,
    rejectAccessToken: (token) => {
      rejected.push(token)
      issued += 1
    },
    reset: () => undefined,
  }
  const { values, reach, hear, told } = watch(t, server, { tokens })
  await hear('stream')
  server.store(1)
  await reach(1)
  server.streamScript = [answerProblemCode(401, 'invalid_token')]
  server.endStreams('invalid_token')
  server.store(1)
  await reach(2)
  const [stream] = server.streams
  assert.equal(stream?.token, 'token-2')
  assert.deepEqual(rejected, ['token-1'])
  assert.deepEqual(values, [0, 1])
  assert.deepEqual(told, ['look', 'stream', 'stream'])
})

test('a stream that ends is no trouble, one that cannot be opened is', async (t) => {
  const server = await EventServer.start(t)
  const { hear, told, values, reach, quick } = watch(t, server)
  await hear('stream')
  server.endStreams('shutting_down')
  await hear('stream', 2)
  quick.pass(60_000)
  server.store(1) // which shows that the stream has lasted
  await reach(1)
  server.streamScript = [answerPage(502)]
  server.cutStreams()
  await hear('recovery')
  server.store(1)
  await reach(2)
  assert.deepEqual(values, [0, 1])
  assert.deepEqual(
    told.filter((what) => what !== 'stream'),
    ['look', 'trouble', 'recovery'],
  )
})

test('an error of whoever is told ends the watch', async (t) => {
  const fault = new Error('a bug of the program')
  for (const name of ['onLook', 'onWayChange', 'onTrouble', 'onRecovery'] as const) {
    const server = await EventServer.start(t)
    server.streamScript = [answerPage(502)]
    const { watching } = watch(t, server, {
      [name]: () => {
        throw fault
      },
    })
    await assert.rejects(watching, fault, name)
  }
})

test('a server that ends every stream at once is not asked again and again', async (t) => {
  const server = await EventServer.start(t)
  server.retryMs = 2000
  server.streamRule = endAtOnce
  const { hear, quick, told } = watch(t, server)
  await hear('poll')
  assert.deepEqual(told, ['look', 'stream', 'stream', 'stream', 'look', 'poll'])
  const rests = quick.waits.filter((ms) => ms >= 2000)
  assert.equal(rests.length, 2)
})

test('tokens that end at once are replaced once a second, and then more and more seldom', async (t) => {
  const server = await EventServer.start(t)
  server.streamRule = endForToken
  const { hear, quick, told } = watch(t, server)
  await hear('stream', 5)
  const [first = 0, second = 0, third = 0] = quick.waits
  assert.ok(first > 900 && first <= 1000 && second > 900 && second <= 1000, String(quick.waits))
  assert.ok(third >= 8000 && third <= 12_000, String(quick.waits))
  assert.ok(!told.includes('trouble') && !told.includes('poll'))
})

const streamFaults: StreamBehaviour[] = [
  keepBack,
  answerNoStreams,
  answerTooMany,
  answerPage(200),
  answerPage(502),
  answerProblemCode(503, 'overloaded'),
  answerGarbage,
  drop,
  dropInBody,
  breakInEvent,
  damageEvent,
  endAtOnce,
  endForToken,
  fallSilent,
  undefined,
]
const pollFaults: (Behaviour | undefined)[] = [
  undefined,
  drop,
  dropInBody,
  answerGarbage,
  answerPage(502),
  answerProblemCode(429, 'too_many_requests'),
]

test('through any outages and changes of way each reading comes once, in the order in which it was stored', async (t) => {
  const property = fc.asyncProperty(
    fc.array(fc.nat(streamFaults.length - 1), { maxLength: 8 }),
    fc.array(fc.nat(pollFaults.length - 1), { maxLength: 8 }),
    fc.array(
      fc.record({
        count: fc.nat(7),
        next: fc.constantFrom(
          'nothing',
          'cut',
          'shutting_down',
          'too_slow',
          'invalid_token',
          'not_found',
          'time',
        ),
      }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
    async (faultsOfStreams, faultsOfPolls, arrivals) => {
      const server = await EventServer.start(t)
      server.streamScript = faultsOfStreams.map((index) => streamFaults[index])
      const { values, reach, stop, hear, quick } = watch(t, server, {
        beginTimeoutMs: 30,
        silenceTimeoutMs: 30,
      })
      await hear('look')
      server.pollScript = faultsOfPolls.map((index) => pollFaults[index])
      for (const { count, next } of arrivals) {
        server.store(count)
        if (next === 'cut') server.cutStreams()
        else if (next === 'time') quick.pass(3_600_000)
        else if (next !== 'nothing') server.endStreams(next)
      }
      await reach(server.log.length)
      await stop()
      assert.deepEqual(values, numbersTo(server.log.length))
    },
  )
  await fc.assert(property, { numRuns: 60 })
})
