import assert from 'node:assert/strict'
import { test } from 'node:test'
import { captureLog, waitUntil } from '../../testing/test-shim.ts'
import { startWebhookReceiver } from '../../testing/webhook-receiver.ts'
import { createLog } from '../shim-log.ts'
import { Alerts } from './alerts.ts'

test('an alert that waits to be delivered gives way to a newer one about the same thing alone', async (t) => {
  let isMended = false
  const taken: string[] = []
  const receiver = await startWebhookReceiver(({ body }) => {
    if (isMended) taken.push(JSON.parse(body).data.detail)
    return { status: isMended ? 204 : 503 }
  })
  t.after(() => receiver.stop())
  const mended = Promise.withResolvers<void>()
  const capture = captureLog()
  const alerts = new Alerts({
    url: receiver.url,
    key: undefined,
    name: 'cellar',
    server: 'https://api.example.org',
    log: createLog(capture, () => 'info'),
    now: Date.now,
    pause: (_ms, signal) =>
      Promise.race([
        mended.promise,
        new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
      ]),
  })
  alerts.tell({ event: 'token_unavailable', detail: 'older' })
  alerts.tell({ event: 'login_required', detail: 'newer' })
  alerts.tell({ event: 'forwarder_failing', forwarder: 'broker', detail: 'away' })
  await waitUntil(() => (capture.text.match(/the alert was not taken/g)?.length ?? 0) >= 2)
  isMended = true
  mended.resolve()
  await waitUntil(() => taken.length === 2)
  assert.deepEqual(taken.sort(), ['away', 'newer'])
  await alerts.close()
})
