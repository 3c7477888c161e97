import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { BucketLength } from '@openlightfi/contract'
import fc from 'fast-check'
import { openMetricsStores } from '../../testing/metrics-stores.ts'
import { divideRange } from './divide-range.ts'
import type { MeasuredSensor } from './series-metrics.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const startMs = Date.UTC(2025, 9, 20)

describe('the figures of each sensor in buckets that follow one another', () => {
  let stores: Awaited<ReturnType<typeof openMetricsStores>>
  const sensors: MeasuredSensor[] = []
  before(async () => {
    stores = await openMetricsStores()
    for (const sensorId of ['AQ2-0000000000C1', 'AQ2-0000000000C2', 'AQ2-0000000000C3']) {
      sensors.push(await stores.createSensor(sensorId))
      if (sensorId !== 'AQ2-0000000000C3') await stores.series.ensure([{ sensorId, varName: 'CO2ppm' }])
    }
  })
  after(() => stores.close())

  it('are those of the readings, from summaries or not, however long the range and late the data', async () => {
    const datum = fc.record({
      of: fc.nat(1),
      hours: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: -20_000, max: 200 })),
      withinMs: fc.constantFrom(0, 1, 299_999, 300_000, 1_799_999, 3_500_000),
      value: fc.integer({ min: 0, max: 40_000 }).map((eighths) => eighths / 8),
    })
    const drawn = fc.record({
      data: fc.array(datum, { minLength: 1, maxLength: 40 }),
      isSummarised: fc.boolean(),
      asked: fc.constantFrom<{ length: BucketLength; daysBefore: number }>(
        { length: '30m', daysBefore: 1 },
        { length: '6h', daysBefore: 600 },
        { length: '1d', daysBefore: 800 },
      ),
      cutMs: fc.constantFrom(0, 1, 1_234_567),
    })
    const property = fc.asyncProperty(drawn, async ({ data, isSummarised, asked, cutMs }) => {
      const { length, daysBefore } = asked
      const readings = data.map(({ of, hours, withinMs, value }) => ({
        seriesId: stores.series.find(sensors[of]?.sensorId ?? '', 'CO2ppm') ?? 0,
        timeMs: startMs + hours * hourMs + withinMs,
        value,
      }))
      const unique = new Map(readings.map((one) => [`${one.seriesId} ${one.timeMs}`, one]))
      await stores.commit([...unique.values()])
      if (isSummarised) await stores.rollups.summarise(startMs + 6 * dayMs)
      const range = { fromMs: startMs - daysBefore * dayMs + cutMs, toMs: startMs + 9 * dayMs - cutMs }
      const division = divideRange({ range, length, timeZone: 'Europe/London', maxBuckets: 1e6 })
      const pools = sensors.map((sensor) => [sensor])
      const expected = await stores.rawMetrics.measure(pools, 'CO2ppm', division)
      assert.deepEqual(await stores.metrics.measureEach(sensors, 'CO2ppm', division), expected)
    })
    await fc.assert(property, { numRuns: 15 })
  })
})
