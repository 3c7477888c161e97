import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId, strangersSensorId } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'

const newId = 'AQ2-0000000000B1'

describe('a sensor that takes the place of another', () => {
  let api: AdministrationServer
  before(async () => {
    api = await startAdministrationServer()
  })
  after(() => api.server.close())
  const asAdmin = (method: string, path: string, body?: unknown) =>
    api.as(api.people.admin, method, path, body)
  const replace = (id: string, body: unknown) => asAdmin('POST', `/sensors/${id}/replace`, body)

  it('must have an id that nobody has, and nothing is done without', async () => {
    for (const taken of [strangersSensorId, sensorId]) {
      const refused = await replace(sensorId, { sensor_id: taken })
      assertProblem(refused, 'invalid_body')
      assert.equal(refused.body.errors[0].pointer, '/sensor_id')
    }
    assert.equal((await asAdmin('GET', `/sensors/${sensorId}`)).body.retired_at, null)
  })

  it('lies where that does, and that is retired with its history', async () => {
    await asAdmin('PATCH', `/sensors/${sensorId}`, { polygon_id: 'p' })
    await api.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: 1_760_000_000, value: 500 }])
    const { body: old } = await asAdmin('GET', `/sensors/${sensorId}`)
    const { status, body } = await replace(sensorId, { sensor_id: newId })
    assert.equal(status, 201)
    for (const member of ['name', 'location_id', 'position', 'polygon_id'])
      assert.deepEqual(body[member], old[member], member)
    assert.deepEqual([body.sensor_id, body.data, body.retired_at], [newId, [], null])
    const { body: retired } = await asAdmin('GET', `/sensors/${sensorId}`)
    assert.equal(typeof retired.retired_at, 'number')
    assert.equal(retired.data[0].value, 500)
    const posted = await api.post([{ sensor_id: newId, var_name: 'CO2ppm', time: 1_760_000_060, value: 600 }])
    assert.equal(posted.body.accepted, 1)
  })

  it('is in the audit log with the one before, each by its name', async () => {
    const { data, names } = (await asAdmin('GET', '/audit?limit=10')).body
    const [created, replaced] = data
    assert.deepEqual([created.action, created.details.replaces], ['sensor.created', sensorId])
    assert.deepEqual([replaced.action, replaced.details.replaced_by], ['sensor.replaced', newId])
    assert.ok(names.some(({ kind, id }: { kind: string; id: string }) => kind === 'sensor' && id === newId))
  })

  it('may have another name, and replaces only what is still as it was read', async () => {
    const { body: before } = await asAdmin('GET', `/sensors/${newId}`)
    await asAdmin('PATCH', `/sensors/${newId}`, { name: 'Moved meanwhile' })
    const path = `/sensors/${newId}/replace`
    const send = (version: string) =>
      api.call(path, {
        token: api.people.admin.token,
        method: 'POST',
        headers: { 'if-match': `"${version}"` },
        body: JSON.stringify({ sensor_id: 'AQ2-0000000000B2', name: 'Third' }),
      })
    assertProblem(await send(before.version), 'changed_meanwhile')
    const { body: now } = await asAdmin('GET', `/sensors/${newId}`)
    const done = await send(now.version)
    assert.deepEqual([done.status, done.body.name], [201, 'Third'])
  })

  it('is for administrators of the place', async () => {
    const path = '/sensors/AQ2-0000000000B2/replace'
    const body = { sensor_id: 'AQ2-0000000000B3' }
    assertProblem(await api.as(api.people.installer, 'POST', path, body), 'insufficient_role')
    assertProblem(await api.as(api.people.stranger, 'POST', path, body), 'not_found')
    assert.equal((await api.as(api.people.partAdmin, 'POST', path, body)).status, 201)
  })
})
