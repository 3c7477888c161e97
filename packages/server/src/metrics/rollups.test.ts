import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { VarName } from '@openlightfi/contract'
import fc from 'fast-check'
import { openMetricsStores } from '../../testing/metrics-stores.ts'
import { lateInsertMs } from '../storage/time-series/drivers/time-series-driver.ts'
import { saveRollupProgress } from '../storage/time-series/statements/rollup-progress.ts'
import { divideTime } from './divide-time.ts'
import { Rollups } from './rollups.ts'
import { selectHours } from './select-hours.ts'
import type { MeasuredSensor } from './series-metrics.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const wholeDay = {
  hours: { first: 0, end: 24 },
  days: new Set(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const),
  exclude: new Set<string>(),
}

describe('summaries of quarters of an hour', () => {
  let stores: Awaited<ReturnType<typeof openMetricsStores>>
  const sensors: MeasuredSensor[] = []
  let day = Math.floor(Date.UTC(2001, 0, 1) / dayMs)

  before(async () => {
    stores = await openMetricsStores()
    for (const sensorId of ['AQ2-0000000000A1', 'AQ2-0000000000A2', 'AQ2-0000000000A3']) {
      sensors.push(await stores.createSensor(sensorId))
    }
    await stores.series.ensure(sensors.map(({ sensorId }) => ({ sensorId, varName: 'CO2ppm' })))
  })
  after(() => stores.close())

  const seriesOf = (sensor: number) => stores.series.find(sensors[sensor]?.sensorId ?? '', 'CO2ppm') ?? 0
  const isSummarised = (sensor: number, fromMs: number, toMs: number) =>
    stores.rollups.isSummarised(seriesOf(sensor), fromMs, toMs)
  const commit = (sensor: number, timeMs: number, value: number) =>
    stores.commit([{ seriesId: seriesOf(sensor), timeMs, value }])

  async function assertSameAsReadings(fromDay: number, toDay: number, varName: VarName = 'CO2ppm') {
    const [from, to] = [fromDay, toDay].map((at) =>
      Temporal.PlainDate.from(new Date(at * dayMs).toISOString().slice(0, 10)),
    )
    assert.ok(from && to)
    const division = divideTime(selectHours('Asia/Kathmandu', { from, to, ...wholeDay }), ({ date }) => date)
    for (const pools of [sensors.map((sensor) => [sensor]), [sensors]]) {
      const expected = await stores.rawMetrics.measure(pools, varName, division)
      assert.deepEqual(await stores.metrics.measure(pools, varName, division), expected)
    }
  }

  it('are read only when the day is over and no reading of it came since', async () => {
    const [startMs, nextMs] = [day * dayMs, (day + 1) * dayMs]
    await commit(0, startMs, 400)
    await stores.rollups.summarise(nextMs)
    assert.equal(isSummarised(0, startMs, nextMs), false, 'an hour of patience')
    await stores.rollups.summarise(nextMs + hourMs)
    assert.equal(isSummarised(0, startMs, nextMs), true)
    await commit(0, startMs + 1, 500)
    assert.equal(isSummarised(0, startMs, nextMs), false)
    assert.equal(isSummarised(1, startMs, nextMs), true, 'another series')
    stores.restart()
    assert.equal(isSummarised(1, startMs, nextMs), false, 'a new process knows nothing yet')
    await stores.rollups.summarise(nextMs + hourMs)
    assert.equal(isSummarised(0, startMs, nextMs), true)
    await assertSameAsReadings(day - 1, day + 2)
    day += 1
  })

  it('are late too where a reading before midnight covers the next day', async () => {
    const midnightMs = (day + 1) * dayMs
    await stores.rollups.summarise(midnightMs + dayMs + hourMs)
    await commit(0, midnightMs - 300_000, 400)
    assert.equal(isSummarised(0, midnightMs, midnightMs + dayMs), true, 'it covers up to midnight')
    await commit(0, midnightMs - 299_999, 400)
    assert.equal(isSummarised(0, midnightMs, midnightMs + dayMs), false)
    await stores.rollups.summarise(midnightMs + dayMs + hourMs)
    await assertSameAsReadings(day - 1, day + 3)
    day += 2
  })

  it('find after a restart what came while nobody took notes', async () => {
    await stores.rollups.summarise((day + 3) * dayMs + hourMs)
    await commit(1, (day + 1) * dayMs, 400)
    stores.restart()
    await stores.rollups.summarise((day + 3) * dayMs + hourMs)
    assert.equal(isSummarised(1, day * dayMs, (day + 3) * dayMs), true)
    await assertSameAsReadings(day, day + 3)
    day += 3
  })

  it('answer what the readings answer, whenever readings come and days are summarised', async () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('commit' as const),
        readings: fc.array(
          fc.record({
            sensor: fc.nat(2),
            timeMs: fc.oneof(
              fc.nat(4 * dayMs),
              fc.constantFrom(dayMs - 1, 2 * dayMs - 300_000, 2 * dayMs - 1, 2 * dayMs),
            ),
            value: fc.integer({ min: -50, max: 50 }),
          }),
          { minLength: 1, maxLength: 40 },
        ),
      }),
      fc.record({ kind: fc.constant('summarise' as const), afterMs: fc.nat(6 * dayMs) }),
      fc.record({ kind: fc.constant('restart' as const) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        const startMs = day * dayMs
        for (const drawn of steps) {
          if (drawn.kind === 'restart') stores.restart()
          else if (drawn.kind === 'summarise') await stores.rollups.summarise(startMs + drawn.afterMs)
          else {
            const unique = new Map(
              drawn.readings.map((reading) => [`${reading.sensor} ${reading.timeMs}`, reading]),
            )
            await stores.commit(
              [...unique.values()].map(({ sensor, timeMs, value }) => ({
                seriesId: seriesOf(sensor),
                timeMs: startMs + timeMs,
                value,
              })),
            )
          }
        }
        await assertSameAsReadings(day - 1, day + 7)
        day += 7
      }),
      { numRuns: 15 },
    )
  })

  it('serve a commit that lands while they are made', async () => {
    const startMs = day * dayMs
    await commit(0, startMs, 1)
    const summarising = stores.rollups.summarise(startMs + dayMs + hourMs)
    const committing = Promise.all([1, 2, 3].map((value) => commit(0, startMs + value, value)))
    await Promise.all([summarising, committing])
    await assertSameAsReadings(day, day + 1)
    await stores.rollups.summarise(startMs + dayMs + hourMs)
    assert.equal(isSummarised(0, startMs, startMs + dayMs), true)
    await assertSameAsReadings(day, day + 1)
  })

  it('claim nothing of a commit without an answer as long as it may still be stored', async ({ mock }) => {
    const [startMs, nextMs] = [day * dayMs, (day + 1) * dayMs]
    await commit(0, startMs, 400)
    await stores.rollups.summarise(nextMs + hourMs)
    const nowMs = performance.now()
    const now = mock.method(performance, 'now', () => nowMs)
    const store = stores.commitWithoutAnswer([{ seriesId: seriesOf(0), timeMs: startMs + 1, value: 900 }])
    await commit(1, startMs, 400)
    await stores.rollups.summarise(nextMs + hourMs)
    assert.equal(isSummarised(0, startMs, nextMs), false)
    assert.equal(isSummarised(1, startMs, nextMs), true, 'another series')
    await store()
    await assertSameAsReadings(day - 1, day + 2)
    stores.restart()
    await stores.rollups.summarise(nextMs + hourMs)
    await assertSameAsReadings(day - 1, day + 2)

    const storeLater = stores.commitWithoutAnswer([{ seriesId: seriesOf(0), timeMs: startMs + 2, value: 5 }])
    await stores.rollups.summarise(nextMs + hourMs)
    await storeLater()
    now.mock.mockImplementation(() => nowMs + lateInsertMs)
    assert.equal(isSummarised(0, startMs, nextMs), false, 'no round has looked since')
    await stores.rollups.summarise(nextMs + hourMs)
    assert.equal(isSummarised(0, startMs, nextMs), true)
    await assertSameAsReadings(day - 1, day + 2)
    day += 1
  })

  it('know a reading that lands when the first of all has just been found', async () => {
    const { timeSeries, series } = stores
    await timeSeries.run(saveRollupProgress({ untilMs: 0, sequence: 0, rules: 'of another release' }))
    const firstMs = Date.UTC(2000, 11, 20)
    const late = { seriesId: seriesOf(2), timeMs: firstMs, value: 7 }
    /**
     * First the progress is read, then earlier summaries are blanked, and then the first reading is looked
     * for.
     */
    const findsFirst = 3
    let statements = 0
    const rollups: Rollups = new Rollups(
      {
        async run(statement) {
          const result = await timeSeries.run(statement)
          statements += 1
          if (statements !== findsFirst) return result
          await timeSeries.append([late], 1_000_000)
          rollups.noteCommit({ readings: [late], sequence: 1_000_000 })
          return result
        },
      },
      series,
    )
    await rollups.summarise(Date.UTC(2001, 0, 3))
    assert.equal(rollups.isSummarised(late.seriesId, firstMs, firstMs + dayMs), false)
    await rollups.summarise(Date.UTC(2001, 0, 3))
    assert.equal(rollups.isSummarised(late.seriesId, firstMs, firstMs + dayMs), true)
  })
})
