import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { type ApiServer, sensorId, startApiServer } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { createMetricsEstate, type Data, storeData } from '../../testing/metrics-estate.ts'

const roomSensorId = 'AQ2-0000000000D2'
const farSensorId = 'AQ2-0000000000D3'
const silentSensorId = 'AQ2-0000000000D4'
const motionIds = ['AMP-0000000000D1', 'AMP-0000000000D2'] as const

/** Returns the Unix seconds of a UTC time on 2026-01-13, when London is on UTC. */
const at = (time: string) => Date.parse(`2026-01-13T${time}Z`) / 1000

interface Columns {
  readonly sensor_id: string
  readonly [column: string]: unknown
}

describe('the history of a location', () => {
  let api: ApiServer
  const read = (path: string, token = api.tokens.reader) => api.call(`/locations/${path}`, { token })
  const store = (sensor: string, varName: string, data: Data) => storeData(api, sensor, varName, data)

  before(async () => {
    api = await startApiServer()
    const { estate } = api.server
    await createMetricsEstate(api)
    await estate.createSensor({ sensorId: roomSensorId, locationId: 'room', name: 'Room' })
    await estate.createSensor({ sensorId: farSensorId, locationId: 'annex', name: 'Annex' })
    await estate.createSensor({ sensorId: silentSensorId, locationId: 'room', name: 'Silent' })
    for (const id of motionIds) await estate.createSensor({ sensorId: id, locationId: 'room', name: id })
    await store(sensorId, 'CO2ppm', [
      [at('08:28:00'), 400],
      [at('08:29:00'), 500],
      [at('09:40:00'), 900],
    ])
    await store(roomSensorId, 'CO2ppm', [[at('08:00:00'), 640]])
    await store(farSensorId, 'CO2ppm', [[at('09:59:59'), 700]])
  })
  after(() => api.server.close())

  const morning = `from=${at('08:00:00')}&to=${at('10:00:00')}`
  const halfHours = ['08:00:00', '08:30:00', '09:00:00', '09:30:00'].map(at)

  it('is all sensors of the subtree by id, column by column, over one list of buckets', async () => {
    const { body, headers } = await read(`building/CO2ppm/history?bucket=30m&${morning}`)
    const empty = [null, null, null, null]
    assert.equal(headers.get('content-type'), 'application/json; charset=utf-8')
    assert.deepEqual(body, {
      location_id: 'building',
      var_name: 'CO2ppm',
      bucket: '30m',
      time_zone: 'Europe/London',
      from: at('08:00:00'),
      to: at('10:00:00'),
      time: halfHours,
      data: [
        {
          sensor_id: roomSensorId,
          min: [640, null, null, null],
          avg: [640, null, null, null],
          max: [640, null, null, null],
          count: [1, 0, 0, 0],
          coverage: [300 / 1800, 0, 0, 0],
        },
        {
          sensor_id: farSensorId,
          min: [null, null, null, 700],
          avg: [null, null, null, 700],
          max: [null, null, null, 700],
          count: [0, 0, 0, 1],
          coverage: [0, 0, 0, 1 / 1800],
        },
        {
          sensor_id: silentSensorId,
          min: empty,
          avg: empty,
          max: empty,
          count: [0, 0, 0, 0],
          coverage: [0, 0, 0, 0],
        },
        {
          sensor_id: sensorId,
          min: [400, null, null, 900],
          avg: [450, null, null, 900],
          max: [500, null, null, 900],
          count: [2, 0, 0, 1],
          // 08:28 to 08:34, and 09:40 to 09:45
          coverage: [120 / 1800, 240 / 1800, 0, 300 / 1800],
        },
      ],
    })
    const below = (await read(`room/CO2ppm/history?bucket=30m&${morning}`)).body.data as Columns[]
    assert.deepEqual(
      below.map((columns) => columns.sensor_id),
      [roomSensorId, silentSensorId],
    )
  })

  it('measures a bucket that the range cuts through as far as it lies in it', async () => {
    const range = `from=${at('08:28:30')}&to=${at('08:35:00')}`
    const { body } = await read(`floor/CO2ppm/history?bucket=30m&${range}`)
    assert.deepEqual(body.time, [at('08:00:00'), at('08:30:00')])
    const own = (body.data as Columns[]).find((columns) => columns.sensor_id === sensorId)
    assert.deepEqual(
      [own?.count, own?.avg],
      [
        [1, 0],
        [500, null],
      ],
    )
    assert.deepEqual(own?.coverage, [1, 240 / 300])
  })

  it('says of a day what the daily metrics say, and of buckets what the history of a sensor says', async () => {
    const days = 'from=2026-01-13&to=2026-01-14'
    const [columns] = (await read(`floor/CO2ppm/history?bucket=1d&${days}`)).body.data.slice(-1)
    const daily = await api.call(`/sensors/${sensorId}/CO2ppm/daily?${days}`, { token: api.tokens.reader })
    const [{ min, avg, max, count, coverage }] = daily.body.data
    assert.deepEqual(columns, {
      sensor_id: sensorId,
      ...{ min: [min], avg: [avg], max: [max], count: [count], coverage: [coverage] },
    })
    for (const bucket of ['5m', '3h', '6h']) {
      const query = `bucket=${bucket}&${days}`
      const { time, data } = (await read(`floor/CO2ppm/history?${query}`)).body
      const history = await api.call(`/sensors/${sensorId}/CO2ppm/history?${query}`, {
        token: api.tokens.reader,
      })
      const held = (time as number[]).flatMap((start, index) => {
        const own = data.at(-1)
        return own.count[index] === 0 ? [] : { time: start, avg: own.avg[index], count: own.count[index] }
      })
      const expected = history.body.data.map((one: { time: number; avg: number; count: number }) => ({
        time: one.time,
        avg: one.avg,
        count: one.count,
      }))
      assert.deepEqual(held, expected)
    }
  })

  it('says of motion how much of each bucket was in use, and whether silence means absence', async () => {
    const [one, other] = motionIds
    await store(one, 'motionEvent', [
      [at('08:25:00'), 1],
      [at('08:33:00'), 1],
    ])
    await store(one, 'onlineStatus', [[at('09:00:00'), 1]])
    const { body } = await read(`room/motionEvent/history?bucket=30m&${morning}`)
    assert.deepEqual(body.data, [
      {
        sensor_id: one,
        utl: [300 / 1800, 180 / 1800, 0, null],
        count: [1, 1, 0, 0],
        coverage: [0, 0, 300 / 1800, 0],
      },
      {
        sensor_id: other,
        utl: [null, null, null, null],
        count: [0, 0, 0, 0],
        coverage: [0, 0, 0, 0],
      },
    ])
    const csv = (await read(`room/motionEvent/history?bucket=1h&${morning}&format=csv`)).body as string
    assert.deepEqual(csv.split('\r\n').slice(0, 3), [
      'sensor_id,time,utl,count,coverage',
      `${one},${at('08:00:00')}.000,0.13333333333333333,2,0.0`,
      `${one},${at('09:00:00')}.000,0.0,0,0.08333333333333333`,
    ])
  })

  it('is written as rows too, a row for each sensor and bucket, by format or by Accept', async () => {
    const path = `room/CO2ppm/history?bucket=1h&${morning}`
    const csv = await read(`${path}&format=csv&time_format=rfc3339`)
    assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8; header=present')
    assert.equal(
      csv.body,
      [
        'sensor_id,time,min,avg,max,count,coverage',
        `${roomSensorId},2026-01-13T08:00:00.000Z,640.0,640.0,640.0,1,0.08333333333333333`,
        `${roomSensorId},2026-01-13T09:00:00.000Z,,,,0,0.0`,
        `${silentSensorId},2026-01-13T08:00:00.000Z,,,,0,0.0`,
        `${silentSensorId},2026-01-13T09:00:00.000Z,,,,0,0.0`,
        '',
      ].join('\r\n'),
    )
    const headers = { accept: 'application/x-ndjson' }
    const lines = await api.call(`/locations/${path}`, { token: api.tokens.reader, headers })
    const figures = '"min":640.0,"avg":640.0,"max":640.0,"count":1,"coverage":0.08333333333333333'
    const [first, second] = lines.body.split('\n')
    assert.equal(first, `{"sensor_id":"${roomSensorId}","time":${at('08:00:00')}.000,${figures}}`)
    const nothing = { min: null, avg: null, max: null, count: 0, coverage: 0 }
    assert.deepEqual(JSON.parse(second), { sensor_id: roomSensorId, time: at('09:00:00'), ...nothing })
    const parquet = { accept: 'application/vnd.apache.parquet' }
    const refused = await api.call(`/locations/${path}`, { token: api.tokens.reader, headers: parquet })
    assertProblem(refused, 'not_acceptable')
  })

  it('goes by the clock of the location: a day on which the clocks change has 23 or 25 hours', async () => {
    for (const [date, next, hours, shifts] of [
      ['2025-03-30', '2025-03-31', 23, 5],
      ['2025-10-26', '2025-10-27', 25, 5],
      ['2025-10-27', '2025-10-28', 24, 4],
    ] as const) {
      const range = `from=${date}&to=${next}`
      const byHour = (await read(`building/CO2ppm/history?bucket=1h&${range}`)).body
      assert.equal(byHour.time.length, hours)
      assert.equal(byHour.to - byHour.from, hours * 3_600)
      assert.equal((await read(`building/CO2ppm/history?bucket=6h&${range}`)).body.time.length, shifts)
      const byDay = (await read(`building/CO2ppm/history?bucket=1d&${range}`)).body
      assert.deepEqual(byDay.time, [byHour.from])
    }
    const annex = (await read('annex/CO2ppm/history?bucket=1d&from=2026-01-13&to=2026-01-14')).body
    assert.deepEqual([annex.time_zone, annex.time], ['America/New_York', [at('05:00:00')]])
  })

  it('is the last 24 hours without a range, and has no sensors where none reports the variable', async () => {
    const { body } = await read('empty/CO2ppm/history?bucket=1h')
    assert.ok(Math.abs(body.to - Date.now() / 1000) < 60)
    assert.equal(Math.round((body.to - body.from) * 1000), 86_400_000)
    assert.equal(body.time.length, 25)
    assert.deepEqual(body.data, [])
    assert.deepEqual((await read('building/BACnetReads/history?bucket=1h')).body.data, [])
    const nothing = (await read('floor/CO2ppm/history?bucket=1d&from=0&to=0')).body
    assert.deepEqual([nothing.time, nothing.data[0].avg], [[], []])
  })

  const refusals: readonly (readonly [query: string, parameter: string])[] = [
    [morning, 'bucket'],
    ['bucket=2h', 'bucket'],
    ['bucket=1h&from=20&to=10', 'from'],
    ['bucket=1h&from=tomorrow', 'from'],
    ['bucket=1h&format=parquet', 'format'],
    ['bucket=1h&time_format=rfc3339', 'time_format'],
    ['bucket=1h&limit=3', 'limit'],
  ]
  for (const [query, parameter] of refusals) {
    it(`refuses ?${query} and names ${parameter}`, async () => {
      const answer = await read(`building/CO2ppm/history?${query}`)
      assertProblem(answer, 'invalid_parameter')
      assert.equal(answer.body.errors[0].pointer, parameter)
    })
  }

  it("answers another organisation's location like one that does not exist", async () => {
    assertProblem(await read('building/CO2ppm/history?bucket=1h', api.tokens.stranger), 'not_found')
    assertProblem(await read('nowhere/CO2ppm/history?bucket=1h'), 'not_found')
  })

  it('says which bucket is long enough where there are too many, and reads as many as there may be', async () => {
    const { estate } = api.server
    await estate.createLocation({ locationId: 'crowd', parentId: 'org', kind: 'floor', name: 'Crowd' })
    const ids = Array.from(
      { length: 250 },
      (_, index) => `AQ2-${(0xc000 + index).toString(16).toUpperCase().padStart(12, '0')}`,
    )
    for (const id of ids) await estate.createSensor({ sensorId: id, locationId: 'crowd', name: id })
    const last = ids.at(-1) ?? ''
    await store(last, 'CO2ppm', [[at('00:00:00'), 512]])
    const week = `from=${at('00:00:00')}&to=${at('00:00:00') + 7 * 86_400}`
    const answer = await read(`crowd/CO2ppm/history?bucket=15m&${week}`)
    assertProblem(answer, 'invalid_parameter')
    assert.match(answer.body.detail, /^bucket must be 30m or longer .* some 168000 buckets of 15m over 250 /)
    const long = await read('crowd/CO2ppm/history?bucket=1d&from=2000-01-01&to=2026-01-01')
    assertProblem(long, 'invalid_parameter')
    assert.equal(long.body.errors[0].pointer, 'from')
    const alone = await read('annex/CO2ppm/history?bucket=5m&from=1970-01-01&to=2199-01-01')
    assert.match(alone.body.detail, /^from must be later, or the location a smaller one: /)
    const { time, data } = (await read(`crowd/CO2ppm/history?bucket=30m&${week}`)).body
    assert.equal(time.length, 336)
    assert.deepEqual(
      (data as Columns[]).map((columns) => columns.sensor_id),
      ids,
    )
    assert.deepEqual(data.at(-1).count.slice(0, 2), [1, 0])
    const rows = (await read(`crowd/CO2ppm/history?bucket=30m&${week}&format=ndjson`)).body as string
    assert.equal(rows.split('\n').length, 250 * 336 + 1)
  })

  it('takes a place until it has been sent: eight of a caller, more wait their turn, too many are told so', async () => {
    const week = `from=${at('00:00:00')}&to=${at('00:00:00') + 7 * 86_400}`
    const url = `${api.server.publicUrl}/locations/crowd/CO2ppm/history?bucket=30m&${week}&format=ndjson`
    const headers = { authorization: `Bearer ${api.tokens.reader}` }
    const readSlowly = async () => {
      const [response] = (await once(get(url, { headers, agent: false }), 'response')) as [IncomingMessage]
      return response.on('error', () => undefined)
    }
    const slow = await Promise.all(Array.from({ length: 8 }, readSlowly))
    assert.ok(slow.every(({ statusCode }) => statusCode === 200))
    const asked = Array.from({ length: 129 }, () => {
      const controller = new AbortController()
      return { controller, answer: fetch(url, { headers, signal: controller.signal }) }
    })
    const refused = await Promise.race(asked.map(({ answer }) => answer))
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get('retry-after'), '2')
    for (const { controller, answer } of asked) {
      controller.abort()
      await answer.catch(() => undefined)
    }
    for (const response of slow) response.destroy()
    const free = await fetch(url, { headers })
    assert.equal((await free.text()).split('\n').length, 250 * 336 + 1)
  })
})
