import assert from 'node:assert/strict'
import { callFor, callForBody, callForProblem, type OperationLine, readList } from './operation-line.ts'
import type { Scene } from './scene.ts'

/** A receiver that is not there: names of this kind belong to nobody. */
const url = 'https://receiver.example/hook'

function pathOf(scene: Scene): { webhook_id: string } {
  const id = scene.made.get('webhook')
  assert.ok(id, 'no line before made a webhook')
  return { webhook_id: id }
}

/** Webhooks of the organisation, of which one is made, used and deleted. */
export const webhookLines: readonly OperationLine[] = [
  {
    operation: 'create_webhook',
    checks: 'one that begins now; its secret is that of Standard Webhooks',
    run: async (client, scene) => {
      const body = { url, description: 'Alarms' }
      const made = await callForBody(client, 201, { operation: 'create_webhook', body }, body)
      assert.match(String(made.secret), /^whsec_/)
      assert.ok(typeof made.webhook_id === 'string')
      scene.made.set('webhook', made.webhook_id)
    },
  },
  {
    operation: 'list_webhooks',
    checks: 'the only one, without its secret',
    run: async (client) => {
      const { body } = await callFor(client, 200, { operation: 'list_webhooks', query: { limit: 5 } })
      assert.deepEqual(
        readList(body).map((webhook) => webhook.url),
        [url],
      )
      assert.ok(!JSON.stringify(body).includes('whsec_'))
    },
  },
  {
    operation: 'change_webhook',
    checks: 'paused, with another description',
    run: async (client, scene) => {
      const call = { operation: 'change_webhook', path: pathOf(scene) }
      const body = { description: 'Alarms at night', paused: true }
      const expected = { description: 'Alarms at night', status: 'paused' }
      await callForBody(client, 200, { ...call, body }, expected)
    },
  },
  {
    operation: 'read_webhook',
    checks: 'the webhook as it was changed, and why it is paused',
    run: async (client, scene) => {
      const call = { operation: 'read_webhook', path: pathOf(scene) }
      const expected = { description: 'Alarms at night', status: 'paused', pause: { reason: 'requested' } }
      await callForBody(client, 200, call, expected)
    },
  },
  {
    operation: 'rotate_webhook_secret',
    checks: 'a new secret; the one before signs as well until a time',
    run: async (client, scene) => {
      const call = { operation: 'rotate_webhook_secret', path: pathOf(scene), body: { overlap_s: 3600 } }
      const { secret, secret_overlap_until: until } = await callForBody(client, 200, call, pathOf(scene))
      assert.match(String(secret), /^whsec_/)
      assert.ok(Number(until) > Date.now() / 1000 + 3000)
    },
  },
  {
    operation: 'redeliver_webhook',
    checks: 'it begins anew with what is stored from now on',
    run: async (client, scene) => {
      const call = { operation: 'redeliver_webhook', path: pathOf(scene), body: { from: 'now' } }
      await callForBody(client, 200, call, { ...pathOf(scene), lag_readings: 0 })
    },
  },
  {
    operation: 'test_webhook',
    checks: 'a test that does not arrive, with the reason',
    run: async (client, scene) => {
      const call = { operation: 'test_webhook', path: pathOf(scene) }
      const { error } = await callForBody(client, 200, call, { kind: 'test', delivered: false, readings: 0 })
      assert.ok(typeof error === 'string' && error !== '')
    },
  },
  {
    operation: 'list_webhook_attempts',
    checks: 'that test',
    run: async (client, scene) => {
      const call = { operation: 'list_webhook_attempts', path: pathOf(scene), query: { limit: 5 } }
      const attempts = readList((await callFor(client, 200, call)).body)
      assert.deepEqual(
        attempts.map(({ kind, delivered }) => [kind, delivered]),
        [['test', false]],
      )
    },
  },
  {
    operation: 'delete_webhook',
    checks: 'afterwards not found',
    run: async (client, scene) => {
      const path = pathOf(scene)
      await callFor(client, 204, { operation: 'delete_webhook', path })
      await callForProblem(client, 404, 'not_found', { operation: 'read_webhook', path })
    },
  },
]
