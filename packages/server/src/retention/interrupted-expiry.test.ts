import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openMetricsStores } from '../../testing/metrics-stores.ts'
import { deleteAll } from '../../testing/retention-property.ts'
import { divideSelection } from '../metrics/divide-selection.ts'
import type { Statement } from '../storage/time-series/statement.ts'

const dayMs = 86_400_000
const borderMs = Date.UTC(2026, 4, 4)

/** The process ends here. */
class Ended extends Error {
  override readonly name = 'Ended'
}

test('expiry that ends at any statement, before or after it, loses no figure, and the next goes on', async (test) => {
  const stores = await openMetricsStores()
  let ends = 0
  for (let last = 0, isWhole = false; !isWhole; last += 1) {
    for (const isDone of [false, true]) {
      const sensorId = `AQ2-${(2 * last + Number(isDone) + 1).toString(16).toUpperCase().padStart(12, '0')}`
      const sensor = await stores.createSensor(sensorId)
      await stores.series.ensure([{ sensorId, varName: 'CO2ppm' }])
      const seriesId = stores.series.find(sensorId, 'CO2ppm') ?? 0
      await stores.commit(
        Array.from({ length: 1_000 }, (_, at) => {
          const timeMs = borderMs - 3 * dayMs + at * 400_000
          return { seriesId, timeMs, value: at % 97 }
        }),
      )
      await stores.commit([{ seriesId, timeMs: Date.UTC(2026, 11, 1), value: 1 }])
      const question = {
        from: Temporal.PlainDate.from('2026-04-30'),
        to: Temporal.PlainDate.from('2026-05-08'),
        hours: { first: 0, end: 24 },
        days: new Set(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const),
        exclude: new Set<string>(),
      }
      const division = divideSelection('UTC', question, 'hour')
      const expected = await stores.rawMetrics.measure([[sensor]], 'CO2ppm', division)
      let left = last
      const { expiry } = await stores.openExpiry({
        run: async <Result>(statement: Statement<Result>) => {
          if (left === 0 && !isDone) throw new Ended()
          const result = await stores.timeSeries.run(statement)
          left -= 1
          if (left < 0) throw new Ended()
          return result
        },
      })
      const due = [{ seriesId, borderMs }]
      const work = async () => {
        await expiry.keep(due)
        await expiry.delete()
      }
      const end = await work().then(
        () => undefined,
        (error: unknown) => error,
      )
      if (end !== undefined && !(end instanceof Ended)) throw end
      isWhole = end === undefined
      ends += isWhole ? 0 : 1
      const next = await stores.openExpiry()
      assert.deepEqual(
        await next.metrics.measure([[sensor]], 'CO2ppm', division),
        expected,
        `${last} ${isDone}`,
      )
      await next.expiry.keep(due)
      await deleteAll({ ...stores, expiry: next.expiry })
      assert.deepEqual(
        await next.metrics.measure([[sensor]], 'CO2ppm', division),
        expected,
        `${last} ${isDone}`,
      )
      assert.equal(next.expired.expiredMs(seriesId), borderMs)
    }
  }
  test.diagnostic(`${ends} ends in the middle`)
  assert.ok(ends > 8)
  await stores.close()
})
