import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type ApiServer, sensorId, startApiServer } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { type Data, storeData } from '../../testing/metrics-estate.ts'

const motionSensorId = 'AMP-0000000000A1'

/** Returns the Unix seconds of a local time in London. */
function londonS(local: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/London').epochMilliseconds / 1000
}

describe('the metrics of a sensor', () => {
  let api: ApiServer
  const read = (path: string, token = api.tokens.reader) => api.call(`/sensors/${path}`, { token })
  const store = (sensor: string, varName: string, data: Data) => storeData(api, sensor, varName, data)

  before(async () => {
    api = await startApiServer()
    await api.server.estate.createSensor({ sensorId: motionSensorId, locationId: 'floor', name: 'Desk' })
  })
  after(() => api.server.close())

  for (const [date, next, quarters] of [
    ['2025-03-30', '2025-03-31', 92],
    ['2025-10-26', '2025-10-27', 100],
  ] as const) {
    it(`counts each quarter-hour of a day on which the clocks change once: ${date} has ${quarters}`, async () => {
      const startS = londonS(`${date}T00:00`)
      assert.equal((londonS(`${next}T00:00`) - startS) / 900, quarters)
      // one more before and after, which belong to the neighbours
      const times = Array.from({ length: quarters + 2 }, (_, index) => startS + (index - 1) * 900)
      await store(
        sensorId,
        'temperatureC',
        times.map((time, index) => [time, index / 10]),
      )
      const daily = await read(`${sensorId}/temperatureC/daily?from=${date}&to=${next}`)
      assert.equal(daily.body.time_zone, 'Europe/London')
      assert.equal(daily.body.data.length, 1)
      const [day] = daily.body.data
      assert.deepEqual([day.date, day.count, day.min, day.max], [date, quarters, 0.1, quarters / 10])
      assert.ok(Math.abs(day.avg - (0.1 + quarters / 10) / 2) < 1e-9)
      assert.ok(Math.abs(day.coverage - 1 / 3) < 1e-9) // 300 s after each
      const hourly = await read(`${sensorId}/temperatureC/hourly?from=${date}&to=${next}`)
      const counts = hourly.body.data.map(({ hour, count }: { hour: number; count: number }) => [hour, count])
      const usual = Array.from({ length: 24 }, (_, hour) => [hour, 4])
      if (quarters === 92) assert.deepEqual(counts, usual.toSpliced(1, 1))
      else assert.deepEqual(counts, usual.with(1, [1, 8]))
    })
  }

  it('lists days without data, with null figures, no data and no coverage', async () => {
    await store(sensorId, 'CO2ppm', [
      [londonS('2026-06-02T08:00'), 400],
      [londonS('2026-06-02T17:59:59'), 500],
      [londonS('2026-06-02T18:00'), 9000],
    ])
    const { body } = await read(`${sensorId}/CO2ppm/daily?from=2026-06-01&to=2026-06-04&hours=8-18`)
    const nothing = { min: null, avg: null, max: null, count: 0, coverage: 0 }
    assert.deepEqual(body.data, [
      { date: '2026-06-01', ...nothing },
      { date: '2026-06-02', min: 400, avg: 450, max: 500, count: 2, coverage: 301 / 36_000 },
      { date: '2026-06-03', ...nothing },
    ])
  })

  it('counts late, repeated and corrected data at once', async () => {
    const at = (time: string) => londonS(`2026-05-04T${time}`)
    const readDay = async () =>
      (await read(`${sensorId}/VOCppb/daily?from=2026-05-04&to=2026-05-05`)).body.data[0]
    await store(sensorId, 'VOCppb', [[at('12:00'), 30]])
    assert.deepEqual([(await readDay()).avg, (await readDay()).count], [30, 1])
    await store(sensorId, 'VOCppb', [[at('09:00'), 10]])
    await store(sensorId, 'VOCppb', [[at('12:00'), 30]])
    assert.deepEqual([(await readDay()).avg, (await readDay()).count], [20, 2])
    await store(sensorId, 'VOCppb', [[at('12:00'), 20]])
    const { min, avg, max, count } = await readDay()
    assert.deepEqual([min, avg, max, count], [10, 15, 20, 2])
  })

  it('selects days of the week and puts equal ones together', async () => {
    // 2026-06-08 is a Monday
    await store(
      sensorId,
      'illuminanceArb',
      Array.from({ length: 14 }, (_, day) => [londonS('2026-06-08T12:00') + day * 86_400, day]),
    )
    const path = `${sensorId}/illuminanceArb/daily?from=2026-06-10&to=2026-06-22`
    const dates = (await read(`${path}&days=sat-mon`)).body.data.map(({ date }: { date: string }) => date)
    assert.deepEqual(dates, ['2026-06-13', '2026-06-14', '2026-06-15', '2026-06-20', '2026-06-21'])
    const { body } = await read(`${path}&days=mon,wed&group_by=weekday`)
    const rows = body.data.map((row: { weekday: string; avg: number; count: number }) => [
      row.weekday,
      row.avg,
      row.count,
    ])
    assert.deepEqual(rows, [
      ['mon', 7, 1],
      ['wed', (2 + 9) / 2, 2],
    ])
  })

  it('knows used time from events, and silence from absence', async () => {
    const at = (time: string) => londonS(`2026-04-15T${time}`)
    // used 08:50 to 09:05, then gaps of exactly 600 s, then an isolated event
    const used = [0, 5, 10, 15].map((minute) => at('08:50') + minute * 60)
    const isolated = [at('09:15'), at('09:25'), at('11:00')]
    await store(
      motionSensorId,
      'motionEvent',
      [...used, ...isolated].map((time) => [time, 1]),
    )
    await store(
      motionSensorId,
      'onlineStatus',
      Array.from({ length: 24 }, (_, index) => [at('08:00') + index * 300, 1]),
    )
    const hourly = await read(`${motionSensorId}/motionEvent/hourly?from=2026-04-15&to=2026-04-16&hours=8-13`)
    assert.deepEqual(hourly.body.data, [
      { date: '2026-04-15', hour: 8, utl: 600 / 3600, count: 2, coverage: 1 },
      { date: '2026-04-15', hour: 9, utl: 300 / 3600, count: 4, coverage: 1 },
      { date: '2026-04-15', hour: 10, utl: null, count: 0, coverage: 0 },
      { date: '2026-04-15', hour: 11, utl: 0, count: 1, coverage: 0 },
      { date: '2026-04-15', hour: 12, utl: null, count: 0, coverage: 0 },
    ])
    const daily = await read(`${motionSensorId}/motionEvent/daily?from=2026-04-15&to=2026-04-16&hours=8-12`)
    assert.deepEqual(daily.body.data, [{ date: '2026-04-15', utl: 900 / 14_400, count: 7, coverage: 0.5 }])
  })

  it('reaches a utilisation of 2 in the hour that happens twice', async () => {
    const startS = londonS('2025-10-26T00:30')
    const events = Array.from({ length: 26 }, (_, index) => [startS + index * 360, 1] as const)
    await store(motionSensorId, 'motionEvent', events)
    const { body } = await read(
      `${motionSensorId}/motionEvent/hourly?from=2025-10-26&to=2025-10-27&hours=0-3`,
    )
    const use = body.data.map(({ hour, utl }: { hour: number; utl: number }) => [hour, utl])
    assert.deepEqual(use, [
      [0, 0.5],
      [1, 2],
      [2, 0], // the last event, at 02:00 sharp
    ])
  })

  it('covers the last seven days, and today by the hour, when no dates are given', async () => {
    const today = Temporal.Now.plainDateISO('Europe/London')
    const daily = await read(`${sensorId}/CO2ppm/daily`)
    const dates = daily.body.data.map(({ date }: { date: string }) => date)
    assert.equal(dates.length, 7)
    assert.ok(dates.at(-1) >= String(today))
    const hourly = await read(`${sensorId}/CO2ppm/hourly`)
    assert.ok(hourly.body.data.length >= 23)
    assert.equal(new Set(hourly.body.data.map(({ date }: { date: string }) => date)).size, 1)
  })

  const range = 'from=2026-01-05&to=2026-01-12'
  const refusals: readonly (readonly [query: string, parameter: string])[] = [
    ['from=2026-01-12&to=2026-01-05', 'from'],
    ['from=2026-01-05&to=2026-01-05', 'from'],
    ['from=1767571200', 'from'],
    ['from=2026-1-5', 'from'],
    ['from=2026-02-30', 'from'],
    ['from=2026-01-05T00:00:00Z', 'from'],
    ['from=', 'from'],
    ['from=1969-12-31&to=1970-01-05', 'from'],
    ['to=9999-12-31', 'to'],
    ['from=1970-01-01&to=2200-01-01', 'from'],
    [`${range}&hours=8-8`, 'hours'],
    [`${range}&hours=8-25`, 'hours'],
    [`${range}&hours=8`, 'hours'],
    [`${range}&hours=-8`, 'hours'],
    [`${range}&hours=08:30-18:00`, 'hours'],
    [`${range}&hours=24-6`, 'hours'],
    [`${range}&days=funday`, 'days'],
    [`${range}&days=mon-`, 'days'],
    [`${range}&days=Mon`, 'days'],
    [`${range}&days=`, 'days'],
    [`${range}&days=mon,,tue`, 'days'],
    [`${range}&day=mon`, 'day'],
    [`${range}&from=2026-01-06`, 'from'],
    [`${range}&hours=0-12&hours=12-24`, 'hours'],
  ]
  for (const kind of ['daily', 'hourly']) {
    for (const [query, parameter] of refusals) {
      it(`refuses ${kind} ?${query} and names ${parameter}`, async () => {
        const answer = await read(`${sensorId}/CO2ppm/${kind}?${query}`)
        assertProblem(answer, 'invalid_parameter')
        assert.equal(answer.body.errors[0].pointer, parameter)
      })
    }

    it(`refuses ${kind} of a variable that is not in the catalogue`, async () => {
      assertProblem(await read(`${sensorId}/pH/${kind}`), 'invalid_parameter')
    })

    it(`answers ${kind} of another organisation's sensor like one that does not exist`, async () => {
      assertProblem(await read(`${sensorId}/CO2ppm/${kind}`, api.tokens.stranger), 'not_found')
      assertProblem(await read(`AQ2-00000000DEAD/CO2ppm/${kind}`), 'not_found')
    })
  }

  it('bounds the days of one answer: ten years by day, one year by hour', async () => {
    const days = async (kind: string, from: string) =>
      read(`${sensorId}/CO2ppm/${kind}?from=${from}&to=2026-01-01`)
    assert.equal((await days('daily', '2015-12-26')).body.data.length, 3659)
    assertProblem(await days('daily', '2015-12-24'), 'invalid_parameter')
    assert.equal((await days('hourly', '2025-01-01')).body.data.length, 365 * 24 - 1)
    assertProblem(await days('hourly', '2024-12-30'), 'invalid_parameter')
  })

  it('counts hours over midnight to the day on which they begin, also where the clocks change in between', async () => {
    // The clocks go back at 02:00 on Sunday, in the night of Saturday.
    const times = [
      '2024-10-25T22:00',
      '2024-10-26T05:30',
      '2024-10-26T06:00',
      '2024-10-26T23:00',
      '2024-10-27T04:00',
    ]
    await store(
      sensorId,
      'relativeHumidity',
      times.map((local, index) => [londonS(local), 10 * (index + 1)]),
    )
    const ask = async (query: string) =>
      (await read(`${sensorId}/relativeHumidity/${query}`)).body.data as Record<string, number | string>[]
    const nights = await ask('daily?from=2024-10-25&to=2024-10-27&hours=22-6')
    assert.deepEqual(
      nights.map(({ date, count, avg }) => [date, count, avg]),
      [
        ['2024-10-25', 2, 15],
        ['2024-10-26', 2, 45],
      ],
    )
    const hoursOfNights = nights.map(({ coverage, count }) => (Number(count) * 300) / Number(coverage) / 3600)
    assert.deepEqual(hoursOfNights.map(Math.round), [8, 9])
    assert.deepEqual(
      (await ask('daily?from=2024-10-25&to=2024-10-28&hours=22:00-06:00&days=sat')).map(({ date, avg }) => [
        date,
        avg,
      ]),
      [['2024-10-26', 45]],
    )
    assert.deepEqual(
      (await ask('daily?from=2024-10-25&to=2024-10-27&hours=22-6&group_by=weekday')).map(
        ({ weekday }) => weekday,
      ),
      ['fri', 'sat'],
    )
    const hourly = await ask('hourly?from=2024-10-25&to=2024-10-26&hours=22-6')
    assert.deepEqual(
      hourly.map(({ date, hour }) => `${date} ${hour}`),
      [22, 23]
        .map((hour) => `2024-10-25 ${hour}`)
        .concat([0, 1, 2, 3, 4, 5].map((hour) => `2024-10-26 ${hour}`)),
    )
    const untilMidnight = await ask('hourly?from=2024-10-25&to=2024-10-26&hours=22-0')
    assert.deepEqual(untilMidnight, await ask('hourly?from=2024-10-25&to=2024-10-26&hours=22-24'))
  })

  it('says which hours can be had, and how', async () => {
    const { body } = await read(`${sensorId}/CO2ppm/daily?${range}&hours=08:30-18:00`)
    assert.match(body.detail, /two whole hours.*8-18, 08:00-18:00 or, over midnight, 22-6/)
  })

  it('groups only days by weekday', async () => {
    assertProblem(await read(`${sensorId}/CO2ppm/hourly?group_by=weekday`), 'invalid_parameter')
    assertProblem(await read(`${sensorId}/CO2ppm/daily?group_by=month`), 'invalid_parameter')
  })
})
