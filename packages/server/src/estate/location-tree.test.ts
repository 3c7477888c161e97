/** Tests the tree of locations, and what a location says it lies in. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { LocationOutput } from '@openlightfi/contract'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { writeTree } from './location-tree.ts'

let api: AdministrationServer
before(async () => {
  api = await startAdministrationServer()
  const { estate } = api.server
  await estate.createLocation({ locationId: 'annex', parentId: 'org', kind: 'building', name: 'Annex' })
  await estate.createLocation({ locationId: 'room', parentId: 'floor', kind: 'room', name: 'Room' })
})
after(() => api.server.close())

const read = (path: string, tag?: string, token = api.people.viewer.token) =>
  api.call(path, { token, ...(tag !== undefined && { headers: { 'if-none-match': tag } }) })
const tagOf = async (path: string, token?: string) =>
  (await read(path, undefined, token)).headers.get('etag') ?? assert.fail('no tag')
const post = (value: number) =>
  api.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: Math.floor(Date.now() / 1000) - value, value }])

describe('the tree of locations', () => {
  it('lists every location in sight, each followed by what lies in it, and no sensors', async () => {
    const { body } = await read('/location_tree')
    assert.deepEqual(
      body.data.map(({ location_id, parent_id }: LocationOutput) => [location_id, parent_id]),
      [
        ['org', null],
        ['annex', 'org'],
        ['building', 'org'],
        ['floor', 'building'],
        ['room', 'floor'],
      ],
    )
    assert.deepEqual(Object.keys(body), ['data'])
    assert.deepEqual(body.data[3].properties, { desks: 12 })
  })

  it('shows a part of it, whose parent shows only to those who see that', async () => {
    const list = async (path: string, token?: string) =>
      ((await read(path, undefined, token)).body.data as LocationOutput[]).map((place) => [
        place.location_id,
        place.parent_id,
      ])
    assert.deepEqual(await list('/location_tree?location_id=floor'), [
      ['floor', 'building'],
      ['room', 'floor'],
    ])
    const { token } = api.people.partAdmin
    assert.deepEqual((await list('/location_tree', token))[0], ['building', null])
    assertProblem(await read('/location_tree?location_id=annex', undefined, token), 'not_found')
    assertProblem(await read('/location_tree?location_id=other'), 'not_found')
  })

  it('says what locations set themselves, and has another tag once that changes', async () => {
    const before = await tagOf('/location_tree')
    const own = { bands: { CO2ppm: [{ name: 'Any', to: null, severity: 0 }] }, capacity: 12 }
    await api.server.estate.putSettings('floor', own)
    assert.notEqual(await tagOf('/location_tree'), before)
    const find = async () => {
      const { data } = (await read('/location_tree')).body as { data: LocationOutput[] }
      return data.flatMap(({ location_id, own_settings }) =>
        own_settings ? [[location_id, own_settings]] : [],
      )
    }
    assert.deepEqual(await find(), [['floor', ['bands.CO2ppm', 'capacity']]])
    await api.server.estate.putSettings('floor', {})
    assert.deepEqual(await find(), [])
  })

  it('keeps its tag while sensors report, and answers 304 to it', async () => {
    const tag = await tagOf('/location_tree')
    assert.equal((await post(10)).status, 200)
    const again = await read('/location_tree', tag)
    assert.deepEqual([again.status, again.body], [304, ''])
    assert.equal(await tagOf('/location_tree'), tag)
  })

  it('has another tag for another caller, part and grant', async () => {
    const { admin, viewer, partAdmin, installer } = api.people
    const whole = await tagOf('/location_tree')
    assert.equal(await tagOf('/location_tree', admin.token), whole)
    assert.notEqual(await tagOf('/location_tree?location_id=building'), whole)
    const floorTag = await tagOf('/location_tree?location_id=building', viewer.token)
    assert.notEqual(await tagOf('/location_tree', partAdmin.token), floorTag)
    const before = await tagOf('/location_tree', installer.token)
    const path = `/users/${installer.userId}`
    await api.as(admin, 'PATCH', path, { location_ids: ['building'] })
    assert.equal((await read('/location_tree', before, installer.token)).status, 200)
  })

  for (const [what, change] of [
    ['a new name', () => api.server.estate.changeLocation('room', { name: 'Salon' })],
    ['a move', () => api.server.estate.changeLocation('room', { parentId: 'annex' })],
    ['a time zone above', () => api.server.estate.changeLocation('org', { timeZone: 'Europe/Paris' })],
    [
      'a new location',
      () => api.server.estate.createLocation({ parentId: 'annex', kind: 'floor', name: 'New' }),
    ],
  ] as const) {
    it(`changes with ${what}`, async () => {
      const [tag, before] = [await tagOf('/location_tree'), (await read('/location_tree')).body]
      await change()
      const { status, body } = await read('/location_tree', tag)
      assert.equal(status, 200)
      assert.notDeepEqual(body, before)
    })
  }

  it('says of floors whether they have a floorplan', async () => {
    const list = async () =>
      ((await read('/location_tree')).body.data as LocationOutput[]).flatMap(
        ({ location_id, has_floorplan }) =>
          has_floorplan === undefined ? [] : [[location_id, has_floorplan]],
      )
    const [[none] = [], tag] = [await list(), await tagOf('/location_tree')]
    const floorId = String(none?.[0] ?? assert.fail('no floor'))
    assert.deepEqual(none, [floorId, false])
    const coordinates = [
      [
        [0, 51],
        [0, 52],
        [1, 52],
        [0, 51],
      ],
    ]
    const feature = {
      type: 'Feature',
      properties: { type: 'area.room' },
      geometry: { type: 'Polygon', coordinates },
    }
    const plan = { type: 'FeatureCollection', features: [feature] }
    const put = await api.as(api.people.admin, 'PUT', `/locations/${floorId}/floorplan`, plan)
    assert.equal(put.status, 200)
    assert.deepEqual((await list())[0], [floorId, true])
    assert.notEqual(await tagOf('/location_tree'), tag)
  })

  it('is the same as what the listings of each location say', async () => {
    const { data } = (await read('/location_tree')).body as { data: LocationOutput[] }
    const { location, locations } = (await read('/locations/org/?depth=all')).body
    const { ancestors: _none, version: _version, ...top } = location
    assert.deepEqual(
      data.map(({ has_floorplan: _plan, ...place }) => place),
      [top, ...locations],
    )
  })

  it('holds thousands of locations, and others are answered while it is written', async () => {
    const places = Array.from({ length: 5_000 }, (_, index) => ({
      location_id: `many-${index}`,
      parent_id: 'annex',
      kind: 'room',
      name: `Room ${index}`,
    }))
    const imported = await api.as(api.people.admin, 'POST', '/imports/locations', { locations: places })
    assert.equal(imported.status, 200)
    const { estate } = api.server
    const tops = [estate.findLocation('org') ?? assert.fail()]
    let rounds = 0
    let next: NodeJS.Immediate | undefined
    const count = () => {
      rounds += 1
      next = setImmediate(count)
    }
    count()
    const bytes = await writeTree(estate, { organisationId: 'org', locationIds: ['org'] }, tops)
    clearImmediate(next)
    assert.ok(rounds > 5, `${rounds} rounds of the event loop`)
    assert.deepEqual(JSON.parse(bytes.toString()), (await read('/location_tree')).body)
  })
})

describe('a location alone', () => {
  const ancestorsOf = async (path: string, token?: string) => {
    const { body } = await read(path, undefined, token)
    return (body.location ?? body).ancestors.map(({ name }: { name: string }) => name)
  }

  it('says what it lies in, the topmost first, as far as the caller sees', async () => {
    assert.deepEqual(await ancestorsOf('/locations/floor'), ['Org', 'Building'])
    assert.deepEqual(await ancestorsOf('/locations/floor/'), ['Org', 'Building'])
    assert.deepEqual(await ancestorsOf('/locations/org'), [])
    assert.deepEqual(await ancestorsOf('/locations/floor', api.people.partAdmin.token), ['Building'])
    assert.deepEqual(await ancestorsOf('/locations/building', api.people.partAdmin.token), [])
  })

  for (const path of ['/locations/floor', '/locations/floor/']) {
    it(`${path} is answered 304 until it, or the name of what it lies in, changes`, async () => {
      const { estate } = api.server
      const tag = await tagOf(path)
      assert.equal((await read(path, tag)).status, 304)
      await estate.changeLocation('building', { name: `House of ${path.length}` })
      const renamed = await read(path, tag)
      assert.equal(renamed.status, 200)
      const next = renamed.headers.get('etag') ?? ''
      await estate.changeLocation('floor', { properties: { length: path.length } })
      assert.equal((await read(path, next)).status, 200)
    })
  }

  it('keeps its tag while sensors report', async () => {
    const tag = await tagOf('/locations/floor')
    await post(5)
    assert.equal((await read('/locations/floor', tag)).status, 304)
  })
})
