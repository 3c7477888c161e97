/**
 * A caller that waits for room for an answer, and loses access meanwhile, gets nothing when its turn comes.
 */
import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
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
    // Four answers leave less room than the smallest answer that room is taken for.
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
    assert.equal((await api.as(api.people.admin, 'PUT', planPath, plan)).status, 200)
  })
  after(() => api.server.close())

  const ask = (person: Person, path: string): Socket => {
    const socket = connect(Number(new URL(api.server.publicUrl).port), 'localhost')
    socket.on('error', () => undefined)
    const authorization = `authorization: Bearer ${person.token}`
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n${authorization}\r\n\r\n`)
    return socket
  }
  /** Resolves when the server has read this many more requests. */
  const awaitRequests = (count: number) =>
    new Promise<void>((resolve) => {
      let come = 0
      const onRequest = () => {
        come += 1
        if (come < count) return
        unsubscribe('http.server.request.start', onRequest)
        resolve()
      }
      subscribe('http.server.request.start', onRequest)
    })
  const readStatus = async (socket: Socket): Promise<number> => {
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    socket.pause()
    return Number(/^HTTP\/1.1 (\d{3})/.exec(chunk.toString('latin1'))?.[1])
  }

  /** Asks on a connection for each path; resolves when the server has read all of it. */
  const askAll = async (person: Person, paths: readonly string[]): Promise<Socket[]> => {
    const haveCome = awaitRequests(paths.length)
    const sockets = paths.map((path) => ask(person, path))
    await haveCome
    return sockets
  }

  /**
   * Asks for the watched paths before access is taken away, and returns the statuses of the answers
   * afterwards.
   */
  async function askMeanwhile(person: Person, takeAway: () => Promise<unknown>): Promise<number[]> {
    for (;;) {
      const { watched, others } = await fillRoom(person)
      const statuses = Promise.all(watched.map(readStatus))
      const isAllWaiting = watched.every(({ bytesRead }) => bytesRead === 0)
      if (isAllWaiting) await takeAway()
      for (const socket of others) socket.destroy()
      const all = await statuses
      for (const socket of watched) socket.destroy()
      if (isAllWaiting) return all
    }
  }

  /**
   * Asks for the watched paths where there is no room. They wait, unless the system has taken a whole answer
   * before anybody read it, or another request has come before one of them.
   */
  async function fillRoom(person: Person): Promise<{ watched: Socket[]; others: Socket[] }> {
    // Four are sent, and 64 wait. One more is refused, which tells that all the others wait.
    const others = Array.from({ length: 4 }, () => ask(person, planPath))
    assert.deepEqual(await Promise.all(others.map(readStatus)), [200, 200, 200, 200])
    const watched = await askAll(person, watchedPaths)
    let isRefused = false
    while (!isRefused && others.length < 500) {
      const [socket] = (await askAll(person, [planPath])) as [Socket]
      others.push(socket)
      void readStatus(socket).then((status) => {
        isRefused ||= status === 429
      })
    }
    return { watched, others }
  }

  it('is given to who may still see what was asked for', async () => {
    const statuses = await askMeanwhile(api.people.viewer, async () => undefined)
    assert.deepEqual(statuses, [200, 200, 200, 200])
  })

  it('is not given to who lost sight of it', async () => {
    const { userId } = api.people.viewer
    const takeAway = () => api.server.accounts.changeUser('org', userId, { locationIds: [] })
    assert.deepEqual(await askMeanwhile(api.people.viewer, takeAway), [404, 404, 404, 404])
  })

  it('is not given to whose login was ended', async () => {
    const { userId } = api.people.installer
    const takeAway = () => api.server.accounts.signOutEverywhere(userId)
    assert.deepEqual(await askMeanwhile(api.people.installer, takeAway), [401, 401, 401, 401])
  })
})
