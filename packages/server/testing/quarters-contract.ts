import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readQuarterStatistics } from '../src/storage/time-series/statements/quarter-statistics.ts'
import {
  blankQuarters,
  quarterMs,
  summariseQuarters,
} from '../src/storage/time-series/statements/quarters.ts'
import {
  readLateReadings,
  readReadingExtent,
  readRollupProgress,
  saveRollupProgress,
} from '../src/storage/time-series/statements/rollup-progress.ts'
import {
  readSegmentStatistics,
  type SegmentStatistics,
} from '../src/storage/time-series/statements/segment-statistics.ts'
import type { NeighboursPlace } from './neighbours-contract.ts'

const byPlace = (a: SegmentStatistics, b: SegmentStatistics) => a.segment - b.segment || a.poolId - b.poolId

/** Declares the tests of the summaries of quarters, which every engine must pass. */
export function testQuarters(open: () => NeighboursPlace): void {
  describe('summaries of quarters', () => {
    it('say what the readings say, pool by pool and segment by segment', async () => {
      const { store, append, createSeriesId } = open()
      const reachMs = 300_000
      const datum = fc.record({
        of: fc.nat(2),
        timeMs: fc.oneof(
          fc.nat(8 * quarterMs),
          fc.nat(80).map((step) => step * 100_000),
          fc.nat(8).map((quarter) => Math.max(0, quarter * quarterMs - 1)),
        ),
        value: fc.integer({ min: -1000, max: 1000 }),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(datum, { maxLength: 60 }), async (data) => {
          const ids = [createSeriesId(), createSeriesId(), createSeriesId()]
          const unique = new Map(data.map((one) => [`${one.of} ${one.timeMs}`, one]))
          await append([...unique.values()].map(({ of, ...at }) => ({ seriesId: ids[of] ?? 0, ...at })))
          await store.run(summariseQuarters({ seriesIds: ids, reachMs, fromMs: 0, toMs: 8 * quarterMs }, 1))
          const segments = [
            { fromMs: 0, toMs: 2 * quarterMs },
            { fromMs: 2 * quarterMs, toMs: 3 * quarterMs },
            { fromMs: 5 * quarterMs, toMs: 8 * quarterMs },
          ]
          for (const poolOf of [(index: number) => index, (index: number) => index >> 1]) {
            const series = ids.map((seriesId, index) => ({ seriesId, poolId: poolOf(index), reachMs }))
            const expected = await store.run(readSegmentStatistics(series, segments))
            const summarised = await store.run(readQuarterStatistics(series, segments))
            assert.deepEqual(summarised.toSorted(byPlace), expected.toSorted(byPlace))
          }
        }),
        { numRuns: 20 },
      )
    })

    it('are replaced when they are made anew', async () => {
      const { store, append, createSeriesId } = open()
      const seriesId = createSeriesId()
      const range = { seriesIds: [seriesId], reachMs: 1000, fromMs: 0, toMs: quarterMs }
      await append([{ seriesId, timeMs: 0, value: 1 }])
      await store.run(summariseQuarters(range, 7))
      await append([{ seriesId, timeMs: 0, value: 2 }])
      await store.run(summariseQuarters(range, 7))
      const pooled = [{ seriesId, poolId: 0, reachMs: 1000 }]
      assert.deepEqual(await store.run(readQuarterStatistics(pooled, [{ fromMs: 0, toMs: quarterMs }])), [
        { poolId: 0, segment: 0, count: 1, min: 2, max: 2, sum: 2, coveredMs: 1000 },
      ])
    })

    it('say nothing once they are dropped, and are there again when they are made anew', async () => {
      const { store, append, createSeriesId } = open()
      const seriesId = createSeriesId()
      const range = { seriesIds: [seriesId], reachMs: 1000, fromMs: 0, toMs: 3 * quarterMs }
      await append([
        { seriesId, timeMs: 0, value: 1 },
        { seriesId, timeMs: quarterMs, value: 2 },
      ])
      const pooled = [{ seriesId, poolId: 0, reachMs: 1000 }]
      const read = () => store.run(readQuarterStatistics(pooled, [{ fromMs: 0, toMs: 3 * quarterMs }]))
      await store.run(summariseQuarters(range, 7))
      await store.run(summariseQuarters(range, 9))
      const before = await read()
      assert.equal(before[0]?.count, 2)
      await store.run(blankQuarters())
      assert.deepEqual(await read(), [])
      await store.run(blankQuarters())
      await store.run(summariseQuarters({ ...range, fromMs: quarterMs }, 9))
      assert.deepEqual(
        (await read()).map(({ count, min, max, coveredMs }) => [count, min, max, coveredMs]),
        [[1, 2, 2, 1000]],
      )
      await store.run(summariseQuarters(range, 9))
      assert.deepEqual(await read(), before)
    })

    it('have a progress, and readings that came after it are found by series and day', async () => {
      const { store, append, createSeriesId } = open()
      const [one, other] = [createSeriesId(), createSeriesId()]
      const before = await append([{ seriesId: one, timeMs: 0, value: 1 }])
      const progress = { untilMs: 2 * 86_400_000, sequence: before, rules: 'rules of ä test' }
      await store.run(saveRollupProgress({ ...progress, untilMs: 1 }))
      await store.run(saveRollupProgress(progress))
      assert.deepEqual(await store.run(readRollupProgress()), progress)
      const after = await append([
        { seriesId: one, timeMs: 86_400_000, value: 1 },
        { seriesId: one, timeMs: 86_400_001, value: 1 },
        { seriesId: other, timeMs: 2 * 86_400_000, value: 1 },
      ])
      assert.deepEqual(await store.run(readLateReadings(progress)), {
        days: [{ seriesId: one, day: 1 }],
        sequence: after,
      })
      assert.deepEqual(await store.run(readReadingExtent()), { firstMs: 0, sequence: after })
    })
  })
}
