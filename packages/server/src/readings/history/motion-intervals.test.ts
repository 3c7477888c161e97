import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { type ApiServer, sensorId, startApiServer } from '../../../testing/api-server.ts'
import { assertProblem } from '../../../testing/assert-problem.ts'

interface Interval {
  readonly from: number
  readonly to: number
  readonly events: number
}

const startS = Date.UTC(2026, 2, 20) / 1000
const dayS = 86_400

/**
 * Seconds between events, at the borders of the time-outs below; many in a row reach over several windows.
 */
const gapS = fc.oneof(
  fc.constantFrom(10, 59.999, 60, 599.999, 600, 600.001, dayS - 1, dayS - 0.001, dayS),
  fc.integer({ min: 10, max: 1200 }),
  fc.integer({ min: dayS / 2, max: dayS - 1 }),
  fc.integer({ min: dayS, max: 40 * dayS }),
)

/** Finds intervals in the plainest way, from all events. */
function findIntervals(events: readonly number[], timeoutS: number): Interval[] {
  const intervals: { from: number; to: number; events: number }[] = []
  for (const time of events.toSorted((a, b) => a - b)) {
    const last = intervals.at(-1)
    if (last && Math.round((time - last.to) * 1000) < timeoutS * 1000) {
      last.to = time
      last.events += 1
    } else intervals.push({ from: time, to: time, events: 1 })
  }
  return intervals
}

describe('motion events as intervals', () => {
  let api: ApiServer
  let count = 0

  before(async () => {
    api = await startApiServer()
  })
  after(() => api.server.close())

  const read = (path: string, token = api.tokens.reader) => api.call(path, { token })

  async function createSensor(): Promise<string> {
    count += 1
    const id = `AMP-${count.toString(16).toUpperCase().padStart(12, '0')}`
    await api.server.estate.createSensor({ sensorId: id, locationId: 'floor', name: id })
    return id
  }

  async function post(id: string, times: readonly number[]): Promise<void> {
    const readings = times.map((time) => ({ sensor_id: id, var_name: 'motionEvent', time, value: 1 }))
    assert.deepEqual((await api.post(readings)).body, {
      accepted: times.length,
      throttled: 0,
      rejected: [],
    })
  }

  it('are what brute force finds, whole, for every range, time-out, order and limit', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.record({ gapS, order: fc.nat() }), { minLength: 1, maxLength: 50 }),
      fc.constantFrom(10, 60, 600, 3600, dayS),
      fc.tuple(fc.nat(), fc.nat(), fc.nat(4)),
      async (draft, timeoutS, [fromPick, toPick, limit]) => {
        const id = await createSensor()
        let time = startS - 200 * dayS
        const drafted = draft.map(({ gapS: gap, order }) => {
          time = Math.round((time + gap) * 1000) / 1000
          return { time, order }
        })
        const recent = drafted.filter((event) => event.time < startS + 200 * dayS)
        await post(
          id,
          recent.toSorted((a, b) => a.order - b.order).map((event) => event.time),
        )
        const events = recent.map((event) => event.time)
        const all = findIntervals(events, timeoutS)
        const borders = [0, 4_000_000_000, ...events.flatMap((at) => [at - 5, at, at + 0.001])]
        const pick = (number: number) => borders[number % borders.length] ?? 0
        const [from = 0, to = 0] = [pick(fromPick), pick(toPick)].sort((a, b) => a - b)
        for (const [first, end] of [
          [0, 4_000_000_000],
          [from, to],
        ] as const) {
          const path = `/sensors/${id}/motionEvent/history?timeout_s=${timeoutS}&from=${first}&to=${end}`
          const expected = all
            .filter((interval) => interval.from < end && interval.to >= first)
            .map((interval) => ({ time: interval.from, value: interval.events, ...interval }))
          assert.deepEqual((await read(path)).body.data, expected)
          const falling = (await read(`${path}&order=desc&limit=${limit + 1}`)).body.data
          assert.deepEqual(falling, expected.toReversed().slice(0, limit + 1))
        }
      },
    )
    await fc.assert(property, { numRuns: 40 })
  })

  it('with a time-out of 600 s add up to the daily utilisation, also when the clocks change', async () => {
    const days = ['2026-03-28', '2026-03-29', '2026-03-30'].map((date) =>
      Temporal.PlainDate.from(date).toZonedDateTime('Europe/London'),
    )
    const [firstDay] = days
    assert.ok(firstDay)
    const beginS = firstDay.epochMilliseconds / 1000
    const gaps = fc.oneof(
      fc.constantFrom(10, 599.999, 600),
      fc.integer({ min: 10, max: 900 }),
      fc.integer({ min: 10, max: 20_000 }),
    )
    const property = fc.asyncProperty(fc.array(gaps, { minLength: 1, maxLength: 80 }), async (drawn) => {
      const id = await createSensor()
      let time = beginS - 1000
      await post(
        id,
        drawn.map((gap) => {
          time = Math.round((time + gap) * 1000) / 1000
          return time
        }),
      )
      const { body } = await read(`/sensors/${id}/motionEvent/daily?from=2026-03-28&to=2026-03-31`)
      for (const [index, day] of days.entries()) {
        const [fromS, toS] = [day, day.add({ days: 1 })].map((local) => local.epochMilliseconds / 1000)
        assert.ok(fromS !== undefined && toS !== undefined)
        const path = `/sensors/${id}/motionEvent/history?timeout_s=600&from=${fromS}&to=${toS}`
        const intervals: Interval[] = (await read(path)).body.data
        const usedS = intervals.reduce(
          (sum, { from, to }) => sum + Math.min(to, toS) - Math.max(from, fromS),
          0,
        )
        const figure: number = body.data[index].utl ?? 0
        assert.ok(Math.abs(usedS - figure * (toS - fromS)) < 1e-3, `${day}: ${usedS} s and utl ${figure}`)
      }
    })
    await fc.assert(property, { numRuns: 15 })
  })

  it('name their sensor, variable and time-out, and are lines and CSV too', async () => {
    const id = await createSensor()
    await post(id, [startS, startS + 300, startS + 5000])
    const path = `/sensors/${id}/motionEvent/history?timeout_s=600&from=${startS}&to=${startS + dayS}`
    const intervals = [
      { time: startS, value: 2, from: startS, to: startS + 300, events: 2 },
      { time: startS + 5000, value: 1, from: startS + 5000, to: startS + 5000, events: 1 },
    ]
    const names = { sensor_id: id, var_name: 'motionEvent', timeout_s: 600 }
    assert.deepEqual((await read(path)).body, { ...names, data: intervals })
    const lines = intervals.map(
      ({ from, to, events }) =>
        `{"time":${from}.000,"value":${events}.0,"from":${from}.000,"to":${to}.000,"events":${events}}\n`,
    )
    assert.equal((await read(`${path}&format=ndjson`)).body, lines.join(''))
    assert.equal(
      (await read(`${path}&format=csv&time_format=rfc3339&limit=1`)).body,
      'from,to,events\r\n2026-03-20T00:00:00.000Z,2026-03-20T00:05:00.000Z,2\r\n',
    )
    assert.equal((await read(`/sensors/${id}/motionEvent/history?timeout_s=12.5`)).body.timeout_s, 12.5)
  })

  it('are of any other variable the stretches in which it was reported', async () => {
    const id = await createSensor()
    const readings = [0, 300, 5000].map((afterS) => ({
      sensor_id: id,
      var_name: 'CO2ppm',
      time: startS + afterS,
      value: 600 + afterS,
    }))
    assert.equal((await api.post(readings, '?strict=true')).status, 200)
    const path = `/sensors/${id}/CO2ppm/history?timeout_s=600&from=${startS}&to=${startS + dayS}`
    assert.deepEqual((await read(path)).body.data, [
      { time: startS, value: 2, from: startS, to: startS + 300, events: 2 },
      { time: startS + 5000, value: 1, from: startS + 5000, to: startS + 5000, events: 1 },
    ])
  })

  for (const [query, varName] of [
    ['timeout_s=9', 'motionEvent'],
    ['timeout_s=86401', 'motionEvent'],
    ['timeout_s=-600', 'motionEvent'],
    ['timeout_s=1e400', 'motionEvent'],
    ['timeout_s=NaN', 'motionEvent'],
    ['timeout_s=', 'motionEvent'],
    ['timeout_s=10m', 'motionEvent'],
    ['timeout_s=600&bucket=1h', 'motionEvent'],
    ['timeout_s=600&format=parquet', 'motionEvent'],
  ]) {
    it(`${query} of ${varName} is refused, the parameter named`, async () => {
      const answer = await read(`/sensors/${sensorId}/${varName}/history?${query}`)
      assertProblem(answer, 'invalid_parameter')
      assert.equal(answer.body.errors[0].pointer, 'timeout_s')
    })
  }

  it('are empty without events, and hidden like the history itself', async () => {
    const id = await createSensor()
    const path = `/sensors/${id}/motionEvent/history?timeout_s=600`
    assert.deepEqual((await read(path)).body.data, [])
    assertProblem(await read(path, api.tokens.stranger), 'not_found')
  })
})
