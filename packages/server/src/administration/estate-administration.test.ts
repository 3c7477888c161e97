import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId, strangersSensorId } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { startServer } from '../index.ts'

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) })

describe('the administration of locations and sensors', () => {
  const dataDir = createTemporaryDirectory()
  let api: AdministrationServer
  const asAdmin = (method: string, path: string, body?: unknown) =>
    api.as(api.people.admin, method, path, body)

  before(async () => {
    api = await startAdministrationServer(dataDir)
    const { estate } = api.server
    await estate.createLocation({ locationId: 'annex', parentId: 'org', kind: 'building', name: 'Annex' })
    await estate.createLocation({ locationId: 'room', parentId: 'floor', kind: 'room', name: 'Room' })
  })
  after(() => api.server.close())

  const parent = { parent_id: 'building', kind: 'floor', name: 'x' }
  const badLocations = [
    ['no name', { parent_id: 'building', kind: 'floor' }, '/name'],
    ['a blank name', { ...parent, name: '   ' }, '/name'],
    ['a name too long', { ...parent, name: 'x'.repeat(201) }, '/name'],
    ['a name with a control character', { ...parent, name: 'a\u0007b' }, '/name'],
    ['an unknown kind', { ...parent, kind: 'castle' }, '/kind'],
    ['an organisation in another location', { ...parent, kind: 'organisation' }, '/kind'],
    ['an unknown time zone', { ...parent, time_zone: 'Mars/Olympus' }, '/time_zone'],
    ['an offset for a time zone', { ...parent, time_zone: '+01:00' }, '/time_zone'],
    ['an absent parent', { ...parent, parent_id: 'nowhere' }, '/parent_id'],
    ["another organisation's parent", { ...parent, parent_id: 'other' }, '/parent_id'],
    ['a taken id', { ...parent, location_id: 'annex' }, '/location_id'],
    ['a malformed id', { ...parent, location_id: 'a b' }, '/location_id'],
    ['properties that are a list', { ...parent, properties: [] }, '/properties'],
    ['properties too large', { ...parent, properties: { a: 'é'.repeat(8192) } }, '/properties'],
    ['properties too deep', { ...parent, properties: deep(9) }, '/properties'],
    ['an unknown member', { ...parent, colour: 'red' }, '/colour'],
  ] as const
  for (const [what, body, pointer] of badLocations) {
    it(`a location with ${what} is refused at ${pointer}`, async () => {
      const answer = await asAdmin('POST', '/locations', body)
      assertProblem(answer, 'invalid_body')
      assert.equal(answer.body.errors[0].pointer, pointer)
      assert.equal((await asAdmin('GET', '/locations/building/')).body.locations.length, 1)
    })
  }

  const aSensor = { sensor_id: 'AQ2-0000000000AA', location_id: 'floor', name: 'x' }
  const badSensors = [
    ['a malformed id', { ...aSensor, sensor_id: 'AQ2-xyz' }, '/sensor_id'],
    ['an unknown family', { ...aSensor, sensor_id: 'ZZ9-0000000000AA' }, '/sensor_id'],
    ['a taken id', { ...aSensor, sensor_id: sensorId }, '/sensor_id'],
    ['an absent location', { ...aSensor, location_id: 'nowhere' }, '/location_id'],
    ["another organisation's location", { ...aSensor, location_id: 'other' }, '/location_id'],
    [
      'a longitude out of range',
      { ...aSensor, position: { longitude: 181, latitude: 0 } },
      '/position/longitude',
    ],
    ['half a position', { ...aSensor, position: { longitude: 1 } }, '/position/latitude'],
    [
      'a position with a member too many',
      { ...aSensor, position: { longitude: 1, latitude: 1, up: 1 } },
      '/position/up',
    ],
    ['a polygon id that is a number', { ...aSensor, polygon_id: 7 }, '/polygon_id'],
    ['a blank name', { ...aSensor, name: ' ' }, '/name'],
  ] as const
  for (const [what, body, pointer] of badSensors) {
    it(`a sensor with ${what} is refused at ${pointer}`, async () => {
      const answer = await asAdmin('POST', '/sensors', body)
      assertProblem(answer, 'invalid_body')
      assert.deepEqual(
        answer.body.errors.map((error: { pointer: string }) => error.pointer),
        [pointer],
      )
      assert.equal((await asAdmin('GET', '/sensors/AQ2-0000000000AA')).status, 404)
    })
  }

  it('an id that is taken is refused in the same words, whoever has it', async () => {
    const { partAdmin } = api.people
    const refuse = async (path: string, body: object, id: string) => {
      const answer = await api.as(partAdmin, 'POST', path, body)
      assertProblem(answer, 'invalid_body')
      const { request_id: _request, ...problem } = answer.body
      return JSON.stringify(problem).replaceAll(`\\"${id}\\"`, 'ID')
    }
    // The ids are seen by the caller, in another part of the organisation, and in another organisation.
    const answers: string[] = []
    for (const id of ['floor', 'annex', 'other'])
      answers.push(await refuse('/locations', { ...parent, location_id: id }, id))
    assert.equal(new Set(answers).size, 1)
    assert.match(answers[0] ?? '', /cannot be given to a new location/)
    const ofSensors: string[] = []
    for (const id of [sensorId, strangersSensorId])
      ofSensors.push(await refuse('/sensors', { ...aSensor, sensor_id: id }, id))
    assert.equal(new Set(ofSensors).size, 1)
  })

  it('nobody learns the id of a location above their own by naming it as the parent', async () => {
    const guess = (id: string) =>
      api.as(api.people.partAdmin, 'PATCH', '/locations/building', { parent_id: id })
    const [right, wrong] = [await guess('org'), await guess('other')]
    assertProblem(right, 'invalid_body')
    assert.equal(right.body.detail.replace('org', 'other'), wrong.body.detail)
  })

  it('each unknown member is named, however many there are', async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`x${at}`, at]))
    const { body } = await asAdmin('POST', '/sensors', { ...aSensor, ...many })
    assert.equal(body.errors.length, 40)
    assert.match(body.detail, /^\/x0 is not known; known are sensor_id/)
  })

  it('changes that name nothing to change are refused', async () => {
    assertProblem(await asAdmin('PATCH', '/locations/floor', {}), 'invalid_body')
    assertProblem(await asAdmin('PATCH', `/sensors/${sensorId}`, {}), 'invalid_body')
  })

  it('a location is never moved into itself, below itself or to another organisation, and an organisation nowhere', async () => {
    for (const [locationId, parentId] of [
      ['building', 'building'],
      ['building', 'room'],
      ['building', 'other'],
      ['org', 'building'],
    ]) {
      const answer = await asAdmin('PATCH', `/locations/${locationId}`, { parent_id: parentId })
      assertProblem(answer, 'invalid_body')
      assert.equal(answer.body.errors[0].pointer, '/parent_id')
    }
  })

  it('of two moves at once that would make a circle, one is refused', async () => {
    const { estate } = api.server
    for (const locationId of ['a', 'b'])
      await estate.createLocation({ locationId, parentId: 'org', kind: 'site', name: locationId })
    const answers = await Promise.all([
      asAdmin('PATCH', '/locations/a', { parent_id: 'b' }),
      asAdmin('PATCH', '/locations/b', { parent_id: 'a' }),
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400])
  })

  it('a moved location brings everything along, and what inherits its time zone follows', async () => {
    await asAdmin('PATCH', '/locations/annex', { time_zone: 'Asia/Tokyo' })
    const moved = await asAdmin('PATCH', '/locations/floor', { parent_id: 'annex', name: 'Moved floor' })
    assert.equal(moved.body.time_zone, 'Asia/Tokyo')
    assert.equal((await asAdmin('GET', '/locations/room')).body.time_zone, 'Asia/Tokyo')
    assert.equal((await asAdmin('GET', `/sensors/${sensorId}`)).body.time_zone, 'Asia/Tokyo')
    assert.deepEqual((await asAdmin('GET', '/locations/building/')).body.locations, [])
    await asAdmin('PATCH', '/locations/annex', { time_zone: null })
    assert.equal((await asAdmin('GET', '/locations/room')).body.time_zone, 'Europe/London')
    await asAdmin('PATCH', '/locations/floor', { parent_id: 'building', name: 'Floor' })
  })

  it('a location is deleted only when nothing lies in it and nobody was granted it', async () => {
    const full = await asAdmin('DELETE', '/locations/floor')
    assertProblem(full, 'not_possible')
    assert.match(
      full.body.detail,
      /in it lie 1 location and 1 sensor \(.*move them elsewhere or delete them first/,
    )
    assert.deepEqual(
      full.body.blockers.map(({ kind, name }: { kind: string; name: string }) => [kind, name]),
      [
        ['location', 'Room'],
        ['sensor', 'Room 1'],
      ],
    )
    assertProblem(await asAdmin('DELETE', '/locations/org'), 'not_possible')
    const { server } = api
    await server.accounts.createUser({
      organisationId: 'org',
      username: 'guest@example.org',
      password: 'correct horse battery',
      role: 'viewer',
      locationIds: ['room'],
    })
    const granted = await asAdmin('DELETE', '/locations/room')
    assertProblem(granted, 'not_possible')
    assert.match(granted.body.detail, /give them other locations first/)
    const [guest, ...others] = granted.body.blockers
    assert.deepEqual([guest.kind, guest.name, others], ['user', 'guest@example.org', []])
    assert.equal((await asAdmin('GET', `/users/${guest.id}`)).body.username, 'guest@example.org')
    assert.equal((await asAdmin('GET', '/locations/room')).status, 200)
    await asAdmin('POST', '/locations', { ...parent, location_id: 'spare' })
    assert.equal((await asAdmin('DELETE', '/locations/spare')).status, 204)
    assert.equal((await asAdmin('GET', '/locations/spare')).status, 404)
  })

  it('a sensor that has reported is never deleted, but retired: hidden from lists, its history readable', async () => {
    const timeS = Math.floor(Date.now() / 1000) - 60
    await api.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: timeS, value: 800 }])
    const refused = await asAdmin('DELETE', `/sensors/${sensorId}`)
    assertProblem(refused, 'not_possible')
    assert.match(refused.body.detail, /retire it/)
    const retired = await asAdmin('POST', `/sensors/${sensorId}/retire`)
    assert.ok(retired.body.retired_at > timeS)
    assert.deepEqual((await asAdmin('GET', '/sensors')).body.data, [])
    assert.deepEqual((await asAdmin('GET', '/locations/floor/')).body.sensors, [])
    assert.equal((await asAdmin('GET', '/sensors?retired=true')).body.data.length, 1)
    const history = await asAdmin('GET', `/sensors/${sensorId}/CO2ppm/history`)
    assert.deepEqual(history.body.data, [{ time: timeS, value: 800 }])
    assert.equal((await asAdmin('POST', `/sensors/${sensorId}/reinstate`)).body.retired_at, null)
    assert.equal((await asAdmin('GET', '/sensors?location_id=building')).body.data.length, 1)
  })

  it('an installer places and moves sensors and nothing else; a viewer and a gateway do nothing', async () => {
    const { installer, viewer } = api.people
    const placed = await api.as(installer, 'POST', '/sensors', { ...aSensor, sensor_id: 'AQ2-0000000000AB' })
    assert.equal(placed.status, 201)
    const path = '/sensors/AQ2-0000000000AB'
    assert.equal((await api.as(installer, 'PATCH', path, { location_id: 'annex' })).body.location_id, 'annex')
    for (const [person, method, where, body] of [
      [installer, 'POST', '/locations', parent],
      [installer, 'PATCH', '/locations/floor', { name: 'y' }],
      [installer, 'DELETE', '/locations/annex', undefined],
      [installer, 'POST', `${path}/retire`, undefined],
      [installer, 'DELETE', path, undefined],
      [viewer, 'POST', '/sensors', aSensor],
      [viewer, 'PATCH', path, { name: 'y' }],
    ] as const) {
      assertProblem(await api.as(person, method, where, body), 'insufficient_role')
    }
    const token = api.tokens.writer
    const byGateway = await api.call('/sensors', { method: 'POST', token, body: JSON.stringify(aSensor) })
    assertProblem(byGateway, 'insufficient_scope')
    assert.equal((await asAdmin('DELETE', path)).status, 204)
  })

  it('an administrator of a part administers that part alone, and cannot take it away from where it lies', async () => {
    const { partAdmin } = api.people
    const inside = { ...parent, location_id: 'part', parent_id: 'building' }
    assert.equal((await api.as(partAdmin, 'POST', '/locations', inside)).status, 201)
    assert.equal((await api.as(partAdmin, 'DELETE', '/locations/part')).status, 204)
    assertProblem(
      await api.as(partAdmin, 'POST', '/locations', { ...parent, parent_id: 'org' }),
      'invalid_body',
    )
    assertProblem(await api.as(partAdmin, 'PATCH', '/locations/annex', { name: 'y' }), 'not_found')
    assertProblem(
      await api.as(partAdmin, 'PATCH', `/sensors/${sensorId}`, { location_id: 'annex' }),
      'invalid_body',
    )
    assertProblem(await api.as(partAdmin, 'DELETE', '/locations/building'), 'not_possible')
    assert.equal((await asAdmin('GET', '/locations/annex')).body.name, 'Annex')
  })

  it("another organisation's location and sensor are not found, whatever the method", async () => {
    for (const [method, path, body] of [
      ['PATCH', '/locations/other', { name: 'y' }],
      ['DELETE', '/locations/other', undefined],
      ['GET', '/sensors?location_id=other', undefined],
      ['PATCH', `/sensors/${strangersSensorId}`, { name: 'y' }],
      ['POST', `/sensors/${strangersSensorId}/retire`, undefined],
      ['DELETE', `/sensors/${strangersSensorId}`, undefined],
    ] as const) {
      assertProblem(await asAdmin(method, path, body), 'not_found')
    }
  })

  it('every act is in the audit log with who did it', async () => {
    const { body } = await asAdmin('GET', '/audit?subject_kind=location&limit=1000')
    const acts = body.data.map((entry: { action: string }) => entry.action)
    for (const action of ['location.created', 'location.changed', 'location.deleted'])
      assert.ok(acts.includes(action), action)
    const ofSensor = await asAdmin('GET', '/audit?subject_id=AQ2-0000000000AB')
    assert.deepEqual(
      ofSensor.body.data.map((entry: { action: string; actor: { name: string } }) => [
        entry.action,
        entry.actor.name,
      ]),
      [
        ['sensor.deleted', 'admin@example.org'],
        ['sensor.changed', 'installer@example.org'],
        ['sensor.created', 'installer@example.org'],
      ],
    )
    assert.deepEqual(ofSensor.body.data[1].details, {
      name: 'x',
      changed: ['location_id'],
      moved_from: 'floor',
      moved_to: 'annex',
    })
  })

  it('everything is the same after a restart', async () => {
    await asAdmin('POST', `/sensors/${sensorId}/retire`)
    const listEstate = ({ estate }: Pick<AdministrationServer['server'], 'estate'>) => {
      const org = estate.findLocation('org')
      assert.ok(org)
      return [...estate.subtreeOf(org)].map((location) => ({
        location,
        sensors: estate.sensorsIn(location.locationId),
      }))
    }
    const beforeRestart = listEstate(api.server)
    await api.server.close()
    const again = await startServer({ dataDir, port: 0, logLevel: 'fatal' })
    assert.deepEqual(listEstate(again), beforeRestart)
    await again.close()
  })
})
