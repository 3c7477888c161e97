import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import {
  answer,
  answerBrokenJson,
  answerGarbage,
  answerPage,
  answerProblemCode,
  type Behaviour,
  drop,
  dropInBody,
  stall,
  stallInBody,
  startMisbehavingServer,
} from '../testing/misbehaving-server.ts'
import type { CallOptions } from './calls/call-options.ts'
import { createClient } from './create-client.ts'
import { isProblem } from './errors/api-problem.ts'
import { NetworkError, TimeoutError } from './errors/network-error.ts'
import { UnexpectedAnswerError } from './errors/unexpected-answer-error.ts'
import { computeRetryDelayMs, readRetryAfterS } from './retry-policy.ts'
import { createStaticTokenSource } from './tokens/static-token-source.ts'

const tokens = createStaticTokenSource('token')
const fast = { retries: 2, baseDelayMs: 1, maxDelayMs: 4 }
const works = answer(200, { data: [] })

/** Long enough for a request to arrive on a busy machine. */
const patienceMs = 1000

/** A server that follows a script, and a client of it. */
async function setUp(t: TestContext, script: readonly Behaviour[], options: CallOptions = {}) {
  const server = await startMisbehavingServer(t, ...script)
  const client = createClient({ baseUrl: server.url, tokens, retry: fast, ...options })
  return Object.assign(server, { client })
}

const faults: Record<string, Behaviour> = {
  'is cut before the answer': drop,
  'is cut in the body': dropInBody,
  'carries garbage': answerGarbage,
  'carries broken JSON': answerBrokenJson,
  'stalls before the answer': stall,
  'stalls in the body': stallInBody,
  'answers 500': answerProblemCode(500, 'internal_error'),
  'answers 503': answerProblemCode(503, 'overloaded'),
  'answers 429': answerProblemCode(429, 'too_many_requests'),
  'answers 502 with a page': answerPage(502),
  'answers 504 with a page': answerPage(504),
}

for (const [name, fault] of Object.entries(faults)) {
  test(`a safe call survives a network that ${name}`, async (t) => {
    const server = await setUp(t, [fault, fault, works], { attemptTimeoutMs: patienceMs })
    assert.deepEqual(await server.client.readBaseLocations(), { data: [] })
    assert.equal(server.seen.length, 3)
  })

  test(`a call that creates something is sent once over a network that ${name}`, async (t) => {
    const server = await setUp(t, [fault, works], { timeoutMs: patienceMs })
    await assert.rejects(server.client.createLocation({ kind: 'floor', name: 'x', parent_id: 'l' }))
    assert.equal(server.seen.length, 1)
  })
}

test('posting readings is repeated, since the same readings replace themselves; the body is sent whole again', async (t) => {
  const server = await setUp(t, [drop, answer(200, { accepted: 1 })])
  const reading = { sensor_id: 'AQ2-FE753C0D7ADF', var_name: 'CO2ppm', time: 1, value: 2 } as const
  await server.client.createReadings({ readings: [reading] })
  await server.client.createReadings({ ndjson: '{}\n' })
  assert.deepEqual(
    server.seen.map(({ body }) => body),
    [JSON.stringify({ readings: [reading] }), JSON.stringify({ readings: [reading] }), '{}\n'],
  )
})

test('tries are bounded, and the last failure is the answer of the call', async (t) => {
  const server = await setUp(t, [drop, answerPage(502), answerProblemCode(503, 'overloaded'), works])
  await assert.rejects(server.client.readHealth(), (error) => isProblem(error, 'overloaded'))
  assert.equal(server.seen.length, 3)
})

test('retries can be turned off, for a client or a call, and on again for a call', async (t) => {
  const server = await setUp(t, [drop, drop, drop, works], { retry: false })
  await assert.rejects(server.client.readHealth(), NetworkError)
  await assert.rejects(server.client.readHealth({ retry: { retries: 0 } }), NetworkError)
  assert.equal(server.seen.length, 2)
  assert.deepEqual(await server.client.readHealth({ retry: { ...fast, retries: 1 } }), { data: [] })
})

test('what would fail again is not tried again', async (t) => {
  for (const [behave, kind] of [
    [answerProblemCode(404, 'not_found'), 'not_found'],
    [answerProblemCode(400, 'invalid_parameter'), 'invalid_parameter'],
    [answerPage(404), 'page'],
    [answerPage(200), 'page'],
  ] as const) {
    const server = await setUp(t, [behave, works])
    const error = await server.client.readHealth().catch((reason: unknown) => reason)
    assert.ok(kind === 'page' ? error instanceof UnexpectedAnswerError : isProblem(error, kind), kind)
    assert.equal(server.seen.length, 1)
  }
})

test('Retry-After in seconds is waited for', async (t) => {
  const server = await setUp(t, [answerProblemCode(503, 'overloaded', { 'retry-after': '1' }), works])
  await server.client.readHealth()
  const [first, second] = server.seen
  assert.ok((second?.atMs ?? 0) - (first?.atMs ?? 0) >= 1000)
})

test('Retry-After as a date is waited for, counted from the Date of the answer, on a page too', async (t) => {
  const headers = { date: 'Sun, 06 Nov 1994 08:49:36 GMT', 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT' }
  const server = await setUp(t, [answerPage(503, headers), works])
  await server.client.readHealth()
  const [first, second] = server.seen
  assert.ok((second?.atMs ?? 0) - (first?.atMs ?? 0) >= 1000)
})

test('a Retry-After beyond the time limit ends the call at once and is told', async (t) => {
  const server = await setUp(t, [
    answerProblemCode(429, 'too_many_requests', { 'retry-after': '3600' }),
    works,
  ])
  const startedMs = performance.now()
  const error = await server.client.readHealth().catch((reason: unknown) => reason)
  assert.ok(isProblem(error, 'too_many_requests') && error.retryAfterS === 3600)
  assert.ok(performance.now() - startedMs < 10_000)
  assert.equal(server.seen.length, 1)
})

test('Retry-After is read in both forms and nothing else', () => {
  const read = (retryAfter: string, date?: string) =>
    readRetryAfterS(new Headers({ 'retry-after': retryAfter, ...(date && { date }) }), 784_111_777_000)
  assert.equal(read('120'), 120)
  assert.equal(read('Sun, 06 Nov 1994 08:50:37 GMT'), 60)
  assert.equal(read('Sun, 06 Nov 1994 08:49:00 GMT'), 0)
  assert.equal(read('Sun, 06 Nov 1994 08:50:37 GMT', 'Sun, 06 Nov 1994 08:50:07 GMT'), 30)
  for (const bad of ['-1', '1.5', 'soon', '2026-01-01', '9999999999']) assert.equal(read(bad), undefined, bad)
  assert.equal(readRetryAfterS(new Headers()), undefined)
})

test('the wait doubles up to its ceiling, is never below half of it, and never below the advice', () => {
  const policy = { retries: 9, baseDelayMs: 100, maxDelayMs: 1000 }
  const least = [1, 2, 3, 4, 5].map((retry) => computeRetryDelayMs(policy, retry, undefined, 0))
  const most = [1, 2, 3, 4, 5].map((retry) => computeRetryDelayMs(policy, retry, undefined, 1))
  assert.deepEqual(least, [50, 100, 200, 400, 500])
  assert.deepEqual(most, [100, 200, 400, 800, 1000])
  assert.ok(computeRetryDelayMs(policy, 1, 7, 0) >= 7000)
})

test('the time limit holds over all tries together', async (t) => {
  const server = await setUp(t, [stall], {
    timeoutMs: 1000,
    attemptTimeoutMs: 300,
    retry: { ...fast, retries: 20 },
  })
  const startedMs = performance.now()
  await assert.rejects(server.client.readHealth(), NetworkError)
  // All tries would take six seconds. A busy machine comes late to each.
  assert.ok(performance.now() - startedMs < 5000)
  assert.ok(server.seen.length >= 2 && server.seen.length <= 5)
})

test('a try that stalls is a TimeoutError that names its limit', async (t) => {
  const server = await setUp(t, [stallInBody], {
    timeoutMs: 5000,
    attemptTimeoutMs: 60,
    retry: { ...fast, retries: 1 },
  })
  await assert.rejects(server.client.readHealth(), (error: unknown) => {
    assert.ok(error instanceof TimeoutError)
    assert.equal(error.timeoutMs, 60)
    return true
  })
})

test('aborting while a call waits for its next try ends it with the reason, and nothing more is sent', async (t) => {
  const reason = new Error('enough')
  const stop = new AbortController()
  const server = await startMisbehavingServer(t, drop)
  const hooks = { requestRetried: () => stop.abort(reason) }
  const client = createClient({
    baseUrl: server.url,
    tokens,
    hooks,
    retry: { baseDelayMs: 60_000, maxDelayMs: 60_000 },
    timeoutMs: 600_000,
  })
  await assert.rejects(client.readHealth({ signal: stop.signal }), reason)
  assert.equal(server.seen.length, 1)
})

test('a stream that cannot begin is tried again; one that has begun is not', async (t) => {
  const server = await setUp(t, [answerPage(503), dropInBody, works])
  const response = await server.client.openReadings({ location_id: 'l', format: 'ndjson' })
  await assert.rejects(response.text())
  assert.equal(server.seen.length, 2)
})

test('a policy out of its bounds is refused', () => {
  for (const retry of [{ retries: -1 }, { retries: 21 }, { baseDelayMs: 0 }, { maxDelayMs: 1.5 }]) {
    assert.throws(() => createClient({ baseUrl: 'http://localhost', tokens, retry }), RangeError)
  }
  assert.throws(
    () => createClient({ baseUrl: 'http://localhost', tokens, attemptTimeoutMs: 0 }),
    /attemptTimeoutMs/,
  )
})

test('hooks are told of every request, how it ended and what is tried again, without ids, queries or tokens', async (t) => {
  const told: unknown[] = []
  const server = await startMisbehavingServer(t, drop, answerPage(502), answer(200, { data: [] }))
  const client = createClient({
    baseUrl: server.url,
    tokens,
    retry: fast,
    hooks: {
      requestStarted: (event) => told.push(['started', event]),
      requestEnded: ({ durationMs, error, serverTimeMs, ...event }) => {
        assert.ok(durationMs >= 0)
        assert.equal(serverTimeMs === undefined, event.status === undefined)
        told.push(['ended', event, error === undefined ? undefined : (error as Error).name])
      },
      requestRetried: ({ delayMs, error, ...event }) => {
        assert.ok(delayMs >= 0 && error instanceof Error)
        told.push(['retried', event])
      },
    },
  })
  await client.readSensor('AQ2-FE753C0D7ADF', { project: ['latest'] })
  const about = { operation: 'readSensor', method: 'GET', route: '/sensors/{sensor_id}' }
  assert.deepEqual(told, [
    ['started', { ...about, attempt: 1 }],
    ['ended', { ...about, attempt: 1, status: undefined }, 'TypeError'],
    ['retried', { ...about, attempt: 1 }],
    ['started', { ...about, attempt: 2 }],
    ['ended', { ...about, attempt: 2, status: 502 }, 'UnexpectedAnswerError'],
    ['retried', { ...about, attempt: 2 }],
    ['started', { ...about, attempt: 3 }],
    ['ended', { ...about, attempt: 3, status: 200 }, undefined],
  ])
})
