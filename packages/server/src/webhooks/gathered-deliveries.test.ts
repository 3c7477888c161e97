import assert from 'node:assert/strict'
import { it } from 'node:test'
import { startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { startWebhookReceiver } from '../../testing/webhook-receiver.ts'

it('a reading after a quiet time is delivered at once, and those that follow it gather', {
  timeout: 60_000,
}, async () => {
  const receiver = await startWebhookReceiver()
  // They gather until the test ends the wait, so that nothing here depends on the pace of a machine.
  const api = await startAdministrationServer(undefined, {
    settings: { webhookNetworks: '127.0.0.0/8' },
    webhookRules: { gatherMs: 3_600_000 },
  })
  const { admin } = api.people
  const { webhook_id: id } = (await api.as(admin, 'POST', '/webhooks', { url: receiver.url })).body
  const startS = Math.floor(Date.now() / 1000) - 1_000
  const post = (index: number) =>
    api.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: startS + index, value: 500 }])
  await post(0)
  await receiver.waitFor(1)
  while ((await api.as(admin, 'GET', `/webhooks/${id}/attempts`)).body.data.length === 0);
  for (let index = 1; index <= 30; index += 1) await post(index)
  await api.as(admin, 'PATCH', `/webhooks/${id}`, { description: 'begins anew' })
  await receiver.until(() => receiver.requests.flatMap(({ readings }) => readings).length >= 31)
  assert.deepEqual(
    receiver.requests.map(({ readings }) => readings.length),
    [1, 30],
  )
  await api.server.close()
  await receiver.stop()
})
