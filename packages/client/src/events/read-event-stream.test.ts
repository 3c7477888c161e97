import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { NetworkError, TimeoutError } from '../errors/network-error.ts'
import { UnexpectedAnswerError } from '../errors/unexpected-answer-error.ts'
import {
  readEventData,
  readEventId,
  readEventStream,
  signOfLife,
  type WireEvent,
} from './read-event-stream.ts'

const times = { firstEventTimeoutMs: 60_000, silenceTimeoutMs: 60_000 }
const headers = { 'content-type': 'text/event-stream; charset=utf-8' }
const encoder = new TextEncoder()

async function collect(response: Response, options = {}): Promise<WireEvent[]> {
  const events: WireEvent[] = []
  for await (const arrived of readEventStream(response, { ...times, ...options })) {
    if (arrived !== signOfLife) events.push(arrived)
  }
  return events
}

test('events are the same however the bytes are cut', async () => {
  const text =
    ': hello\n\nretry: 1500\n\nevent: snapshot\r\ndata: {"etag":"ü"}\r\n\r\nevent: readings\nid: a:b\nunknown: x\ndata: [1,\ndata: 2]\n\n: \n\ndata: 3\n\n'
  const bytes = encoder.encode(text)
  const expected = [
    { name: 'snapshot', id: undefined, data: '{"etag":"ü"}' },
    { name: 'readings', id: 'a:b', data: '[1,\n2]' },
    { name: 'message', id: undefined, data: '3' },
  ]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 20 }), async (cuts) => {
      const places = [0, ...cuts.sort((one, other) => one - other), bytes.length]
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const [index, place] of places.slice(1).entries()) {
            const chunk = bytes.slice(places[index], place)
            if (chunk.length > 0) controller.enqueue(chunk)
          }
          controller.close()
        },
      })
      const retries: number[] = []
      const onRetry = (retryMs: number) => retries.push(retryMs)
      assert.deepEqual(await collect(new Response(body, { headers }), { onRetry }), expected)
      assert.deepEqual(retries, [1500])
    }),
  )
})

test('an answer that is no stream of events is refused, and its body given up', async () => {
  const response = new Response('<h1>Log in', { headers: { 'content-type': 'text/html' } })
  await assert.rejects(collect(response), UnexpectedAnswerError)
  assert.equal(response.bodyUsed, true)
})

test('silence ends a stream, at the beginning sooner than later', async () => {
  let isCancelled = false
  const open = (...pieces: string[]) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(encoder.encode(piece))
      },
      cancel() {
        isCancelled = true
      },
    })
    return new Response(body, { headers })
  }
  const begins = collect(open(': \n\n'), { firstEventTimeoutMs: 30 })
  await assert.rejects(begins, (error) => error instanceof TimeoutError && error.timeoutMs === 30)
  assert.equal(isCancelled, true)
  const later = collect(open('data: 1\n\n'), { silenceTimeoutMs: 40 })
  await assert.rejects(later, (error) => error instanceof TimeoutError && error.timeoutMs === 40)
})

test('a body that breaks is a NetworkError', async () => {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new TypeError('terminated'))
    },
  })
  await assert.rejects(collect(new Response(body, { headers })), NetworkError)
})

test('an event without an end is not kept for ever', async () => {
  const piece = encoder.encode(`data: ${'x'.repeat(1_000_000)}\n`)
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1
      controller.enqueue(piece)
    },
  })
  await assert.rejects(
    collect(new Response(body, { headers })),
    (error) => error instanceof UnexpectedAnswerError && error.isBroken,
  )
  assert.ok(sent < 20)
})

test('nothing is read while nobody asks', async () => {
  let pulls = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        pulls += 1
        controller.enqueue(encoder.encode(`data: ${pulls}\n\n`))
      },
    },
    { highWaterMark: 0 },
  )
  const events = readEventStream(new Response(body, { headers }), times)
  await events.next()
  await new Promise((resolve) => setImmediate(resolve))
  assert.equal(pulls, 1)
  await events.return(undefined)
})

test('an event whose data are no JSON, or which lacks its id, was damaged', () => {
  const isDamaged = (error: unknown) => error instanceof UnexpectedAnswerError && error.isBroken
  assert.throws(() => readEventData({ name: 'readings', id: '1', data: '[{' }), isDamaged)
  assert.throws(() => readEventId({ name: 'readings', id: undefined, data: '[]' }), isDamaged)
})
