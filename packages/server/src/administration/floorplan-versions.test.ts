import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { type ApiAnswer, sensorId } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { startServer } from '../index.ts'
import { readSentFloorplan } from './floorplan-administration.ts'

const ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
]
const room = (id: string | undefined, coordinates: unknown = [ring]) => ({
  type: 'Feature',
  ...(id !== undefined && { id }),
  properties: { type: 'area.room' },
  geometry: { type: 'Polygon', coordinates },
})
const planOf = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const path = '/locations/floor/floorplan'

it('a large floorplan is looked at in turns, others working meanwhile', async () => {
  const plan = planOf(...Array.from({ length: 5_000 }, (_, at) => room(`room ${at}`)))
  let rounds = 0
  let isOver = false
  const count = () => {
    rounds += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  const { polygons, geojson, faultCount } = await readSentFloorplan(plan)
  isOver = true
  assert.deepEqual([polygons.size, JSON.parse(geojson), faultCount], [5_000, plan, 0])
  assert.ok(rounds >= 100, `${rounds} rounds of the event loop`)
})

describe('a dry run of a floorplan', () => {
  let api: AdministrationServer
  before(async () => {
    api = await startAdministrationServer()
  })
  after(() => api.server.close())
  const put = (plan: unknown, query = '') => api.as(api.people.admin, 'PUT', path + query, plan)
  const tryOut = (plan: unknown) => put(plan, '?dry_run=true')
  const read = async () => (await api.as(api.people.admin, 'GET', path)).body

  it('says what would change, and stores nothing', async () => {
    const first = await tryOut(planOf(room('a'), room(undefined)))
    assert.equal(first.status, 200)
    assert.deepEqual(first.body, {
      stored: false,
      can_be_stored: true,
      version: null,
      features: 2,
      added: { count: 1, ids: ['a'] },
      removed: { count: 0, ids: [] },
      changed: { count: 0, ids: [] },
      unchanged: 0,
      lost: { count: 0, sensors: [] },
      mistakes: { count: 0, places: [] },
    })
    assertProblem(await api.as(api.people.admin, 'GET', path), 'not_found')
    const stored = await put(planOf(room('a'), room('b'), room('c')))
    assert.deepEqual([stored.body.stored, stored.body.added.ids], [true, ['a', 'b', 'c']])
    const { body } = await tryOut(planOf(room('a'), room('b', [ring.toReversed()]), room('d')))
    assert.deepEqual(
      [body.added.ids, body.removed.ids, body.changed.ids, body.unchanged],
      [['d'], ['c'], ['b'], 1],
    )
    assert.equal(body.version, stored.body.version)
    assert.equal((await read()).features.length, 3)
  })

  it('tells every mistake at once, with its feature, and what would change all the same', async () => {
    const open = [...ring.slice(0, 3), [9, 9]]
    const plan = planOf(room('a'), room('b', [open]), { ...room('e'), properties: { type: 'area.pool' } }, 7)
    const { status, body } = await tryOut(plan)
    assert.equal(status, 200)
    assert.deepEqual([body.stored, body.can_be_stored, body.mistakes.count], [false, false, 3])
    const places = body.mistakes.places as { pointer: string; feature_index: number; feature_id: string }[]
    assert.deepEqual(
      places.map(({ pointer, feature_index, feature_id }) => [pointer, feature_index, feature_id]),
      [
        ['/features/1/geometry/coordinates/0', 1, 'b'],
        ['/features/2/properties/type', 2, 'e'],
        ['/features/3', 3, null],
      ],
    )
    assert.match(body.mistakes.places[0].detail, /must be closed/)
    assert.deepEqual([body.removed.ids, body.changed.ids, body.added.ids], [['c'], ['b'], ['e']])
    const whole = await tryOut({ type: 'Plan' })
    assert.deepEqual(whole.body.mistakes.places[0], {
      pointer: '/type',
      detail: 'must be "FeatureCollection"',
      feature_index: null,
      feature_id: null,
    })
    assertProblem(await put(plan), 'invalid_body')
  })

  it('names the sensors that would lose their polygon, which a real one refuses', async () => {
    const tied = await api.as(api.people.admin, 'PATCH', `/sensors/${sensorId}`, { polygon_id: 'c' })
    assert.equal(tied.status, 200)
    const { body } = await tryOut(planOf(room('a')))
    assert.deepEqual(body.lost, { count: 1, sensors: [{ sensor_id: sensorId, polygon_id: 'c' }] })
    assert.deepEqual([body.can_be_stored, body.mistakes.count], [false, 0])
    assertProblem(await put(planOf(room('a'))), 'not_possible')
    await api.as(api.people.admin, 'PATCH', `/sensors/${sensorId}`, { polygon_id: null })
  })

  it('is bounded in what it lists, and counts the rest', async () => {
    const many = planOf(...Array.from({ length: 1_500 }, (_, at) => room(`m${at}`)))
    const { body } = await tryOut(many)
    assert.deepEqual([body.added.count, body.added.ids.length], [1_500, 1_000])
    const broken = planOf(...Array.from({ length: 300 }, () => room(undefined, [])))
    const { mistakes } = (await tryOut(broken)).body
    assert.deepEqual([mistakes.count, mistakes.places.length], [300, 100])
  })

  it('is for administrators of the floor, and refused where there can be no plan', async () => {
    const { people } = api
    for (const person of [people.viewer, people.installer])
      assertProblem(await api.as(person, 'PUT', `${path}?dry_run=true`, planOf()), 'insufficient_role')
    assertProblem(await api.as(people.stranger, 'PUT', `${path}?dry_run=true`, planOf()), 'not_found')
    const elsewhere = '/locations/building/floorplan?dry_run=true'
    assertProblem(await api.as(people.admin, 'PUT', elsewhere, planOf()), 'not_possible')
  })
})

describe('two editors of a floorplan', () => {
  const dataDir = createTemporaryDirectory()
  let api: AdministrationServer
  before(async () => {
    api = await startAdministrationServer(dataDir)
  })
  after(() => api.server.close())

  function ask(method: string, headers: Record<string, string>, plan?: unknown): Promise<ApiAnswer> {
    const { token } = api.people.partAdmin
    return api.call(path, {
      token,
      method,
      headers,
      ...(plan !== undefined && { body: JSON.stringify(plan) }),
    })
  }
  const tagOf = ({ headers }: ApiAnswer) => headers.get('etag') ?? ''

  it('who both begin: the second is refused with If-None-Match', async () => {
    const headers = { 'if-none-match': '*' }
    const [one, other] = await Promise.all([
      ask('PUT', headers, planOf(room('one'))),
      ask('PUT', headers, planOf(room('other'))),
    ])
    assert.deepEqual([one.status, other.status].toSorted(), [200, 412])
    const { body } = await ask('GET', {})
    assert.equal(body.features[0].id, one.status === 200 ? 'one' : 'other')
  })

  it('have the same tag while nobody changes anything, and 304 for it', async () => {
    const tag = tagOf(await ask('GET', {}))
    assert.match(tag, /^"[\w-]{22}"$/)
    const unchanged = await ask('GET', { 'if-none-match': tag })
    assert.deepEqual([unchanged.status, unchanged.body, tagOf(unchanged)], [304, '', tag])
    const put = await ask('PUT', { 'if-match': tag }, planOf(room('two')))
    assert.deepEqual([put.status, tagOf(put)], [200, `"${put.body.version}"`])
    assert.notEqual(tagOf(put), tag)
    assert.equal(tagOf(await ask('GET', { 'if-none-match': tag })), tagOf(put))
  })

  it('are told of each other when they put or delete, and the plan stays', async () => {
    const stale = tagOf(await ask('GET', {}))
    const { token, username } = api.people.admin
    const fresh = await api.as(api.people.admin, 'PUT', path, planOf(room('three')))
    for (const [method, plan] of [['PUT', planOf()], ['DELETE']] as const)
      assertProblem(await ask(method, { 'if-match': stale }, plan), 'changed_meanwhile')
    const tried = await api.call(`${path}?dry_run=true`, {
      token,
      method: 'PUT',
      headers: { 'if-match': stale },
      body: JSON.stringify(planOf()),
    })
    assertProblem(tried, 'changed_meanwhile')
    assert.equal((await ask('GET', {})).body.features[0].id, 'three')
    const { last_change: lastChange, detail } = tried.body
    assert.deepEqual([lastChange.by, lastChange.action], [username, 'floorplan.put'])
    assert.ok(Math.abs(lastChange.at - Date.now() / 1000) < 60)
    assert.ok(detail.startsWith(`${username} changed it last, 2`), detail)
    assert.ok(detail.includes(fresh.body.version))
  })

  it('are not told by whom unless they may read the audit log', async () => {
    const { body } = await ask('PUT', { 'if-match': '"old"' }, planOf())
    assert.equal(body.last_change, undefined)
    assert.doesNotMatch(JSON.stringify(body), /example\.org/)
  })

  it('who delete what is gone already are told so with If-Match, and not without', async () => {
    const tag = tagOf(await ask('GET', {}))
    assert.equal((await ask('DELETE', { 'if-match': tag })).status, 204)
    assertProblem(await ask('DELETE', { 'if-match': tag }), 'changed_meanwhile')
    assert.equal((await ask('DELETE', {})).status, 204)
  })

  it('have the same tag after a restart of the server', async () => {
    const put = await ask('PUT', {}, planOf(room('kept')))
    await api.server.close()
    const { estate, close } = await startServer({ dataDir, port: 0, logLevel: 'fatal' })
    const bytes = await estate.floorplans.read('floor')
    assert.equal(bytes && estate.floorplans.tag(bytes), put.body.version)
    assert.equal(estate.floorplans.versionOf('floor'), put.body.version)
    await close()
  })
})
