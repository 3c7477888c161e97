/** How far behind webhooks say they are: never less than they are. */
import assert from 'node:assert/strict'
import { after, afterEach, before, it } from 'node:test'
import type { WebhookOutput } from '@openlightfi/contract'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../testing/webhook-receiver.ts'
import { maxClockSkewMs } from '../readings/index.ts'

let movedMs = 0
const nowMs = () => Date.now() + movedMs
let api: AdministrationServer
before(async () => {
  api = await startAdministrationServer(undefined, {
    clock: nowMs,
    settings: { webhookNetworks: '127.0.0.0/8', metricsPort: 0 },
    webhookRules: { timeoutMs: 300, backOffMs: () => 10 },
  })
})
after(() => api.server.close())

const receivers: WebhookReceiver[] = []
const created: string[] = []
afterEach(async () => {
  for (const id of created.splice(0)) await asAdmin('DELETE', `/webhooks/${id}`)
  for (const receiver of receivers.splice(0)) await receiver.stop()
})

async function asAdmin(method: string, path: string, body?: unknown): Promise<WebhookOutput> {
  const answer = await api.as(api.people.admin, method, path, body)
  assert.ok(answer.status < 300, JSON.stringify(answer.body))
  return answer.body
}

async function create(more: object = {}): Promise<{ id: string; webhook: WebhookOutput }> {
  const receiver = await startWebhookReceiver(() => ({ status: 500 }))
  receivers.push(receiver)
  const webhook = await asAdmin('POST', '/webhooks', { url: receiver.url, ...more })
  created.push(webhook.webhook_id)
  return { id: webhook.webhook_id, webhook }
}

let next = 0
/** Stores readings that were measured `ageS` ago. @returns a moment just before that, Unix milliseconds. */
async function store(count: number, ageS = 0, varName = 'CO2ppm'): Promise<number> {
  const beforeMs = nowMs()
  const readings = Array.from({ length: count }, () => {
    next += 0.001
    return { sensor_id: sensorId, var_name: varName, time: beforeMs / 1000 - ageS - 100 + next, value: 50 }
  })
  const answer = await api.post(readings)
  assert.equal(answer.body.accepted, count, JSON.stringify(answer.body).slice(0, 300))
  return beforeMs
}

/** Asserts how long ago what waits was stored, as far as it can be known. */
function assertLag({ lag_s: lagS }: WebhookOutput, storedMs: number, ageS = 0): void {
  const trueS = (nowMs() - storedMs) / 1000
  assert.ok(lagS > trueS - 30, `${lagS} s is less than the ${trueS} s of the oldest`)
  assert.ok(lagS < trueS + ageS + 100 + maxClockSkewMs / 1000 + 30, `${lagS} s is far from ${trueS} s`)
}

async function readMetric(name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${api.server.metricsPort}/metrics`)).text()
  return Number(new RegExp(`^${name}\\{organisation="org"\\} (\\S+)$`, 'm').exec(text)?.[1])
}

it('counts what waits before redeliver and create answer, with the age of the oldest', async () => {
  const storedMs = await store(3)
  movedMs += 15 * 60_000
  await store(2)
  const { id, webhook } = await create()
  assert.deepEqual([webhook.lag_readings, webhook.lag_s], [0, 0])
  const again = await asAdmin('POST', `/webhooks/${id}/redeliver`, { from: 'beginning' })
  assert.equal(again.lag_readings, 5)
  assertLag(again, storedMs)
  assert.ok((await readMetric('lightfi_webhook_lag_seconds')) > 15 * 60 - 30)
  assert.ok((await readMetric('lightfi_webhook_lag_readings')) >= 5)
  const { webhook: fromBeginning } = await create({ start: 'beginning' })
  assert.equal(fromBeginning.lag_readings, 5)
  assertLag(fromBeginning, storedMs)
  const narrow = { location_ids: ['org'], var_names: ['temperatureC'] }
  const nothing = await create({ start: 'beginning', filter: narrow })
  assert.deepEqual([nothing.webhook.lag_readings, nothing.webhook.lag_s], [0, 0])
  const later = await asAdmin('POST', `/webhooks/${id}/redeliver`, { from: 'now' })
  assert.deepEqual([later.lag_readings, later.lag_s], [0, 0])
})

it('asks the engine where the oldest is no longer in memory', async () => {
  const storedMs = await store(1, 3600, 'temperatureC')
  movedMs += 15 * 60_000
  for (let round = 0; round < 3; round += 1) await store(8_000)
  const filter = { var_names: ['temperatureC'] }
  const { webhook } = await create({ start: 'beginning', filter })
  assert.equal(webhook.lag_readings, 1)
  assertLag(webhook, storedMs, 3600)
  const { webhook: all } = await create({ start: 'beginning' })
  assert.ok(all.lag_readings > 24_000)
})

it('knows to the minute when old readings were stored', async () => {
  await store(1, 0, 'particulateMatter') // since when the next ones can have been stored
  movedMs += 3 * 60_000
  const storedMs = await store(1, 20 * 86_400, 'VOCppb')
  movedMs += 5 * 60_000
  const filter = { var_names: ['VOCppb'] }
  const { webhook } = await create({ start: 'beginning', filter })
  assert.equal(webhook.lag_readings, 1)
  const trueS = (nowMs() - storedMs) / 1000
  assert.ok(webhook.lag_s >= trueS && webhook.lag_s < trueS + 5 * 60, `${webhook.lag_s} s of ${trueS} s`)
})

it('grows with a failing receiver, and with another filter that wants older readings', async () => {
  const storedMs = await store(1, 0, 'relativeHumidity')
  movedMs += 5 * 60_000
  const laterMs = await store(1, 0, 'batteryLevelPct')
  const { id, webhook } = await create({ start: 'beginning', filter: { var_names: ['batteryLevelPct'] } })
  assertLag(webhook, laterMs)
  movedMs += 15 * 60_000
  assertLag(await asAdmin('GET', `/webhooks/${id}`), laterMs)
  const filter = { var_names: ['batteryLevelPct', 'relativeHumidity'] }
  const wider = await asAdmin('PATCH', `/webhooks/${id}`, { filter })
  assert.equal(wider.lag_readings, 2)
  assertLag(wider, storedMs)
})

it('is told of a paused webhook too, in lists and metrics, without being asked for by its id', async () => {
  const { id } = await create({ filter: { var_names: ['temperatureC'] } })
  await asAdmin('PATCH', `/webhooks/${id}`, { paused: true })
  await store(1) // not wanted
  assert.equal(await readMetric('lightfi_webhook_lag_readings'), 0)
  const storedMs = await store(2, 0, 'temperatureC')
  movedMs += 5 * 60_000
  while ((await readMetric('lightfi_webhook_lag_readings')) !== 2);
  assert.ok((await readMetric('lightfi_webhook_lag_seconds')) >= (nowMs() - storedMs) / 1000 - 30)
})
