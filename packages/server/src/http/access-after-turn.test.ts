/** A caller that waits for its turn to read, and loses sight meanwhile, gets nothing. */
import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'

const startS = Date.UTC(2026, 0, 5) / 1000
const count = 280_000
const all = `from=${startS}&to=${startS + count * 60}`
const history = `/sensors/${sensorId}/CO2ppm/history?${all}`
const chart = `/locations/floor/CO2ppm/history?bucket=30m&from=${startS}&to=${startS + 7 * 86_400}&format=ndjson`

/** Requests that take all places of a caller while they are not read, and requests that wait for one. */
const turns = [
  { slow: history, watched: [history, `/readings?sensor_id=${sensorId}&${all}`] },
  { slow: chart, watched: [chart, '/locations/floor/CO2ppm/daily'] },
]
const placesOfCaller = 8

describe('what is read in turns', () => {
  let api: AdministrationServer
  before(async () => {
    api = await startAdministrationServer()
    const rows = Array.from({ length: count }, (_, index) => `${sensorId},CO2ppm,${startS + index * 60},400`)
    const token = api.tokens.writer
    const body = ['sensor_id,var_name,time,value', ...rows].join('\n')
    const headers = { 'content-type': 'text/csv' }
    await api.call('/readings', { method: 'POST', token, headers, body })
    for (let at = 0; at < 250; at += 1) {
      const id = `AQ2-${(0xc000 + at).toString(16).toUpperCase().padStart(12, '0')}`
      await api.server.estate.createSensor({ sensorId: id, locationId: 'floor', name: id })
    }
  })
  after(() => api.server.close())

  const ask = async (path: string): Promise<IncomingMessage> => {
    const headers = { authorization: `Bearer ${api.people.viewer.token}` }
    const request = get(api.server.publicUrl + path, { headers, agent: false })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    return response.on('error', () => undefined)
  }

  /** Resolves when the server has read so many more requests. */
  const awaitRequests = (expected: number) =>
    new Promise<void>((resolve) => {
      let come = 0
      const onRequest = () => {
        come += 1
        if (come < expected) return
        unsubscribe('http.server.request.start', onRequest)
        resolve()
      }
      subscribe('http.server.request.start', onRequest)
    })

  /** The statuses of the watched paths, asked for while all places are taken. */
  async function askMeanwhile(
    { slow, watched }: (typeof turns)[number],
    change: () => Promise<unknown>,
  ): Promise<(number | undefined)[]> {
    const reading = await Promise.all(Array.from({ length: placesOfCaller }, () => ask(slow)))
    assert.ok(reading.every(({ statusCode }) => statusCode === 200))
    const haveCome = awaitRequests(watched.length)
    const asked = watched.map(ask)
    await haveCome
    await change()
    for (const response of reading) response.destroy()
    const answers = await Promise.all(asked)
    for (const answer of answers) answer.destroy()
    return answers.map(({ statusCode }) => statusCode)
  }

  for (const turn of turns) {
    it(`is given to a caller that still sees it when its turn comes: ${turn.slow}`, async () => {
      assert.deepEqual(await askMeanwhile(turn, async () => undefined), [200, 200])
    })

    it(`is not given to a caller that lost sight of it: ${turn.slow}`, async () => {
      const { userId } = api.people.viewer
      const { accounts } = api.server
      const takeAway = () => accounts.changeUser('org', userId, { locationIds: [] })
      assert.deepEqual(await askMeanwhile(turn, takeAway), [404, 404])
      await accounts.changeUser('org', userId, { locationIds: ['building'] })
    })
  }
})
