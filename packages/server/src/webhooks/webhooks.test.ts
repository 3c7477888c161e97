import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import type { WebhookAttempt, WebhookOutput } from '@openlightfi/contract'
import { Webhook } from 'standardwebhooks'
import { readPageBlock } from '../../../../tools/pages/read-page-blocks.ts'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import {
  type ReceivedRequest,
  startWebhookReceiver,
  type WebhookReceiver,
} from '../../testing/webhook-receiver.ts'

const hallSensor = 'AQ2-00000000AAAA'
const startS = Math.floor(Date.now() / 1000) - 10_000

let api: AdministrationServer
before(async () => {
  api = await startAdministrationServer(undefined, {
    settings: { webhookNetworks: '127.0.0.0/8', metricsPort: 0 },
    webhookRules: { timeoutMs: 300, backOffMs: () => 10 },
  })
  const { estate } = api.server
  await estate.createLocation({ locationId: 'hall', parentId: 'org', kind: 'building', name: 'Hall' })
  await estate.createSensor({ sensorId: hallSensor, locationId: 'hall', name: 'Hall' })
})
after(() => api.server.close())

const receivers: WebhookReceiver[] = []
const created: string[] = []
afterEach(async () => {
  for (const id of created.splice(0)) await asAdmin('DELETE', `/webhooks/${id}`)
  for (const receiver of receivers.splice(0)) await receiver.stop()
})

const asAdmin = (method: string, path: string, body?: unknown) => api.as(api.people.admin, method, path, body)

async function receive(...parts: Parameters<typeof startWebhookReceiver>): Promise<WebhookReceiver> {
  const receiver = await startWebhookReceiver(...parts)
  receivers.push(receiver)
  return receiver
}

async function create(url: string, more: object = {}): Promise<{ id: string; secret: string }> {
  const answer = await asAdmin('POST', '/webhooks', { url, ...more })
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
  created.push(answer.body.webhook_id)
  return { id: answer.body.webhook_id, secret: answer.body.secret }
}

const read = async (id: string): Promise<WebhookOutput> => (await asAdmin('GET', `/webhooks/${id}`)).body
const readAttempts = async (id: string): Promise<WebhookAttempt[]> =>
  (await asAdmin('GET', `/webhooks/${id}/attempts`)).body.data

/** Asks until a webhook is as wanted. */
async function readUntil(id: string, isWanted: (webhook: WebhookOutput) => boolean): Promise<WebhookOutput> {
  for (;;) {
    const webhook = await read(id)
    if (isWanted(webhook)) return webhook
  }
}

let time = startS
/** Posts readings with times that no other has. */
async function post(count: number, sensor_id = sensorId, var_name = 'CO2ppm'): Promise<number[]> {
  const readings = Array.from({ length: count }, () => {
    time += 1
    return { sensor_id, var_name, time, value: 20 + (time % 100) }
  })
  const answer = await api.post(readings)
  assert.deepEqual(answer.body, { accepted: count, throttled: 0, rejected: [] })
  return readings.map((reading) => reading.time)
}

const timesOf = (requests: readonly ReceivedRequest[]) =>
  requests.flatMap(({ readings }) => readings.map((reading) => reading.time))

describe('a webhook', () => {
  it('is told each reading once, in the order of the log, in a form that the library of Standard Webhooks verifies', async () => {
    const receiver = await receive()
    const { id, secret } = await create(receiver.url, { description: 'Energy' })
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
    const times = [...(await post(1)), ...(await post(2500))]
    await receiver.until(() => timesOf(receiver.requests).length >= times.length)
    assert.deepEqual(timesOf(receiver.requests), times)
    const library = new Webhook(secret)
    for (const { body, headers, readings } of receiver.requests) {
      const verified = library.verify(body, headers as Record<string, string>) as Record<string, unknown>
      assert.equal(verified.type, 'readings.stored')
      assert.match(String(verified.timestamp), /^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/)
      assert.ok(readings.length <= 1000 && body.length <= 140_000)
      assert.deepEqual(Object.keys(readings[0] ?? {}), ['id', 'sensor_id', 'var_name', 'time', 'value'])
    }
    assert.throws(() => new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`).verify('{}', {}))
    const caughtUp = await readUntil(id, ({ lag_readings }) => lag_readings === 0)
    assert.deepEqual([caughtUp.lag_s, caughtUp.status, caughtUp.failures], [0, 'active', 0])
    const shown = JSON.stringify([caughtUp, (await asAdmin('GET', '/webhooks')).body])
    assert.ok(!shown.includes(secret), 'the secret is shown once')
  })

  it('is told what the page shows', async () => {
    const receiver = await receive()
    await create(receiver.url)
    await post(1)
    await receiver.waitFor(1)
    const shown = JSON.parse(readPageBlock('docs/webhooks.md#what-is-sent:1').text)
    const told = JSON.parse(receiver.requests[0]?.body ?? '')
    const listMembers = ({ data, ...rest }: typeof shown) => [
      Object.keys(rest),
      Object.keys(data),
      Object.entries(data.readings[0]).map(([name, value]) => [name, typeof value]),
    ]
    assert.deepEqual(listMembers(told), listMembers(shown))
    assert.equal(told.type, shown.type)
  })

  it('begins at the beginning, or behind a cursor, when that is asked for', async () => {
    await post(3)
    const { next_cursor } = (await asAdmin('GET', '/readings/changes?limit=10000')).body
    const times = await post(2)
    const [all, since] = [await receive(), await receive()]
    await create(all.url, { start: 'beginning' })
    await create(since.url, { start: next_cursor })
    await since.until(() => timesOf(since.requests).length >= 2)
    await all.until(() => timesOf(all.requests).includes(times[1] ?? 0))
    assert.deepEqual(timesOf(since.requests), times)
    assert.ok(timesOf(all.requests).length >= 5)
    assertProblem(await asAdmin('POST', '/webhooks', { url: all.url, start: 'yesterday' }), 'invalid_body')
  })

  it('tries the same again under the same id with a new time, and something else under another', async () => {
    let isUp = false
    const receiver = await receive(() => ({ status: isUp ? 200 : 500 }))
    const { id } = await create(receiver.url)
    const [first = 0] = await post(1)
    await receiver.waitFor(3)
    const failing = await readUntil(id, ({ failures }) => failures >= 2)
    assert.equal(failing.lag_readings, 1)
    assert.ok(failing.lag_s > 0)
    const [one, two] = receiver.requests
    assert.equal(one?.headers['webhook-id'], two?.headers['webhook-id'])
    assert.equal(one?.body, two?.body)
    // The reading is corrected: the one before is no more.
    await api.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: first, value: 999 }])
    isUp = true
    await receiver.until(() =>
      receiver.requests.some(({ readings }) => readings.some((r) => r.value === 999)),
    )
    const ids = new Map<string, string>()
    for (const { headers, body } of receiver.requests) {
      const known = ids.get(String(headers['webhook-id']))
      assert.ok(known === undefined || known === body, 'one id stands for one body')
      ids.set(String(headers['webhook-id']), body)
    }
    await readUntil(id, ({ failures, lag_readings }) => failures === 0 && lag_readings === 0)
  })

  it('delivers nothing of other places, whatever moves', async () => {
    let isUp = true
    const receiver = await receive(() => ({ status: isUp ? 204 : 503 }))
    const { id } = await create(receiver.url, { filter: { location_ids: ['building'] } })
    const [inside = 0] = await post(1)
    await post(1, hallSensor)
    await receiver.waitFor(1)
    isUp = false
    await post(1)
    await readUntil(id, ({ failures }) => failures > 0)
    // The sensor leaves while its reading is on its way: it is not delivered after that.
    await api.server.estate.changeSensor(sensorId, { locationId: 'hall' })
    const { webhooks } = api.server
    await readUntil(id, () => webhooks.require('org', id).progress.batch === undefined)
    const before = receiver.requests.length
    isUp = true
    await api.server.estate.changeSensor(hallSensor, { locationId: 'building' })
    const [moved = 0] = await post(1, hallSensor)
    await receiver.until(() => timesOf(receiver.requests).includes(moved))
    assert.deepEqual(timesOf(receiver.requests.slice(0, 1)), [inside])
    assert.deepEqual(timesOf(receiver.requests.slice(before)), [moved])
    await api.server.estate.changeSensor(sensorId, { locationId: 'floor' })
    await api.server.estate.changeSensor(hallSensor, { locationId: 'hall' })
  })

  it('narrows to sensors and variables', async () => {
    const receiver = await receive()
    await create(receiver.url, { filter: { sensor_ids: [sensorId], var_names: ['temperatureC'] } })
    await post(1, sensorId, 'CO2ppm')
    await post(1, hallSensor, 'temperatureC')
    const wanted = await post(1, sensorId, 'temperatureC')
    await receiver.waitFor(1)
    assert.deepEqual(timesOf(receiver.requests), wanted)
  })

  it('pauses and says so when its location is gone, and goes on with another', async () => {
    const { estate } = api.server
    await estate.createLocation({ locationId: 'shed', parentId: 'org', kind: 'building', name: 'Shed' })
    const receiver = await receive()
    const { id } = await create(receiver.url, { filter: { location_ids: ['shed'] } })
    await estate.deleteLocation('shed')
    await asAdmin('PATCH', `/webhooks/${id}`, { description: 'wakes it' })
    const paused = await readUntil(id, ({ status }) => status === 'paused')
    assert.equal(paused.pause?.reason, 'location_deleted')
    assert.match(paused.pause?.detail ?? '', /shed is gone/)
    assertProblem(await asAdmin('PATCH', `/webhooks/${id}`, { paused: false }), 'not_possible')
    await asAdmin('PATCH', `/webhooks/${id}`, { paused: false, filter: {} })
    const times = await post(1)
    await receiver.waitFor(1)
    assert.deepEqual(timesOf(receiver.requests), times)
  })

  it('is paused by 410, and by an administrator, and then goes on from where it stood', async () => {
    let isGone = true
    const receiver = await receive(() => ({ status: isGone ? 410 : 200 }))
    const { id } = await create(receiver.url)
    const times = await post(1)
    const paused = await readUntil(id, ({ status }) => status === 'paused')
    assert.deepEqual([paused.pause?.reason, paused.lag_readings], ['gone', 1])
    isGone = false
    times.push(...(await post(2)))
    assert.equal((await asAdmin('PATCH', `/webhooks/${id}`, { paused: false })).body.status, 'active')
    await receiver.until(() => timesOf(receiver.requests).length >= 4)
    assert.deepEqual(timesOf(receiver.requests.slice(1)), times)
    await readUntil(id, ({ lag_readings }) => lag_readings === 0)
    const byHand = await asAdmin('PATCH', `/webhooks/${id}`, { paused: true })
    assert.equal(byHand.body.pause.reason, 'requested')
    const more = await post(1)
    assert.equal((await read(id)).lag_readings, 1)
    await asAdmin('PATCH', `/webhooks/${id}`, { paused: false })
    await receiver.until(() => timesOf(receiver.requests).includes(more[0] ?? 0))
  })

  it('signs with both secrets while they overlap', async () => {
    const receiver = await receive()
    const { id, secret } = await create(receiver.url)
    const rotated = (await asAdmin('POST', `/webhooks/${id}/secret`, {})).body
    assert.ok(rotated.secret_overlap_until > Date.now() / 1000 + 86_000)
    await post(1)
    await receiver.waitFor(1)
    const verify = (key: string, { body, headers }: ReceivedRequest) =>
      new Webhook(key).verify(body, headers as Record<string, string>)
    for (const key of [secret, rotated.secret]) verify(key, receiver.requests[0] as ReceivedRequest)
    const last = (await asAdmin('POST', `/webhooks/${id}/secret`, { overlap_s: 0 })).body
    assert.equal(last.secret_overlap_until, null)
    await post(1)
    await receiver.waitFor(2)
    verify(last.secret, receiver.requests[1] as ReceivedRequest)
    assert.throws(() => verify(rotated.secret, receiver.requests[1] as ReceivedRequest))
    assertProblem(await asAdmin('POST', `/webhooks/${id}/secret`, { overlap_s: 604_801 }), 'invalid_body')
  })

  it('can be tested, whatever it delivers, and tells how that went', async () => {
    const receiver = await receive((_request, index) => ({ status: index === 0 ? 204 : 400 }))
    const { id, secret } = await create(receiver.url)
    await asAdmin('PATCH', `/webhooks/${id}`, { paused: true })
    const good = (await asAdmin('POST', `/webhooks/${id}/test`)).body
    assert.deepEqual([good.delivered, good.status, good.error, good.kind], [true, 204, undefined, 'test'])
    const [request] = receiver.requests
    const body = new Webhook(secret).verify(request?.body ?? '', request?.headers as Record<string, string>)
    assert.deepEqual(Object.entries(body as object).slice(0, 1), [['type', 'webhook.test']])
    const bad = (await asAdmin('POST', `/webhooks/${id}/test`)).body
    assert.deepEqual([bad.delivered, bad.status, bad.error], [false, 400, 'status'])
    assert.deepEqual(
      (await readAttempts(id)).map(({ number }) => number),
      [2, 1],
    )
  })

  it('delivers again from the cursor of an attempt, under other ids, with the same ids of readings', async () => {
    const receiver = await receive()
    const { id } = await create(receiver.url)
    const times = [...(await post(2)), ...(await post(1))]
    await receiver.until(() => timesOf(receiver.requests).length >= 3)
    await readUntil(id, ({ lag_readings }) => lag_readings === 0)
    const first = (await readAttempts(id)).at(-1)
    const before = receiver.requests.length
    await asAdmin('POST', `/webhooks/${id}/redeliver`, { from: first?.from_cursor })
    await receiver.until(() => timesOf(receiver.requests).length >= 6)
    assert.deepEqual(timesOf(receiver.requests.slice(before)), times)
    const idsOf = (requests: readonly ReceivedRequest[]) =>
      requests.flatMap(({ readings }) => readings.map((reading) => reading.id))
    assert.deepEqual(idsOf(receiver.requests.slice(before)), idsOf(receiver.requests.slice(0, before)))
    const messages = receiver.requests.map(({ headers }) => headers['webhook-id'])
    assert.equal(new Set(messages).size, messages.length)
  })

  it('tells each attempt with its borders and its error, and gives none up', async () => {
    const answers = [
      { status: 500 },
      'hang',
      'hang up',
      'garbage',
      'half an answer',
      { status: 302, headers: { location: '/elsewhere' } },
      { status: 200, body: 'x'.repeat(1_000_000) },
    ] as const
    const receiver = await receive((_request, index) => answers[index] ?? { status: 204 })
    const { id } = await create(receiver.url)
    const times = await post(1)
    await receiver.waitFor(answers.length)
    await readUntil(id, ({ lag_readings }) => lag_readings === 0)
    const attempts = (await readAttempts(id)).reverse()
    assert.deepEqual(
      attempts.map(({ status, error }) => [status, error]),
      [
        [500, 'status'],
        [null, 'timeout'],
        [null, 'closed'],
        [null, 'bad_answer'],
        [null, 'closed'],
        [302, 'status'],
        [200, undefined],
      ],
    )
    assert.ok(
      attempts.every(({ readings, from_cursor, to_cursor }) => readings === 1 && from_cursor && to_cursor),
    )
    assert.deepEqual(new Set(timesOf(receiver.requests)), new Set(times))
    assert.equal(new Set(receiver.requests.map(({ headers }) => headers['webhook-id'])).size, 1)
  })
})

describe('webhooks', () => {
  it('do not wait for each other: one receiver hangs, ten are told', async () => {
    const hanging = await receive(() => 'hang')
    await create(hanging.url)
    const others: WebhookReceiver[] = []
    for (let index = 0; index < 10; index += 1) {
      const other = await receive()
      others.push(other)
      await create(other.url)
    }
    const times = await post(3)
    await hanging.waitFor(1)
    for (const other of others) {
      await other.until(() => timesOf(other.requests).length >= 3)
      assert.deepEqual(timesOf(other.requests), times)
    }
  })

  it('are of an organisation, and its administrators alone see and change them', async () => {
    const receiver = await receive()
    const { id } = await create(receiver.url)
    const { stranger, viewer } = api.people
    assertProblem(await api.as(stranger, 'GET', `/webhooks/${id}`), 'not_found')
    assertProblem(await api.as(stranger, 'POST', `/webhooks/${id}/redeliver`, { from: 'now' }), 'not_found')
    assertProblem(await api.as(viewer, 'GET', '/webhooks'), 'insufficient_role')
    assert.deepEqual((await api.as(stranger, 'GET', '/webhooks')).body.data, [])
    const foreign = { url: receiver.url, filter: { location_ids: ['building'] } }
    assertProblem(await api.as(stranger, 'POST', '/webhooks', foreign), 'invalid_body')
  })

  it('have addresses that can be reached without giving anything away', async () => {
    for (const [url, word] of [
      ['https://10.0.0.1/', /network/],
      ['https://[::1]/', /network/],
      ['https://169.254.169.254/latest', /network/],
      ['https://[::ffff:10.0.0.1]/', /network/],
      ['http://192.168.1.1/', /network/],
      ['https://user:word@receiver.example/', /no user/],
      ['https://receiver.example/#part', /fragment/],
      ['ftp://receiver.example/', /https/],
    ] as const) {
      const answer = await asAdmin('POST', '/webhooks', { url })
      assertProblem(answer, 'invalid_body')
      assert.match(answer.body.detail, word, url)
    }
  })

  it('are counted in /metrics by organisation', async () => {
    const receiver = await receive((_request, index) => ({ status: index === 0 ? 500 : 204 }))
    await create(receiver.url)
    await post(1)
    await receiver.waitFor(2)
    const text = await (await fetch(`http://127.0.0.1:${api.server.metricsPort}/metrics`)).text()
    assert.match(text, /^lightfi_webhook_deliveries_total\{organisation="org"\} \d+$/m)
    assert.match(text, /^lightfi_webhook_failures_total\{organisation="org",reason="status"\} \d+$/m)
    assert.match(text, /^lightfi_webhook_lag_seconds\{organisation="org"\} [\d.]+$/m)
    assert.match(text, /^lightfi_webhook_lag_readings\{organisation="org"\} \d+$/m)
    assert.ok(!text.includes('s3cret-path'))
  })

  it('are a hundred of an organisation at the most', async () => {
    await asAdmin('GET', '/webhooks')
    const url = 'https://receiver.invalid/'
    for (let index = 0; index < 100; index += 1) await create(url)
    assertProblem(await asAdmin('POST', '/webhooks', { url }), 'not_possible')
    const page = (await asAdmin('GET', '/webhooks?limit=60')).body
    assert.equal(page.data.length, 60)
    const rest = (await asAdmin('GET', `/webhooks?limit=60&cursor=${page.next_cursor}`)).body
    assert.deepEqual([rest.data.length, rest.next_cursor], [40, null])
  })
})
