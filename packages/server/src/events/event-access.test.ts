/** Access is looked at again while a stream is open: tokens end, and people are given other places. */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import {
  type AdministrationServer,
  type Person,
  startAdministrationServer,
} from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { EventReader } from '../../testing/event-reader.ts'

const nowS = Math.floor(Date.now() / 1000)
const hallId = 'AQ2-00000000AAAA'

describe('a stream whose access changes', () => {
  let server: AdministrationServer
  const open: EventReader[] = []
  before(async () => {
    server = await startAdministrationServer()
    const { estate } = server.server
    await estate.createLocation({ locationId: 'hall', parentId: 'org', kind: 'building', name: 'Hall' })
    await estate.createSensor({ sensorId: hallId, locationId: 'hall', name: 'Hall' })
  })
  afterEach(() => Promise.all(open.splice(0).map((reader) => reader.close())))
  after(() => server.server.close())

  async function connect(token: string, query = ''): Promise<EventReader> {
    const reader = await EventReader.open(server.server.publicUrl, { token, query })
    open.push(reader)
    await reader.begin()
    return reader
  }

  async function change(person: Person, body: unknown): Promise<void> {
    const { admin } = server.people
    const answer = await server.as(admin, 'PATCH', `/users/${person.userId}`, body)
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
  }

  let seconds = 0
  async function post(id: string, value: number): Promise<void> {
    seconds += 1
    const answer = await server.post([{ sensor_id: id, var_name: 'CO2ppm', time: nowS + seconds, value }])
    assert.equal(answer.body.accepted, 1)
  }

  it('says which places its caller has by now, and goes on with these alone', async () => {
    const { installer } = server.people
    const reader = await connect(installer.token)
    await change(installer, { location_ids: ['hall'] })
    const grant = await reader.nextOf('grant')
    assert.deepEqual(
      [grant.data.change, grant.data.role, grant.data.location_ids],
      ['changed', 'installer', ['hall']],
    )
    const snapshot = await reader.next()
    assert.deepEqual([snapshot?.name, snapshot?.data.etag], ['snapshot', grant.data.etag])
    await post(sensorId, 1)
    await post(hallId, 2)
    assert.deepEqual(await reader.nextValues(), [2])
    await change(installer, { location_ids: ['org'], role: 'viewer' })
    // Places and role are two changes, of which a stream may tell one by one.
    while ((await reader.nextOf('grant')).data.role !== 'viewer');
    await post(sensorId, 3)
    assert.deepEqual(await reader.nextValues(), [3])
    await change(installer, { role: 'installer' })
  })

  it('ends where what it follows goes out of sight', async () => {
    const { installer } = server.people
    const [floor, sensor] = [
      await connect(installer.token, '?location_id=floor'),
      await connect(installer.token, `?sensor_id=${sensorId}`),
    ]
    await change(installer, { location_ids: ['hall'] })
    for (const reader of [floor, sensor])
      assert.deepEqual((await reader.nextOf('end')).data.code, 'not_found')
    assert.equal(await floor.next(), undefined)
    await change(installer, { location_ids: ['org'] })
  })

  it('ends where its place is deleted', async () => {
    const { estate } = server.server
    const { locationId } = await estate.createLocation({ parentId: 'hall', kind: 'room', name: 'Gone' })
    const reader = await connect(server.people.viewer.token, `?location_id=${locationId}`)
    await estate.deleteLocation(locationId)
    assert.deepEqual((await reader.nextOf('end')).data.code, 'not_found')
  })

  it('ends with its login, its client and its user', async () => {
    const { admin, viewer } = server.people
    const [first, second] = [await server.logIn(viewer, server.web), await server.logIn(viewer, server.web)]
    const streams = [await connect(first.access_token), await connect(second.access_token)]
    const [ofFirst, ofSecond] = streams as [EventReader, EventReader]
    const { body } = await server.call('/grants', { token: first.access_token })
    const claims = JSON.parse(Buffer.from(first.access_token.split('.')[1] ?? '', 'base64url').toString())
    assert.ok(body.data.some((grant: { grant_id: string }) => grant.grant_id === claims.origin_jti))
    await server.call(`/grants/${claims.origin_jti}`, { method: 'DELETE', token: first.access_token })
    assert.equal((await ofFirst.nextOf('end')).data.code, 'invalid_token')
    await post(hallId, 4)
    assert.deepEqual(await ofSecond.nextValues(), [4])
    const ofClient = await connect(server.tokens.reader)
    const { data: clients } = (await server.as(admin, 'GET', '/clients')).body
    const { client_id: clientId } = clients.find(({ name }: { name: string }) => name === 'readings:read')
    await server.as(admin, 'POST', `/clients/${clientId}/disable`)
    assert.equal((await ofClient.nextOf('end')).data.code, 'invalid_token')
    await change(viewer, { disabled: true })
    assert.equal((await ofSecond.nextOf('end')).data.code, 'invalid_token')
    await change(viewer, { disabled: false })
  })

  it('follows a narrowed token into its place and no further, and out of it when that moves', async () => {
    const { estate } = server.server
    const { partAdmin } = server.people
    const token = await server.logIn(partAdmin, server.web, 'readings:read location:floor')
    const reader = await connect(token.access_token)
    await post(hallId, 5)
    await post(sensorId, 6)
    assert.deepEqual(await reader.nextValues(), [6])
    await estate.changeLocation('floor', { parentId: 'hall' }) // out of what its bearer sees
    const { data } = await reader.nextOf('grant')
    assert.deepEqual(data.location_ids, [])
    assert.equal((await reader.next())?.name, 'snapshot')
    await post(sensorId, 7)
    await estate.changeLocation('floor', { parentId: 'building' })
    const grant = await reader.next()
    assert.deepEqual([grant?.name, grant?.data.location_ids], ['grant', ['floor']])
    await post(sensorId, 8)
    assert.ok((await reader.nextValues()).every((value) => value >= 7)) // by then it may be seen again
  })
})
