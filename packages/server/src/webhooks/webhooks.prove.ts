/**
 * The long proof of webhooks, for `npm run prove`: the server is killed thirty times amid deliveries to
 * receivers that hang, answer 500, 410 and garbage, close early and half-way, and are slow.
 */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { runWebhookKillLoop } from '../../testing/webhook-kill-loop.ts'

it('thirty kills amid deliveries: nothing missed, nothing repeated beyond one request a kill', async (t) => {
  const report = await runWebhookKillLoop(30)
  assert.equal(report.kills, 30)
  assert.ok(report.acknowledged > 10_000)
  t.diagnostic(
    `${report.kills} kills, ${report.acknowledged} readings acknowledged, all taken by each receiver`,
  )
  for (const [name, { requests, taken, repeated }] of Object.entries(report.receivers))
    t.diagnostic(`${name}: ${requests} requests, ${taken} taken, ${repeated} of them again`)
})
