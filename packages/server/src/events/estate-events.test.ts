/** What a stream tells of locations, sensors and floorplans, by who sees what before and after. */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { floorplan } from '../../testing/authorisation-organisation.ts'
import { EventReader, type StreamedEvent } from '../../testing/event-reader.ts'

describe('a stream while the estate changes', () => {
  let server: AdministrationServer
  const open: EventReader[] = []
  before(async () => {
    server = await startAdministrationServer()
  })
  afterEach(() => Promise.all(open.splice(0).map((reader) => reader.close())))
  after(() => server.server.close())

  /** Connects as who sees all of it, or as who sees the building alone. */
  async function connect(who: 'admin' | 'partAdmin', query = ''): Promise<EventReader> {
    const { token } = server.people[who]
    const reader = await EventReader.open(server.server.publicUrl, { token, query })
    open.push(reader)
    await reader.begin()
    return reader
  }

  const facts = (event: StreamedEvent | undefined) => [
    event?.name,
    event?.data.change,
    event?.data.sensor_id ?? event?.data.location_id,
  ]

  async function nextFacts(reader: EventReader, count: number): Promise<unknown[]> {
    const found: unknown[] = []
    while (found.length < count) found.push(facts(await reader.next()))
    return found.sort()
  }

  it('tells what was made, changed and removed, in the shape of the API', async () => {
    const { admin } = server.people
    const reader = await connect('admin')
    const input = { location_id: 'attic', parent_id: 'building', kind: 'floor', name: 'Attic' }
    const { body: created } = await server.as(admin, 'POST', '/locations', input)
    const event = await reader.nextOf('location')
    assert.deepEqual(facts(event), ['location', 'created', 'attic'])
    const { ancestors, version: _version, ...place } = created
    assert.equal(ancestors.length, 2)
    assert.deepEqual(event.data.location, place)
    const newId = 'AQ2-00000000ABCD'
    await server.as(admin, 'POST', '/sensors', { sensor_id: newId, location_id: 'attic', name: 'New' })
    assert.deepEqual(facts(await reader.nextOf('sensor')), ['sensor', 'created', newId])
    await server.as(admin, 'PATCH', `/sensors/${newId}`, { name: 'Newer' })
    const changed = await reader.nextOf('sensor')
    const { body: sensor } = await server.as(admin, 'GET', `/sensors/${newId}`)
    // What data tell of a sensor comes with the data, and its status in events of its own.
    const { status, status_since, last_data_at, version: _ofSensor, ...told } = sensor
    assert.deepEqual([status, status_since, last_data_at], ['never_reported', null, null])
    assert.deepEqual([facts(changed), changed.data.sensor], [['sensor', 'changed', newId], told])
    await server.as(admin, 'POST', `/sensors/${newId}/retire`)
    assert.ok((await reader.nextOf('sensor')).data.sensor.retired_at > 0)
    await server.as(admin, 'PUT', '/locations/attic/floorplan', { ...floorplan, features: [] })
    assert.deepEqual(facts(await reader.nextOf('floorplan')), ['floorplan', 'created', 'attic'])
    await server.as(admin, 'PUT', '/locations/attic/floorplan', { ...floorplan, features: [] })
    assert.deepEqual(facts(await reader.nextOf('floorplan')), ['floorplan', 'changed', 'attic'])
    await server.as(admin, 'DELETE', '/locations/attic/floorplan')
    assert.deepEqual(facts(await reader.nextOf('floorplan')), ['floorplan', 'removed', 'attic'])
    await server.as(admin, 'DELETE', `/sensors/${newId}`)
    const removed = await reader.nextOf('sensor')
    assert.deepEqual([facts(removed), removed.data.sensor], [['sensor', 'removed', newId], undefined])
    await server.as(admin, 'DELETE', '/locations/attic')
    assert.deepEqual(facts(await reader.nextOf('location')), ['location', 'removed', 'attic'])
  })

  it('has one ETag for as long as nothing that is followed changes, whatever is measured', async () => {
    const { estate } = server.server
    const first = await EventReader.open(server.server.publicUrl, { token: server.people.partAdmin.token })
    open.push(first)
    const { etag } = (await first.begin()).data
    await server.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: Date.now() / 1000, value: 1 }])
    await estate.createLocation({ locationId: 'elsewhere', parentId: 'org', kind: 'site', name: 'Elsewhere' })
    const second = await EventReader.open(server.server.publicUrl, { token: server.people.partAdmin.token })
    open.push(second)
    assert.equal((await second.begin()).data.etag, etag)
    await estate.changeSensor(sensorId, { name: 'Another name' })
    const told = (await first.nextOf('sensor')).data.etag
    assert.notEqual(told, etag)
    const third = await EventReader.open(server.server.publicUrl, { token: server.people.partAdmin.token })
    open.push(third)
    assert.equal((await third.begin()).data.etag, told)
    await estate.deleteLocation('elsewhere')
  })

  it('tells of what is moved into sight and out of it, with everything in it', async () => {
    const { estate } = server.server
    await estate.createLocation({ locationId: 'wing', parentId: 'org', kind: 'site', name: 'Wing' })
    await estate.createLocation({ locationId: 'room', parentId: 'wing', kind: 'room', name: 'Room' })
    await estate.createSensor({ sensorId: 'AQ2-00000000BBBB', locationId: 'room', name: 'In the room' })
    const [all, part] = [await connect('admin'), await connect('partAdmin')]
    const whole = [
      ['location', 'wing'],
      ['location', 'room'],
      ['sensor', 'AQ2-00000000BBBB'],
    ] as const
    await estate.changeLocation('wing', { parentId: 'building' })
    const came = whole.map(([name, id]) => [name, 'created', id]).sort()
    assert.deepEqual(await nextFacts(part, 3), came)
    assert.deepEqual(await nextFacts(all, 1), [['location', 'changed', 'wing']])
    await estate.changeLocation('wing', { parentId: 'org' })
    assert.deepEqual(await nextFacts(part, 3), whole.map(([name, id]) => [name, 'removed', id]).sort())
    await estate.changeSensor('AQ2-00000000BBBB', { locationId: 'floor' })
    assert.deepEqual(await nextFacts(part, 1), [['sensor', 'created', 'AQ2-00000000BBBB']])
  })

  it('tells of everything that inherits a time zone', async () => {
    const { estate } = server.server
    await estate.createLocation({
      locationId: 'own',
      parentId: 'building',
      kind: 'floor',
      name: 'With a time zone of its own',
      timeZone: 'UTC',
    })
    const part = await connect('partAdmin', '?location_id=building')
    await estate.changeLocation('building', { timeZone: 'Europe/Vienna' })
    const inside = [
      ['location', 'changed', 'building'],
      ['location', 'changed', 'floor'],
      ['sensor', 'changed', 'AQ2-00000000BBBB'],
      ['sensor', 'changed', sensorId],
    ]
    assert.deepEqual(await nextFacts(part, 4), inside.sort())
  })

  it('tells of named sensors alone', async () => {
    const { estate } = server.server
    const one = await connect('admin', `?sensor_id=${sensorId}`)
    await estate.changeLocation('floor', { name: 'Renamed' })
    await estate.changeSensor('AQ2-00000000BBBB', { name: 'Renamed' })
    await estate.changeSensor(sensorId, { name: 'Renamed' })
    assert.deepEqual(await nextFacts(one, 1), [['sensor', 'changed', sensorId]])
    await estate.changeLocation('floor', { timeZone: 'Asia/Tokyo' })
    const event = await one.nextOf('sensor')
    assert.equal(event.data.sensor.time_zone, 'Asia/Tokyo')
  })

  it('says to read everything again when there is too much to tell', async () => {
    const { admin } = server.people
    const [all, part] = [await connect('admin'), await connect('partAdmin')]
    const many = (location_id: string) =>
      Array.from({ length: 50 }, (_, at) => ({
        location_id: `${location_id}_${at}`,
        parent_id: location_id,
        kind: 'room',
        name: `Room ${at}`,
      }))
    const answer = await server.as(admin, 'POST', '/imports/locations', { locations: many('wing') })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    const { data } = await all.nextOf('snapshot')
    await server.server.estate.changeLocation('wing', { parentId: 'building' }) // 52 things come into sight
    const { name, data: told } = (await part.next()) ?? {}
    assert.deepEqual([name, typeof told.etag], ['snapshot', 'string'])
    assert.notEqual(told.etag, data.etag)
  })
})
