/** Who waits for room for an answer, and loses access meanwhile, is shown nothing when its turn comes. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import {
  type AdministrationServer,
  type Person,
  startAdministrationServer,
} from '../../testing/administration-server.ts'

const planPath = '/locations/floor/floorplan'
const watchedPaths = [
  planPath,
  '/locations/building/',
  '/exports/locations?location_id=building',
  '/exports/sensors?location_id=building',
]

describe('an answer that waits for room', () => {
  let api: AdministrationServer
  before(async () => {
    api = await startAdministrationServer()
    const { estate } = api.server
    for (let at = 0; at < 100; at += 1) {
      await estate.createLocation({ parentId: 'building', kind: 'room', name: `Room ${at}` })
      await estate.createSensor({ sensorId: `AQ2-000000000${at + 100}`, locationId: 'floor', name: 'One' })
    }
    // Four of them leave less room than the smallest answer needs for which any is taken.
    const feature = {
      type: 'Feature',
      id: 'a',
      properties: { type: 'area.room', note: 'x'.repeat(4_190_000) },
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
    }
    const plan = { type: 'FeatureCollection', features: [feature] }
    assert.equal((await api.as(api.people.admin, 'PUT', planPath, plan)).status, 204)
  })
  after(() => api.server.close())

  const ask = (person: Person, path: string): Socket => {
    const socket = connect(Number(new URL(api.server.publicUrl).port), 'localhost')
    socket.on('error', () => undefined)
    const authorization = `authorization: Bearer ${person.token}`
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n${authorization}\r\n\r\n`)
    return socket
  }
  const readStatus = async (socket: Socket): Promise<number> => {
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    socket.pause()
    return Number(/^HTTP\/1.1 (\d{3})/.exec(chunk.toString('latin1'))?.[1])
  }

  /** The statuses of the watched paths, asked for before access is taken away, and answered after. */
  async function askMeanwhile(person: Person, takeAway: () => Promise<unknown>): Promise<number[]> {
    // Four are sent, and 64 wait: one more is refused, which tells that all the others wait.
    const sent = Array.from({ length: 4 }, () => ask(person, planPath))
    assert.deepEqual(await Promise.all(sent.map(readStatus)), [200, 200, 200, 200])
    const watched = watchedPaths.map((path) => ask(person, path))
    const statuses = Promise.all(watched.map(readStatus))
    const others = Array.from({ length: 61 }, () => ask(person, planPath))
    assert.equal(await Promise.any(others.map(readStatus)), 429)
    await takeAway()
    for (const socket of [...sent, ...others]) socket.destroy()
    const all = await statuses
    for (const socket of watched) socket.destroy()
    return all
  }

  it('is given to who may still see what was asked for', async () => {
    const statuses = await askMeanwhile(api.people.viewer, async () => undefined)
    assert.deepEqual(statuses, [200, 200, 200, 200])
  })

  it('is not given to who lost sight of it', async () => {
    const { userId } = api.people.viewer
    const takeAway = () => api.server.accounts.changeGrants('org', userId, [])
    assert.deepEqual(await askMeanwhile(api.people.viewer, takeAway), [404, 404, 404, 404])
  })

  it('is not given to whose login was ended', async () => {
    const { userId } = api.people.installer
    const takeAway = () => api.server.accounts.signOutEverywhere(userId)
    assert.deepEqual(await askMeanwhile(api.people.installer, takeAway), [401, 401, 401, 401])
  })
})
