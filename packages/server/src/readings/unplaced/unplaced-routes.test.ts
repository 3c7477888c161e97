import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  type AdministrationServer,
  startAdministrationServer,
} from '../../../testing/administration-server.ts'
import { sensorId, strangersSensorId } from '../../../testing/api-server.ts'
import { assertProblem } from '../../../testing/assert-problem.ts'

const newId = 'AQ2-0000000000F1'
const time = 1_760_000_000
const path = '/unplaced_sensors'

describe('the list of sensors that are heard and not placed', () => {
  let api: AdministrationServer
  before(async () => {
    api = await startAdministrationServer()
  })
  after(() => api.server.close())
  const list = async (person = api.people.installer) => (await api.as(person, 'GET', path)).body.data

  it('has what a gateway posted and was refused, and who posted it', async () => {
    const co2 = { sensor_id: newId, var_name: 'CO2ppm', time, value: 500 }
    const posted = await api.post([
      co2,
      { ...co2, var_name: 'temperatureC', time: time + 60, value: 20 },
      { ...co2, sensor_id: sensorId },
    ])
    assert.deepEqual([posted.body.accepted, posted.body.rejected.length], [1, 2])
    const [heard, ...others] = await list()
    assert.deepEqual(others, [])
    assert.partialDeepStrictEqual(heard, {
      sensor_id: newId,
      family: 'alpine',
      var_names: ['CO2ppm', 'temperatureC'],
      newest_time: time + 60,
      readings: 2,
    })
    assert.ok(Math.abs(heard.last_heard_at - Date.now() / 1000) < 60)
    const [by] = heard.heard_by
    assert.deepEqual([by.kind, by.name, by.readings], ['client', 'readings:write', 2])
  })

  it('has what came as lines too, and nothing of a dry run', async () => {
    const line = (id: string) => `${JSON.stringify({ sensor_id: id, var_name: 'CO2ppm', time, value: 1 })}\n`
    const post = (query: string, body: string) =>
      api.call(`/readings${query}`, {
        method: 'POST',
        token: api.tokens.writer,
        headers: { 'content-type': 'application/x-ndjson' },
        body,
      })
    assert.equal((await post('?dry_run=true', line('AQ2-0000000000F2'))).status, 200)
    assert.equal((await post('', line('AQ2-0000000000F3'))).status, 200)
    const ids = (await list()).map((one: { sensor_id: string }) => one.sensor_id)
    assert.deepEqual(ids, [newId, 'AQ2-0000000000F3'])
  })

  it('shows no sensor that another organisation has, and nothing to another organisation', async () => {
    await api.post([{ sensor_id: strangersSensorId, var_name: 'CO2ppm', time, value: 500 }])
    assert.doesNotMatch(JSON.stringify(await list()), new RegExp(strangersSensorId))
    assert.deepEqual(await list(api.people.stranger), [])
  })

  it('names users to administrators of the organisation alone', async () => {
    const reading = { sensor_id: newId, var_name: 'CO2ppm', time, value: 500 }
    const { installer, admin, partAdmin } = api.people
    const token = (await api.logIn(installer, api.web, 'aws.cognito.signin.user.admin')).access_token
    const body = JSON.stringify({ readings: [reading] })
    assert.equal((await api.call('/readings', { method: 'POST', token, body })).status, 200)
    const nameFor = async (person: typeof admin) => {
      const heard = (await list(person)).find((one: { sensor_id: string }) => one.sensor_id === newId)
      return heard.heard_by.find(({ kind }: { kind: string }) => kind === 'user').name
    }
    assert.deepEqual(
      [await nameFor(admin), await nameFor(partAdmin), await nameFor(installer)],
      [installer.username, null, null],
    )
  })

  it('loses a sensor that is placed, which then is stored', async () => {
    const wanted = { sensor_id: newId, location_id: 'floor', name: 'New' }
    assert.equal((await api.as(api.people.installer, 'POST', '/sensors', wanted)).status, 201)
    assert.ok(!(await list()).some((one: { sensor_id: string }) => one.sensor_id === newId))
    const posted = await api.post([{ sensor_id: newId, var_name: 'CO2ppm', time, value: 500 }])
    assert.equal(posted.body.accepted, 1)
  })

  it('is for installers and administrators, and comes in pages', async () => {
    assertProblem(await api.as(api.people.viewer, 'GET', path), 'insufficient_role')
    await api.post([{ sensor_id: 'AQ2-0000000000F9', var_name: 'CO2ppm', time, value: 500 }])
    const { body } = await api.as(api.people.installer, 'GET', `${path}?limit=1`)
    assert.equal(body.data.length, 1)
    const next = await api.as(api.people.installer, 'GET', `${path}?limit=1&cursor=${body.next_cursor}`)
    assert.notEqual(next.body.data[0].sensor_id, body.data[0].sensor_id)
  })
})
