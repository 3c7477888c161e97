import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type ApiServer, startApiServer } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'

/** Wednesday evening in London; in Kathmandu and Auckland it is Thursday, in New York Wednesday noon. */
const nowMs = Date.parse('2026-01-14T19:30:00Z')
const places = {
  london: { timeZone: 'Europe/London', sensorId: 'AQ2-0000000000E1', today: '2026-01-14' },
  york: { timeZone: 'America/New_York', sensorId: 'AQ2-0000000000E2', today: '2026-01-14' },
  kathmandu: { timeZone: 'Asia/Kathmandu', sensorId: 'AQ2-0000000000E3', today: '2026-01-15' },
  auckland: { timeZone: 'Pacific/Auckland', sensorId: 'AQ2-0000000000E4', today: '2026-01-15' },
} as const

interface Entry {
  readonly time_zone: string
  readonly data: readonly { readonly date?: string; readonly hour?: number; readonly count: number }[]
}

describe('metrics of a location whose children lie in other time zones, without "to"', () => {
  let api: ApiServer
  before(async () => {
    api = await startApiServer(undefined, () => nowMs)
    const { estate } = api.server
    for (const [locationId, { timeZone, sensorId }] of Object.entries(places)) {
      const name = `${locationId} house`
      await estate.createLocation({ locationId, parentId: 'org', kind: 'building', name, timeZone })
      await estate.createSensor({ sensorId, locationId, name, polygonId: 'room' })
    }
    const readings = Object.values(places).map(({ sensorId }) => ({
      sensor_id: sensorId,
      var_name: 'CO2ppm',
      time: nowMs / 1000 - 60,
      value: 700,
    }))
    assert.deepEqual((await api.post(readings)).body.rejected, [])
  })
  after(() => api.server.close())

  const read = (path: string) => api.call(`/locations/org/CO2ppm/${path}`, { token: api.tokens.reader })
  const list = async (path: string) => {
    const { status, body } = await read(path)
    assert.equal(status, 200)
    return new Map((body.data as Entry[]).map(({ time_zone: zone, data }) => [zone, data]))
  }

  for (const by of ['child', 'polygon']) {
    it(`has seven days up to the today of each, by ${by}`, async () => {
      const entries = await list(`daily?by=${by}`)
      for (const { timeZone, today } of Object.values(places)) {
        const last = Temporal.PlainDate.from(today)
        const days = Array.from({ length: 7 }, (_, at) => last.subtract({ days: 6 - at }).toString())
        const data = entries.get(timeZone) ?? assert.fail(timeZone)
        assert.deepEqual(
          data.map(({ date }) => date),
          days,
        )
        assert.equal(data.at(-1)?.count, 1, timeZone)
      }
    })
  }

  it('has the 24 hours of the today of each', async () => {
    const entries = await list('hourly')
    for (const { timeZone, today } of Object.values(places)) {
      const data = entries.get(timeZone) ?? assert.fail(timeZone)
      assert.deepEqual([data.length, data[0]?.date, data[23]?.date], [24, today, today], timeZone)
      assert.equal(
        data.reduce((sum, { count }) => sum + count, 0),
        1,
        timeZone,
      )
    }
  })

  it('has the current day in the pattern of a week', async () => {
    for (const [zone, data] of await list('hourly?group_by=weekday')) {
      const total = data.reduce((sum, { count }) => sum + count, 0)
      assert.deepEqual([data.length, total], [168, 1], zone)
    }
  })

  it('has no entries where "from" has not come yet, and is refused where it has come nowhere', async () => {
    const entries = await list('daily?from=2026-01-15')
    assert.deepEqual(
      Object.values(places).map(({ timeZone }) => entries.get(timeZone)?.length),
      [0, 0, 1, 1],
    )
    assertProblem(await read('daily?from=2026-01-16'), 'invalid_parameter')
    assertProblem(await read('hourly?from=2026-01-16&by=polygon'), 'invalid_parameter')
  })

  it('takes the longest time that London may have, though other zones have a day more', async () => {
    assert.equal((await list('daily?from=2025-01-14')).get('Pacific/Auckland')?.length, 367)
    assertProblem(await read('daily?from=2025-01-13'), 'invalid_parameter')
  })

  it('keeps to the dates of "to" in every zone when it is given', async () => {
    for (const [, data] of await list('daily?from=2026-01-13&to=2026-01-15'))
      assert.deepEqual(
        data.map(({ date }) => date),
        ['2026-01-13', '2026-01-14'],
      )
  })
})
