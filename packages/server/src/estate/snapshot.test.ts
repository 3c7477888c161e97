import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { EstateIndex } from './estate-index.ts'
import type { Location } from './location.ts'

const nowS = Math.floor(Date.now() / 1000)
const lampId = 'AMP-0000000000A1'

describe('the snapshot of a subtree', () => {
  let api: AdministrationServer
  const read = (path: string, tag?: string, token = api.people.viewer.token) =>
    api.call(path, { token, ...(tag !== undefined && { headers: { 'if-none-match': tag } }) })
  const tagOf = async (path: string, token = api.people.viewer.token) => {
    const { headers } = await read(path, undefined, token)
    return headers.get('etag') ?? assert.fail('no tag')
  }
  const whole = '/locations/org/?depth=all'

  before(async () => {
    api = await startAdministrationServer()
    const { estate } = api.server
    await estate.createLocation({ locationId: 'room', parentId: 'floor', kind: 'room', name: 'Room' })
    await estate.createLocation({ locationId: 'annex', parentId: 'org', kind: 'building', name: 'Annex' })
    await estate.createSensor({ sensorId: lampId, locationId: 'room', name: 'Lamp' })
    await api.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: nowS - 600, value: 700 }])
  })
  after(() => api.server.close())

  it('holds every location and sensor below, with the latest data, in one call', async () => {
    const { body, headers } = await read(whole)
    assert.deepEqual(
      body.locations.map((location: { location_id: string }) => location.location_id),
      ['annex', 'building', 'floor', 'room'],
    )
    assert.deepEqual(
      body.sensors.map((sensor: { sensor_id: string }) => sensor.sensor_id),
      [sensorId, lampId],
    )
    assert.deepEqual(body.sensors[0].data, [{ var_name: 'CO2ppm', time: nowS - 600, value: 700 }])
    assert.equal(body.sensors[0].stale_after_s, 900)
    assert.equal(headers.get('cache-control'), 'private, no-cache')
    assert.equal(headers.get('vary'), 'Authorization, Accept-Encoding')
  })

  it('holds only sensors with a datum later than since', async () => {
    for (const [since, count] of [
      [nowS - 601, 1],
      [nowS - 600, 0],
      ['1970-01-01T00:00:00Z', 1],
      [0, 1],
    ]) {
      assert.equal((await read(`${whole}&since=${since}`)).body.sensors.length, count, String(since))
    }
  })

  for (const query of [
    'since=-1',
    'since=yesterday',
    'since=1e400',
    'depth=2',
    'depth=ALL',
    'retired=perhaps',
  ]) {
    it(`${query} is refused`, async () => {
      assertProblem(await read(`/locations/org/?${query}`), 'invalid_parameter')
    })
  }

  it('is answered 304 without a body as long as nothing below changes, also in a list or as a weak tag', async () => {
    const tag = await tagOf(whole)
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const { status, body, headers } = await read(whole, known)
      // Of which coding the answer would be, `*` does not tell.
      const wanted = known === '*' ? tag.replace(/-\w+"$/, '"') : tag
      assert.deepEqual([status, body, headers.get('etag')], [304, '', wanted], known)
    }
    assert.equal((await read(whole, '"other"')).status, 200)
  })

  it('has another tag for another place, depth, since and caller', async () => {
    const { admin, partAdmin } = api.people
    const tags = [
      await tagOf(whole),
      await tagOf('/locations/org/'),
      await tagOf(`${whole}&since=1`),
      await tagOf(`${whole}&retired=true`),
      await tagOf('/locations/building/?depth=all'),
      await tagOf('/locations/building/?depth=all', partAdmin.token),
    ]
    assert.equal(new Set(tags).size, tags.length)
    assert.equal(await tagOf(whole, admin.token), tags[0])
  })

  it('is not found for another organisation, whatever tag it knows', async () => {
    const tag = await tagOf(whole)
    for (const known of [tag, '*']) {
      assertProblem(await read(whole, known, api.people.stranger.token), 'not_found')
    }
  })

  const changes: [string, () => Promise<unknown>][] = [
    [
      'a newer datum',
      () => api.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: nowS - 300, value: 710 }]),
    ],
    [
      'a corrected datum',
      () => api.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: nowS - 300, value: 711 }]),
    ],
    ['a renamed location', () => api.server.estate.changeLocation('room', { name: 'Den' })],
    ['a time zone set above', () => api.server.estate.changeLocation('building', { timeZone: 'Asia/Tokyo' })],
    ['a moved sensor', () => api.server.estate.changeSensor(lampId, { locationId: 'floor' })],
    ['a retired sensor', () => api.server.estate.retireSensor(lampId)],
    ['a sensor in use again', () => api.server.estate.reinstateSensor(lampId)],
    ['a location moved away', () => api.server.estate.changeLocation('room', { parentId: 'annex' })],
    ['a location moved in', () => api.server.estate.changeLocation('room', { parentId: 'floor' })],
    ['a deleted location', () => api.server.estate.deleteLocation('room')],
    [
      'a new sensor',
      () =>
        api.server.estate.createSensor({ sensorId: 'AMP-0000000000A2', locationId: 'floor', name: 'New' }),
    ],
  ]
  for (const [what, change] of changes) {
    it(`changes its tag with ${what}, and the tag of what lies beside stays`, async () => {
      const path = '/locations/floor/?depth=all'
      const [tag, strangers] = [
        await tagOf(path),
        await tagOf('/locations/other/?depth=all', api.people.stranger.token),
      ]
      await change()
      const { status, body } = await read(path, tag)
      assert.equal(status, 200)
      for (const sensor of body.sensors) {
        // The status of a sensor changes with time alone; here it follows from `onlineStatus`.
        const {
          status: _,
          status_since,
          last_data_at,
          version,
          ...shown
        } = (await read(`/sensors/${sensor.sensor_id}`)).body
        assert.deepEqual(sensor, shown)
      }
      const { status: beside } = await read(
        '/locations/other/?depth=all',
        strangers,
        api.people.stranger.token,
      )
      assert.equal(beside, 304)
    })
  }

  it('keeps its tag when data come late that change nothing it shows', async () => {
    const tag = await tagOf(whole)
    await api.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: nowS - 3000, value: 400 }])
    assert.equal((await read(whole, tag)).status, 304)
  })
})

/** Builds a location of the random trees below. */
function place(locationId: string, parentId: string | null): Location {
  return {
    locationId,
    parentId,
    organisationId: 'top',
    kind: parentId === null ? 'organisation' : 'zone',
    name: locationId,
    timeZone: 'UTC',
    ownTimeZone: null,
    properties: {},
  }
}

it('the version of a location rises with every change in or below it, and with no other', () => {
  const trees = fc.array(fc.nat(), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(trees, fc.nat(), (parents, chosen) => {
      const index = new EstateIndex()
      const ids = ['top', ...parents.map((_, position) => `place-${position}`)]
      index.putLocation(place('top', null))
      for (const [position, parent] of parents.entries())
        index.putLocation(place(`place-${position}`, ids[parent % (position + 1)] ?? 'top'))
      const before = new Map(ids.map((id) => [id, index.versionOf(id)]))
      const touched = ids[chosen % ids.length] ?? 'top'
      index.touch(touched)
      for (const id of ids) {
        const top = index.findLocation(id)
        assert.ok(top)
        const holds = [...index.subtreeOf(top)].some(({ locationId }) => locationId === touched)
        assert.equal(index.versionOf(id) > (before.get(id) ?? 0), holds, id)
      }
    }),
  )
})

it('the version of a location is never one that it had, even when it was deleted and is there again', () => {
  const index = new EstateIndex()
  index.putLocation(place('top', null))
  const seen = new Set<number>()
  for (let round = 0; round < 20; round += 1) {
    index.putLocation(place('room', 'top'))
    for (let touched = 0; touched < round; touched += 1) index.touch('room')
    assert.ok(!seen.has(index.versionOf('room')))
    seen.add(index.versionOf('room'))
    index.removeLocation('room')
    assert.equal(index.versionOf('room'), 0)
  }
})
