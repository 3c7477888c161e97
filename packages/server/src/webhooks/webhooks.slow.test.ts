import assert from 'node:assert/strict'
import { it } from 'node:test'
import { runWebhookKillLoop } from '../../testing/webhook-kill-loop.ts'

/** The short form of `webhooks.prove.ts`. */
it('every acknowledged reading reaches receivers that misbehave, whenever the server is killed', async (t) => {
  const { acknowledged, receivers } = await runWebhookKillLoop(4)
  assert.ok(acknowledged > 0)
  for (const { taken, requests } of Object.values(receivers)) assert.ok(taken > 0 && requests >= taken)
  t.diagnostic(`${acknowledged} readings; ${JSON.stringify(receivers)}`)
})
