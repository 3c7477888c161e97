import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type ApiServer, sensorId, startApiServer } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { createMetricsEstate, type Data, storeData } from '../../testing/metrics-estate.ts'

const directSensorId = 'AQ2-0000000000B1'
const otherSensorId = 'AQ2-0000000000B2'
const farSensorId = 'AQ2-0000000000B3'
const motionIds = ['AMP-0000000000B1', 'AMP-0000000000B2'] as const

/**
 * Returns the Unix seconds of a UTC time on 2026-01-13, when London is on UTC and New York five hours behind.
 */
const at = (time: string) => Date.parse(`2026-01-13T${time}Z`) / 1000

describe('the daily metrics of a location', () => {
  let api: ApiServer
  const day = 'from=2026-01-13&to=2026-01-14'
  const read = (path: string, token = api.tokens.reader) => api.call(`/locations/${path}`, { token })
  const store = (sensor: string, varName: string, data: Data) => storeData(api, sensor, varName, data)

  before(async () => {
    api = await startApiServer()
    const { estate } = api.server
    await createMetricsEstate(api)
    await estate.createSensor({ sensorId: directSensorId, locationId: 'building', name: 'Hall' })
    await estate.createSensor({ sensorId: otherSensorId, locationId: 'room', name: 'Room' })
    await estate.createSensor({ sensorId: farSensorId, locationId: 'annex', name: 'Annex' })
    for (const id of motionIds) await estate.createSensor({ sensorId: id, locationId: 'room', name: id })
  })
  after(() => api.server.close())

  it('lists child locations, each with its subtree as one and in its own days, then sensors', async () => {
    await store(sensorId, 'CO2ppm', [
      [at('08:00:00'), 400],
      [at('08:02:00'), 500],
    ])
    await store(otherSensorId, 'CO2ppm', [[at('08:04:00'), 900]])
    await store(directSensorId, 'CO2ppm', [[at('23:59:59'), 700]])
    await store(farSensorId, 'CO2ppm', [
      [at('04:59:59'), 111], // still the 12th in New York
      [at('05:00:00'), 222],
    ])
    const { body } = await read(`building/CO2ppm/daily?${day}`)
    const series = { var_name: 'CO2ppm', time_zone: 'Europe/London' }
    const date = '2026-01-13'
    assert.deepEqual(body.data, [
      {
        location_id: 'annex',
        ...series,
        time_zone: 'America/New_York',
        // the datum before midnight covers nearly as long as the one at midnight, and no longer
        data: [{ date, min: 222, avg: 222, max: 222, count: 1, coverage: 300 / 86_400 }],
      },
      {
        location_id: 'floor',
        ...series,
        // 08:00 to 08:09; moments that two data cover count once
        data: [{ date, min: 400, avg: 600, max: 900, count: 3, coverage: 540 / 86_400 }],
      },
      {
        sensor_id: directSensorId,
        ...series,
        data: [{ date, min: 700, avg: 700, max: 700, count: 1, coverage: 1 / 86_400 }],
      },
    ])
  })

  it('takes motion as the union of used time, found sensor by sensor', async () => {
    const [one, other] = motionIds
    // used 10:00 to 10:08 and 10:04 to 10:12
    await store(one, 'motionEvent', [
      [at('10:00:00'), 1],
      [at('10:08:00'), 1],
    ])
    await store(other, 'motionEvent', [
      [at('10:04:00'), 1],
      [at('10:12:00'), 1],
    ])
    // isolated for each sensor, although close together
    await store(one, 'motionEvent', [[at('15:00:00'), 1]])
    await store(other, 'motionEvent', [[at('15:01:00'), 1]])
    await store(one, 'onlineStatus', [[at('10:00:00'), 1]])
    await store(other, 'onlineStatus', [
      [at('10:03:00'), 1],
      [at('10:04:00'), 0],
    ])
    const { body } = await read(`floor/motionEvent/daily?${day}&hours=10-20`)
    assert.deepEqual(body.data, [
      {
        location_id: 'room',
        var_name: 'motionEvent',
        time_zone: 'Europe/London',
        data: [{ date: '2026-01-13', utl: 720 / 36_000, count: 6, coverage: 300 / 36_000 }],
      },
    ])
    const above = await read(`building/motionEvent/daily?${day}&hours=10-20`)
    assert.deepEqual(above.body.data[0].data, body.data[0].data)
    assert.equal(above.body.data[0].location_id, 'floor')
  })

  it('groups by weekday', async () => {
    const { body } = await read(
      'building/CO2ppm/daily?from=2026-01-05&to=2026-01-19&days=tue&group_by=weekday',
    )
    const floor = body.data.find((child: { location_id?: string }) => child.location_id === 'floor')
    assert.deepEqual(floor.data, [
      { weekday: 'tue', min: 400, avg: 600, max: 900, count: 3, coverage: 540 / 172_800 },
    ])
  })

  it('puts all days together, without those that do not count', async () => {
    const path = 'building/CO2ppm/daily?from=2026-01-12&to=2026-01-15'
    const together = await read(`${path}&group_by=range`)
    const floor = together.body.data.find((child: { location_id?: string }) => child.location_id === 'floor')
    assert.deepEqual(floor.data, [{ min: 400, avg: 600, max: 900, count: 3, coverage: 540 / 259_200 }])
    const { body } = await read(`${path}&exclude=2026-01-12,2026-01-14&group_by=range`)
    assert.deepEqual(body.data[1].data, [{ min: 400, avg: 600, max: 900, count: 3, coverage: 540 / 86_400 }])
    const days = (await read(`${path}&exclude=2026-01-13`)).body.data[1].data
    assert.deepEqual(
      days.map(({ date }: { date: string }) => date),
      ['2026-01-12', '2026-01-14'],
    )
    const none = await read(`${path}&group_by=range&exclude=2026-01-13`)
    assert.deepEqual(none.body.data[1].data, [{ min: null, avg: null, max: null, count: 0, coverage: 0 }])
    const nothing = await read(`${path}&group_by=range&exclude=2026-01-12,2026-01-13,2026-01-14`)
    assert.deepEqual(nothing.body.data[1].data, [])
  })

  it('leaves days of which nothing is known out of the use of all days', async () => {
    const path = 'floor/motionEvent/daily?from=2026-01-12&to=2026-01-15&hours=10-20'
    const { body } = await read(`${path}&group_by=range`)
    assert.deepEqual(body.data[0].data, [{ utl: 720 / 36_000, count: 6, coverage: 300 / 108_000 }])
  })

  it('answers one child alone', async () => {
    const ask = async (query: string) =>
      (await read(`building/CO2ppm/daily?${day}&${query}`)).body.data.map(
        ({ location_id, sensor_id }: { location_id?: string; sensor_id?: string }) =>
          location_id ?? sensor_id,
      )
    assert.deepEqual(await ask('child_id=floor'), ['floor'])
    assert.deepEqual(await ask(`child_id=${directSensorId}`), [directSensorId])
    assert.deepEqual(await ask('child_id=room'), [])
    assert.deepEqual(await ask('child_id=floor&by=polygon'), [])
  })

  it('is empty where no sensor reports the variable', async () => {
    assert.deepEqual((await read(`empty/CO2ppm/daily?${day}`)).body, { data: [] })
    assert.deepEqual((await read(`building/BACnetReads/daily?${day}`)).body, { data: [] })
  })

  const refusals: readonly (readonly [query: string, parameter: string])[] = [
    ['from=2026-01-12&to=2026-01-05', 'from'],
    ['from=2025-01-01&to=2026-01-03', 'from'],
    ['from=1970-01-01&to=2200-01-01', 'from'],
    ['from=tomorrow', 'from'],
    ['to=2026-13-01', 'to'],
    [`${day}&hours=8-8`, 'hours'],
    [`${day}&days=funday`, 'days'],
    [`${day}&exclude=2026-02-29`, 'exclude'],
    [`${day}&exclude=${Array(51).fill('2026-01-13').join(',')}`, 'exclude'],
    [`${day}&group_by=day`, 'group_by'],
    [`${day}&time_zone=UTC`, 'time_zone'],
  ]
  for (const [query, parameter] of refusals) {
    it(`refuses ?${query} and names ${parameter}`, async () => {
      const answer = await read(`building/CO2ppm/daily?${query}`)
      assertProblem(answer, 'invalid_parameter')
      assert.equal(answer.body.errors[0].pointer, parameter)
    })
  }

  it('refuses a variable that is not in the catalogue', async () => {
    assertProblem(await read(`building/pH/daily?${day}`), 'invalid_parameter')
  })

  it("answers another organisation's location like one that does not exist", async () => {
    assertProblem(await read(`building/CO2ppm/daily?${day}`, api.tokens.stranger), 'not_found')
    assertProblem(await read(`nowhere/CO2ppm/daily?${day}`), 'not_found')
  })

  it('says how many entries are too many', async () => {
    const { estate } = api.server
    await estate.createLocation({ locationId: 'crowd', parentId: 'org', kind: 'floor', name: 'Crowd' })
    for (let index = 0; index < 275; index += 1) {
      const id = `AQ2-${(0xc000 + index).toString(16).toUpperCase().padStart(12, '0')}`
      await estate.createSensor({ sensorId: id, locationId: 'crowd', name: id })
    }
    const answer = await read('crowd/CO2ppm/daily?from=2025-01-01&to=2026-01-01')
    assertProblem(answer, 'invalid_parameter')
    assert.match(answer.body.detail, /275 children have 100375 entries/)
    assert.equal((await read(`crowd/CO2ppm/daily?${day}`)).body.data.length, 275)
  })
})
