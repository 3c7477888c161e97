import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { it } from 'node:test'
import { startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'

// Nothing here waits for a time limit: what hangs is ended by the limit of the test.
it('a receiver that switches protocols fails like others, and holds up no change, no test and no stop', {
  timeout: 60_000,
}, async () => {
  const receiver = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    )
  })
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const api = await startAdministrationServer(undefined, { settings: { webhookNetworks: '127.0.0.0/8' } })
  const { admin, stranger } = api.people
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
  const { webhook_id: id } = (await api.as(admin, 'POST', '/webhooks', { url })).body
  await api.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: Math.floor(Date.now() / 1000), value: 1 }])
  const listErrors = async () => {
    const { data } = (await api.as(admin, 'GET', `/webhooks/${id}/attempts`)).body
    return (data as { readonly error?: string }[]).map(({ error }) => error)
  }
  while ((await listErrors()).length === 0);
  assert.deepEqual(await listErrors(), ['bad_answer'])
  // A caller has two places for tests, so that a third one needs one that was given back.
  for (const _time of [1, 2, 3]) {
    const { body } = await api.as(admin, 'POST', `/webhooks/${id}/test`)
    assert.deepEqual([body.delivered, body.error], [false, 'bad_answer'])
  }
  const paused = await api.as(admin, 'PATCH', `/webhooks/${id}`, { paused: true })
  assert.equal(paused.body.status, 'paused')
  assert.equal((await api.as(stranger, 'POST', '/webhooks', { url })).status, 201)
  await api.as(admin, 'PATCH', `/webhooks/${id}`, { paused: false })
  await api.server.close()
  receiver.close()
})

it('changes of a webhook wait for each other, and for those of no other webhook', {
  timeout: 60_000,
}, async () => {
  const api = await startAdministrationServer(undefined, { settings: { webhookNetworks: '127.0.0.0/8' } })
  const { admin, stranger } = api.people
  const url = 'http://127.0.0.1:9/'
  const create = async (by: typeof admin) =>
    (await api.as(by, 'POST', '/webhooks', { url })).body.webhook_id as string
  const [held, other] = [await create(admin), await create(admin)]
  const mayEnd = Promise.withResolvers<void>()
  const holding = api.server.webhooks.require('org', held).turns.run(() => mayEnd.promise)
  let isChanged = false
  const changing = api.as(admin, 'PATCH', `/webhooks/${held}`, { description: 'late' }).then((answer) => {
    isChanged = true
    return answer
  })
  const changed = await api.as(admin, 'PATCH', `/webhooks/${other}`, { description: 'soon' })
  assert.equal(changed.body.description, 'soon')
  await create(stranger)
  assert.equal((await api.as(admin, 'DELETE', `/webhooks/${other}`)).status, 204)
  assert.equal(isChanged, false)
  mayEnd.resolve()
  await holding
  assert.equal((await changing).body.description, 'late')
  await api.server.close()
})
