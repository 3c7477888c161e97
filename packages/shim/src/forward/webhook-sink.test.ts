import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { makeReading } from '../../testing/make-reading.ts'
import { type Answer, startWebhookReceiver, type WebhookReceiver } from '../../testing/webhook-receiver.ts'
import { CursorFile } from './cursor-file.ts'
import { HopelessError } from './hopeless-error.ts'
import { RefusedError, RetryLaterError } from './sink.ts'
import { WebhookSink } from './webhook-sink.ts'

const nowMs = 1_760_000_000_500
const never = new AbortController().signal
let root: string
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightfi-webhook-'))
})
const receivers: WebhookReceiver[] = []
after(async () => {
  for (const receiver of receivers) await receiver.stop()
  await rm(root, { recursive: true })
})

let count = 0
async function open(answer: Answer, secretFile?: string, now = () => nowMs) {
  const receiver = await startWebhookReceiver(() => answer)
  receivers.push(receiver)
  const common = { name: 'hook', start: 'now', batchSize: 10, maxRetryDelayS: 60 } as const
  const config = {
    ...common,
    type: 'webhook',
    url: receiver.url,
    timeoutMs: 5000,
    ...(secretFile && { secretFile }),
  } as const
  const cursor = new CursorFile(join(root, `${++count}.json`))
  const sink = new WebhookSink(config, cursor, now)
  await sink.open()
  return { sink, receiver, cursor }
}

it('readings are posted with a signature of the body and the time, and a name that is the same for the same readings', async () => {
  const secretFile = join(root, 'key')
  await writeFile(secretFile, 'k3y\n')
  const { sink, receiver, cursor } = await open({ status: 200 }, secretFile)
  const readings = [makeReading({ id: 'a' }), makeReading({ id: 'b' })]
  await sink.deliver(readings, 'c1', never)
  await sink.deliver(readings, 'c1', never)
  await sink.deliver(readings.slice(1), 'c2', never)
  const [first, again, other] = receiver.requests
  assert.deepEqual(JSON.parse(first?.body ?? ''), {
    type: 'readings.stored',
    timestamp: new Date(nowMs).toISOString(),
    data: { readings },
  })
  assert.equal(first?.body, again?.body)
  assert.equal(first?.headers['webhook-id'], again?.headers['webhook-id'])
  assert.notEqual(first?.headers['webhook-id'], other?.headers['webhook-id'])
  assert.equal(await cursor.read(), 'c2')
})

it('a secret as Standard Webhooks writes it is used as its library does, and any other text by its own bytes', async () => {
  for (const [secret, format] of [
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', undefined],
    ['any text of our own', 'raw'],
  ] as const) {
    const secretFile = join(root, 'secret')
    await writeFile(secretFile, `${secret}\n`)
    const { sink, receiver } = await open({ status: 204 }, secretFile, Date.now)
    await sink.deliver([makeReading()], 'c1', never)
    await sink.probe(never)
    const library = new Webhook(secret, format && { format })
    for (const { body, headers } of receiver.requests) library.verify(body, headers as Record<string, string>)
    assert.equal(receiver.requests.length, 2)
  }
  const wrong = join(root, 'wrong')
  await writeFile(wrong, 'whsec_no base64!')
  await assert.rejects(open({ status: 204 }, wrong), /base64 must follow/)
})

it('every answer but 2xx leaves the cursor where it was, and says whose fault it is', async () => {
  const cases: readonly [Answer, (error: Error) => boolean][] = [
    [{ status: 400 }, (error) => error instanceof RefusedError],
    [{ status: 413 }, (error) => error instanceof RefusedError],
    [{ status: 422 }, (error) => error instanceof RefusedError],
    [{ status: 401 }, (error) => /answered 401/.test(error.message) && !(error instanceof RefusedError)],
    [{ status: 404 }, (error) => !(error instanceof RefusedError)],
    [{ status: 500 }, (error) => !(error instanceof RetryLaterError)],
    [{ status: 307, headers: { location: '/elsewhere' } }, (error) => /answered 307/.test(error.message)],
    [{ status: 429, headers: { 'retry-after': '7' } }, (error) => Reflect.get(error, 'afterMs') === 7000],
    [
      { status: 503, headers: { 'retry-after': new Date(nowMs + 9500).toUTCString() } },
      (error) => Reflect.get(error, 'afterMs') === 9500,
    ],
    [{ status: 503, headers: { 'retry-after': 'soon' } }, (error) => !(error instanceof RetryLaterError)],
    ['hang up', (error) => error instanceof TypeError],
  ]
  for (const [answer, isRight] of cases) {
    const { sink, receiver, cursor } = await open(answer)
    await assert.rejects(sink.deliver([makeReading()], 'c1', never), (error: Error) => {
      assert.ok(isRight(error), `${JSON.stringify(answer)}: ${error}`)
      assert.ok(!String(error).includes('s3cret'))
      return true
    })
    assert.equal(await cursor.read(), undefined)
    assert.equal(receiver.requests.length, 1)
  }
})

it('nothing is posted when there are no readings', async () => {
  const { sink, receiver, cursor } = await open({ status: 200 })
  await sink.deliver([], 'c1', never)
  assert.equal(receiver.requests.length, 0)
  assert.equal(await cursor.read(), 'c1')
})

it('an empty or missing key is an error when the sink opens', async () => {
  const secretFile = join(root, 'empty')
  await writeFile(secretFile, '\n')
  await assert.rejects(open({ status: 200 }, secretFile), /is empty/)
  await assert.rejects(open({ status: 200 }, join(root, 'missing')), /ENOENT/)
})

it('a look posts a test without readings: whatever speaks of its content means that somebody is there', async () => {
  const good = await open({ status: 204 })
  await good.sink.probe(never)
  assert.equal(JSON.parse(good.receiver.requests[0]?.body ?? '').type, 'webhook.test')
  await (await open({ status: 422 })).sink.probe(never)
  for (const status of [302, 401, 404, 503]) {
    const { sink } = await open({ status })
    await assert.rejects(sink.probe(never), new RegExp(`the webhook answered ${status}`))
  }
  const gone = await open({ status: 410 })
  await assert.rejects(gone.sink.deliver([makeReading()], 'c1', never), HopelessError)
})
