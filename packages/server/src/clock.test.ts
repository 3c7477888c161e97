import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type ApiServer, sensorId, startApiServer } from '../testing/api-server.ts'

/**
 * This time is behind the clock of the library that issues tokens, for which they would have expired
 * otherwise.
 */
const startMs = Date.parse('2020-06-15T12:00:00Z')
const dayMs = 86_400_000

describe('a server goes by the clock that it is handed', () => {
  let api: ApiServer
  let nowMs = startMs

  before(async () => {
    api = await startApiServer(undefined, () => nowMs)
  })
  after(() => api.server.close())

  it('when it holds times of readings to the present', async () => {
    const post = async (timeMs: number) => {
      const reading = { sensor_id: sensorId, var_name: 'CO2ppm', time: timeMs / 1000, value: 400 }
      return (await api.post([reading])).body.accepted
    }
    assert.equal(await post(nowMs), 1)
    assert.equal(await post(nowMs + dayMs), 0)
    nowMs += dayMs
    assert.equal(await post(nowMs), 1)
  })

  it('when it finds the last week', async () => {
    const readDates = async () => {
      const { body } = await api.call(`/sensors/${sensorId}/CO2ppm/daily`, { token: api.tokens.reader })
      return body.data.map(({ date }: { date: string }) => date)
    }
    nowMs = startMs
    assert.equal((await readDates()).at(-1), '2020-06-15')
    nowMs += dayMs
    assert.equal((await readDates()).at(-1), '2020-06-16')
  })

  it('when it stamps what it makes and changes', async () => {
    const { clients, estate } = api.server
    const wanted = {
      organisationId: 'org',
      name: 'Late',
      kind: 'service',
      scopes: ['readings:read'],
    } as const
    const { clientId } = await clients.createClient(wanted)
    assert.equal(clients.findClient(clientId)?.createdAtMs, nowMs)
    assert.equal((await estate.retireSensor(sensorId)).retiredAtMs, nowMs)
  })
})
