import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { startServer } from '../index.ts'

const planOf = (...ids: (string | number)[]) => ({
  type: 'FeatureCollection',
  features: ids.map((id) => ({
    type: 'Feature',
    id,
    properties: { type: 'area.room' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    },
  })),
})

describe('floorplans', () => {
  const dataDir = createTemporaryDirectory()
  let api: AdministrationServer
  const asAdmin = (method: string, path: string, body?: unknown) =>
    api.as(api.people.admin, method, path, body)
  const path = '/locations/floor/floorplan'

  before(async () => {
    api = await startAdministrationServer(dataDir)
    const { estate } = api.server
    await estate.createLocation({ locationId: 'room', parentId: 'floor', kind: 'room', name: 'Room' })
    await estate.createLocation({ locationId: 'upper', parentId: 'building', kind: 'floor', name: 'Upper' })
  })
  after(() => api.server.close())

  it('are given to floors alone', async () => {
    assertProblem(await asAdmin('PUT', '/locations/building/floorplan', planOf('a')), 'not_possible')
    assertProblem(await asAdmin('GET', path), 'not_found')
  })

  it('come back as they were put, to everybody who sees the floor', async () => {
    assert.equal((await asAdmin('PUT', path, planOf('a', 7))).status, 200)
    const { status, body } = await api.as(api.people.viewer, 'GET', path)
    assert.deepEqual([status, body], [200, planOf('a', 7)])
  })

  it('are put and deleted by administrators of the floor, and hidden from another organisation', async () => {
    for (const person of [api.people.viewer, api.people.installer])
      assertProblem(await api.as(person, 'PUT', path, planOf('a')), 'insufficient_role')
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const body = method === 'PUT' ? planOf('a') : undefined
      assertProblem(await api.as(api.people.stranger, method, path, body), 'not_found')
    }
  })

  it('that are wrong are refused with a pointer, and the one before stays', async () => {
    const answer = await asAdmin('PUT', path, planOf('a', 'a'))
    assertProblem(answer, 'invalid_body')
    assert.equal(answer.body.errors[0].pointer, '/features/1')
    assert.deepEqual((await asAdmin('GET', path)).body, planOf('a', 7))
  })

  it('tie sensors to polygons that they have', async () => {
    const untied = await asAdmin('PATCH', `/sensors/${sensorId}`, { polygon_id: 'nowhere' })
    assertProblem(untied, 'invalid_body')
    assert.equal(untied.body.errors[0].pointer, '/polygon_id')
    const tied = await asAdmin('PATCH', `/sensors/${sensorId}`, { location_id: 'room', polygon_id: '7' })
    assert.equal(tied.body.polygon_id, '7')
    assertProblem(
      await asAdmin('POST', '/sensors', {
        sensor_id: 'AQ2-0000000000AA',
        location_id: 'floor',
        name: 'x',
        polygon_id: 'nowhere',
      }),
      'invalid_body',
    )
  })

  it('keep the polygons in use: neither replaced without them nor deleted, and the sensors are named', async () => {
    for (const answer of [await asAdmin('PUT', path, planOf('a')), await asAdmin('DELETE', path)]) {
      assertProblem(answer, 'not_possible')
      assert.match(answer.body.detail, new RegExp(`${sensorId} to "7"`))
      assert.deepEqual(answer.body.blockers, [{ kind: 'sensor', id: sensorId, name: 'Room 1' }])
    }
    assert.equal((await asAdmin('PUT', path, planOf(7, 'b'))).status, 200)
  })

  it('that come after the ties must have every polygon, and say which sensors point nowhere', async () => {
    const { estate } = api.server
    await estate.createLocation({ locationId: 'early', parentId: 'building', kind: 'floor', name: 'Early' })
    await estate.createLocation({ locationId: 'cellar', parentId: 'building', kind: 'zone', name: 'Cellar' })
    const ids = Array.from({ length: 12 }, (_, at) => `AQ2-${String(at).padStart(12, '0')}`)
    for (const [at, id] of ids.entries()) {
      const body = {
        sensor_id: id,
        location_id: at < 11 ? 'early' : 'cellar',
        name: 'x',
        polygon_id: `p${at}`,
      }
      assert.equal((await asAdmin('POST', '/sensors', body)).status, 201)
    }
    const early = '/locations/early/floorplan'
    const refused = await asAdmin('PUT', early, planOf('p0'))
    assertProblem(refused, 'not_possible')
    for (const [at, id] of ids.entries())
      assert.equal(refused.body.detail.includes(`${id} to "p${at}"`), at > 0 && at < 11, id)
    assert.equal(
      (await asAdmin('PUT', early, planOf(...ids.map((_, at) => `p${at}`).slice(0, 11)))).status,
      200,
    )
    // A sensor that lay on no floor is looked up once it comes under a plan.
    const moved = await asAdmin('PATCH', '/locations/cellar', { parent_id: 'early' })
    assertProblem(moved, 'invalid_body')
    assert.match(moved.body.detail, /"early" has no polygon "p11"/)
  })

  it('of another floor are looked into when a sensor, or a room with sensors, moves there', async () => {
    await asAdmin('PUT', '/locations/upper/floorplan', planOf('up'))
    assertProblem(await asAdmin('PATCH', `/sensors/${sensorId}`, { location_id: 'upper' }), 'invalid_body')
    const room = await asAdmin('PATCH', '/locations/room', { parent_id: 'upper' })
    assertProblem(room, 'invalid_body')
    assert.match(room.body.detail, /"upper" has no polygon "7"/)
    const moved = await asAdmin('PATCH', `/sensors/${sensorId}`, { location_id: 'upper', polygon_id: 'up' })
    assert.equal(moved.body.polygon_id, 'up')
    await asAdmin('PATCH', `/sensors/${sensorId}`, { location_id: 'room', polygon_id: '7' })
  })

  it('that are large are kept once for all, and wait for their turn where a login takes nothing of them', async () => {
    const [feature] = planOf('large').features
    const properties = { type: 'area.room', note: 'x'.repeat(4_000_000) }
    const large = { type: 'FeatureCollection', features: [{ ...feature, properties }] }
    const largePath = '/locations/large/floorplan'
    const { estate, publicUrl } = api.server
    await estate.createLocation({ locationId: 'large', parentId: 'building', kind: 'floor', name: 'Large' })
    assert.equal((await asAdmin('PUT', largePath, large)).status, 200)
    const [one, other] = await Promise.all([estate.floorplans.read('large'), estate.floorplans.read('large')])
    assert.equal(one, other)
    const plain = { token: api.people.admin.token, headers: { 'accept-encoding': 'identity' } }
    const head = await api.call(largePath, { ...plain, method: 'HEAD' })
    assert.equal(head.headers.get('content-length'), String(one?.length))

    const { port } = new URL(publicUrl)
    const { token } = api.people.viewer
    const ask = () => {
      const socket = connect(Number(port), 'localhost')
      socket.on('error', () => undefined)
      socket.write(`GET ${largePath} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`)
      return socket
    }
    // Four are sent, and 64 wait.
    const sockets = Array.from({ length: 80 }, ask)
    const heads = sockets.map(async (socket) => {
      const closed = once(socket, 'close').then(() => Promise.reject(new Error('closed')))
      const [chunk]: Buffer[] = await Promise.race([once(socket, 'data'), closed])
      socket.pause()
      return String(chunk)
    })
    const isRefused = (text: string) => (text.includes(' 429 ') ? text : Promise.reject(new Error('sent')))
    assert.match(await Promise.any(heads.map((text) => text.then(isRefused))), /retry-after: 2/i)
    assert.equal((await asAdmin('GET', largePath)).status, 200)
    for (const socket of sockets) socket.destroy()
  })

  it('keep their floor a floor', async () => {
    const answer = await asAdmin('PATCH', '/locations/floor', { kind: 'zone' })
    assertProblem(answer, 'invalid_body')
    assert.equal(answer.body.errors[0].pointer, '/kind')
  })

  it('and their ties are the same after a restart, and go when they are deleted or the floor is', async () => {
    await api.server.close()
    const { estate, ...server } = await startServer({ dataDir, port: 0, logLevel: 'fatal' })
    assert.deepEqual(JSON.parse(String(await estate.floorplans.read('floor'))), planOf(7, 'b'))
    await assert.rejects(estate.floorplans.delete('floor'), /tied to its polygons/)
    await estate.changeSensor(sensorId, { polygonId: null })
    await estate.floorplans.delete('floor')
    assert.equal(await estate.floorplans.read('floor'), undefined)
    await estate.deleteLocation('upper')
    await estate.createLocation({ locationId: 'upper', parentId: 'building', kind: 'floor', name: 'Upper' })
    assert.equal(await estate.floorplans.read('upper'), undefined)
    await server.close()
  })
})
