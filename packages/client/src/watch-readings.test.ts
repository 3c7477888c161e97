import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  answer,
  answerGarbage,
  answerPage,
  answerProblemCode,
  type Behaviour,
  drop,
  dropInBody,
  startMisbehavingServer,
} from '../testing/misbehaving-server.ts'
import type { Clock } from './clock.ts'
import { createClient } from './create-client.ts'
import { isProblem } from './errors/api-problem.ts'
import { createStaticTokenSource } from './tokens/static-token-source.ts'
import { type StoredReading, watchReadingBatches, watchReadings } from './watch-readings.ts'

const tokens = createStaticTokenSource('token')

function makeReading(index: number): StoredReading {
  return {
    id: `r${index}`,
    sensor_id: 'AQ2-FE753C0D7ADF',
    var_name: 'CO2ppm',
    time: 1000 - index,
    value: index,
  }
}

/** A log of readings behind `GET /readings/changes`, in pages of three. */
function createLog() {
  const log: StoredReading[] = []
  const behave: Behaviour = (request, response) => {
    const after = new URL(request.url ?? '', 'http://localhost').searchParams.get('after')
    const begin = after === 'now' ? log.length : Number(after)
    const end = Math.min(begin + 3, log.length)
    const page = { data: log.slice(begin, end), next_cursor: String(end), has_more: end < log.length }
    return answer(200, page)(request, response)
  }
  return { log, behave }
}

/** A clock that stands still until somebody waits, and remembers for how long. */
function createClock(onWait: (nowMs: number) => void) {
  let nowMs = 5000
  const looks: number[] = []
  const clock: Clock = {
    now: () => nowMs,
    wait: async (ms, signal) => {
      nowMs += ms
      looks.push(nowMs)
      onWait(nowMs)
      signal?.throwIfAborted()
    },
  }
  const pass = (ms: number) => {
    nowMs += ms
  }
  return { clock, looks, pass }
}

test('looks begin at whole intervals however long each takes, and one that is overdue is left out', async (t) => {
  const stop = new AbortController()
  const durations = [0, 30, 99, 100, 250, 5]
  let look = 0
  const { clock, looks, pass } = createClock(() => {
    if (look === durations.length) stop.abort()
  })
  const server = await startMisbehavingServer(t, (request, response) => {
    pass(durations[look] ?? 0)
    look += 1
    answer(200, { data: [], next_cursor: '0', has_more: false })(request, response)
  })
  const client = createClient({ baseUrl: server.url, tokens })
  const watch = watchReadings(client, {}, { intervalMs: 100, signal: stop.signal, clock })
  await assert.rejects(watch.next(), { name: 'AbortError' })
  assert.deepEqual(looks, [5100, 5200, 5300, 5500, 5800, 5900])
})

const faults = [
  drop,
  dropInBody,
  answerGarbage,
  answerPage(502),
  answerProblemCode(503, 'overloaded'),
  answerProblemCode(429, 'too_many_requests'),
]

test('through any outages each reading comes once, in the order in which it was stored', async (t) => {
  let script: (number | undefined)[] = []
  const { log, behave } = createLog()
  const server = await startMisbehavingServer(t, (request, response) => {
    const fault = script.shift()
    const broken = fault === undefined ? undefined : faults[fault % faults.length]
    return (broken ?? behave)(request, response)
  })
  const client = createClient({ baseUrl: server.url, tokens, retry: false })
  const property = fc.asyncProperty(
    fc.array(fc.option(fc.nat(5), { nil: undefined }), { maxLength: 12 }),
    fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 8 }),
    async (faultsOnTheWay, arrivals) => {
      log.length = 0
      script = [undefined, ...faultsOnTheWay]
      const stop = new AbortController()
      const due = [...arrivals]
      const told: ('trouble' | 'recovery')[] = []
      const { clock } = createClock(() => {
        const count = due.shift()
        if (count !== undefined) for (let n = 0; n < count; n += 1) log.push(makeReading(log.length))
        else if (script.length === 0 && seen.length === log.length && told.at(-1) !== 'trouble') stop.abort()
      })
      const seen: StoredReading[] = []
      const options = {
        intervalMs: 1000,
        signal: stop.signal,
        clock,
        onTrouble: () => void told.push('trouble'),
        onRecovery: () => void told.push('recovery'),
      }
      const watching = (async () => {
        for await (const reading of watchReadings(client, {}, options)) seen.push(reading)
      })()
      await assert.rejects(watching, { name: 'AbortError' })
      assert.deepEqual(seen, log)
      for (const [index, what] of told.entries())
        if (what === 'recovery') assert.equal(told[index - 1], 'trouble')
    },
  )
  await fc.assert(property, { numRuns: 60 })
})

test('a watch that starts from a cursor goes on exactly behind it', async (t) => {
  const { log, behave } = createLog()
  for (let index = 0; index < 10; index += 1) log.push(makeReading(index))
  const server = await startMisbehavingServer(t, behave)
  const client = createClient({ baseUrl: server.url, tokens })
  const seen: string[] = []
  let cursor = '0'
  for (let run = 0; run < 3; run += 1) {
    for await (const batch of watchReadingBatches(client, { after: cursor }, { intervalMs: 1 })) {
      seen.push(...batch.readings.map(({ id }) => id))
      cursor = batch.cursor
      break // a crash after a batch was dealt with
    }
  }
  assert.deepEqual(
    seen,
    log.slice(0, 9).map(({ id }) => id),
  )
})

test('a Retry-After that is longer than the interval is followed', async (t) => {
  const stop = new AbortController()
  const { clock, looks } = createClock(() => stop.abort())
  const server = await startMisbehavingServer(
    t,
    answerProblemCode(429, 'too_many_requests', { 'retry-after': '90' }),
  )
  const client = createClient({ baseUrl: server.url, tokens, retry: false })
  const watch = watchReadings(client, {}, { intervalMs: 1000, signal: stop.signal, clock })
  await assert.rejects(watch.next(), { name: 'AbortError' })
  assert.deepEqual(looks, [95_000])
})

test('what does not pass ends the watch', async (t) => {
  const server = await startMisbehavingServer(t, answerProblemCode(404, 'not_found'))
  const client = createClient({ baseUrl: server.url, tokens })
  await assert.rejects(watchReadings(client).next(), (error) => isProblem(error, 'not_found'))
  await assert.rejects(watchReadings(client, {}, { intervalMs: -1 }).next(), RangeError)
})

test('without streams the server is asked to wait, and once a second where something does not wait', async (t) => {
  const { log, behave } = createLog()
  const server = await startMisbehavingServer(t, (request, response) => {
    if (server.seen.length === 3) log.push(makeReading(0))
    return behave(request, response)
  })
  const { readReadingChanges } = createClient({ baseUrl: server.url, tokens })
  const { clock, looks } = createClock(() => undefined)
  for await (const { id } of watchReadings({ readReadingChanges }, {}, { clock })) {
    assert.equal(id, 'r0')
    break
  }
  assert.deepEqual(
    server.seen.map(({ url }) => url),
    ['/readings/changes?after=now', '/readings/changes?wait=30&after=0', '/readings/changes?after=0'],
  )
  assert.deepEqual(looks, [6000])
})

test('each look is told, the first at once, with what it found and when the next one begins', async (t) => {
  const stop = new AbortController()
  const { log, behave } = createLog()
  const told: string[] = []
  const { clock } = createClock(() => {
    if (told.length === 1) log.push(...[0, 1, 2, 3].map(makeReading))
    else stop.abort()
  })
  const client = createClient({ baseUrl: (await startMisbehavingServer(t, behave)).url, tokens })
  const onLook = ({ found, nextInMs }: { found: number; nextInMs: number }) =>
    told.push(`${found} ${nextInMs}`)
  const watching = (async () => {
    for await (const { id } of watchReadings(
      client,
      {},
      { intervalMs: 60_000, signal: stop.signal, clock, onLook },
    ))
      assert.ok(id)
  })()
  await assert.rejects(watching, { name: 'AbortError' })
  assert.deepEqual(told, ['0 60000', '3 0', '1 60000'])
})
