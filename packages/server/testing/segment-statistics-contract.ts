import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { StoredReading } from '../src/storage/time-series/reading.ts'
import { readSegmentStatistics } from '../src/storage/time-series/statements/segment-statistics.ts'
import type { NeighboursPlace } from './neighbours-contract.ts'

function at(
  seriesId: number,
  ...pairs: readonly (readonly [timeMs: number, value: number])[]
): StoredReading[] {
  return pairs.map(([timeMs, value]) => ({ seriesId, timeMs, value }))
}

/** Declares the tests of `readSegmentStatistics`, which every engine must pass. */
export function testSegmentStatistics(open: () => NeighboursPlace): void {
  describe('statistics of segments', () => {
    it('adds up segments by pool, each datum once and each covered moment once', async () => {
      const { store, append, createSeriesId } = open()
      const [one, other] = [createSeriesId(), createSeriesId()]
      await append(at(one, [900, 10], [1000, 1], [1999, 4], [2000, 7]))
      await append(at(other, [1000, 6], [1999, 9]))
      await append(at(other, [1999, 2]))
      const series = [
        { seriesId: one, poolId: 0, reachMs: 200 },
        { seriesId: other, poolId: 0, reachMs: 50 },
      ]
      const segments = [
        { fromMs: 1000, toMs: 2000 },
        { fromMs: 2000, toMs: 2100 },
        { fromMs: 5000, toMs: 6000 },
      ]
      const byTime = (await store.run(readSegmentStatistics(series, segments))).toSorted(
        (a, b) => a.segment - b.segment,
      )
      assert.deepEqual(byTime, [
        { poolId: 0, segment: 0, count: 4, min: 1, max: 6, sum: 13, coveredMs: 201 },
        { poolId: 0, segment: 1, count: 1, min: 7, max: 7, sum: 7, coveredMs: 100 },
      ])
      const apart = await store.run(
        readSegmentStatistics(
          series.map((pooled, poolId) => ({ ...pooled, poolId })),
          segments.slice(1),
        ),
      )
      assert.deepEqual(apart.map(({ poolId, count, coveredMs }) => [poolId, count, coveredMs]).sort(), [
        [0, 1, 100],
        [1, 0, 49],
      ])
    })

    it('adds up more series and days than one statement takes', async () => {
      const { store, append, createSeriesId } = open()
      const seriesIds = Array.from({ length: 300 }, () => createSeriesId())
      const dayMs = 86_400_000
      const segments = Array.from({ length: 60 }, (_, day) => ({
        fromMs: day * dayMs,
        toMs: (day + 1) * dayMs,
      }))
      await append(
        seriesIds.flatMap((seriesId) => at(seriesId, [0, 1], [30 * dayMs - 1, 2], [60 * dayMs - 1, 3])),
      )
      const statistics = await store.run(
        readSegmentStatistics(
          seriesIds.map((seriesId, poolId) => ({ seriesId, poolId, reachMs: 10 })),
          segments,
        ),
      )
      const total = { count: 0, sum: 0, coveredMs: 0 }
      for (const { count, sum, coveredMs } of statistics) {
        total.count += count
        total.sum += sum
        total.coveredMs += coveredMs
      }
      assert.deepEqual(total, { count: 900, sum: 1800, coveredMs: 300 * (10 + 10 + 1) })
    })
  })
}
