import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { StoredReading, TimeSegment } from '../src/storage/time-series/reading.ts'
import { readBucketStatistics } from '../src/storage/time-series/statements/bucket-statistics.ts'
import type {
  PooledSeries,
  SegmentStatistics,
} from '../src/storage/time-series/statements/segment-statistics.ts'
import type { NeighboursPlace } from './neighbours-contract.ts'

const byPlace = (a: SegmentStatistics, b: SegmentStatistics) => a.poolId - b.poolId || a.segment - b.segment

/** Lays out buckets of these lengths, each from the end of the one before. */
function layOut(fromMs: number, lengthsMs: readonly number[]): TimeSegment[] {
  let endMs = fromMs
  return lengthsMs.map((lengthMs) => {
    const startMs = endMs
    endMs += lengthMs
    return { fromMs: startMs, toMs: endMs }
  })
}

/** Computes the statistics from every millisecond. */
function computeByBruteForce(
  { seriesId, poolId, reachMs }: PooledSeries,
  stored: readonly StoredReading[],
  buckets: readonly TimeSegment[],
): SegmentStatistics[] {
  const data = stored.filter((reading) => reading.seriesId === seriesId)
  return buckets.flatMap(({ fromMs, toMs }, segment) => {
    const values = data.filter(({ timeMs }) => timeMs >= fromMs && timeMs < toMs).map(({ value }) => value)
    let coveredMs = 0
    for (let atMs = fromMs; atMs < toMs; atMs += 1) {
      if (data.some(({ timeMs }) => timeMs <= atMs && atMs < timeMs + reachMs)) coveredMs += 1
    }
    if (coveredMs === 0) return []
    const [min, max] = values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)]
    const sum = values.reduce((total, value) => total + value, 0)
    return [{ poolId, segment, count: values.length, min, max, sum, coveredMs }]
  })
}

/** Declares the tests of `readBucketStatistics`, which every engine must pass. */
export function testBucketStatistics(open: () => NeighboursPlace): void {
  describe('statistics of buckets', () => {
    it('are what brute force finds in each series, of different reaches, across corrections', async () => {
      const { store, append, createSeriesId } = open()
      const value = fc.integer({ min: -80, max: 80 }).map((eighths) => eighths / 8)
      const datum = fc.record({ of: fc.nat(2), timeMs: fc.nat(150), value, corrected: fc.option(value) })
      const drawn = fc.record({
        data: fc.array(datum, { maxLength: 30 }),
        reaches: fc.tuple(...[1, 2, 3].map(() => fc.constantFrom(1, 7, 20, 60))),
        fromMs: fc.nat(60),
        lengthsMs: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }),
      })
      const property = fc.asyncProperty(drawn, async ({ data, reaches, fromMs, lengthsMs }) => {
        const ids = [createSeriesId(), createSeriesId(), createSeriesId()]
        const unique = [...new Map(data.map((one) => [`${one.of} ${one.timeMs}`, one])).values()]
        const toReading = ({ of, timeMs }: (typeof unique)[number], said: number) => ({
          seriesId: ids[of] ?? 0,
          timeMs,
          value: said,
        })
        await append(unique.map((one) => toReading(one, one.value)))
        await append(unique.flatMap((one) => (one.corrected === null ? [] : toReading(one, one.corrected))))
        const stored = unique.map((one) => toReading(one, one.corrected ?? one.value))
        const series = ids.map((seriesId, index) => ({
          seriesId,
          poolId: 2 - index,
          reachMs: reaches[index] ?? 1,
        }))
        const buckets = layOut(fromMs, lengthsMs)
        const found = await store.run(readBucketStatistics(series, buckets))
        const expected = series.flatMap((one) => computeByBruteForce(one, stored, buckets))
        assert.deepEqual(found.toSorted(byPlace), expected.toSorted(byPlace))
      })
      await fc.assert(property, { numRuns: 40 })
    })

    it('are those of more buckets, and of more series and days, than one query takes', async () => {
      const { store, append, createSeriesId } = open()
      const dayMs = 86_400_000
      const seriesIds = Array.from({ length: 200 }, () => createSeriesId())
      const [first = 0] = seriesIds
      await append(
        seriesIds.flatMap((seriesId) => [
          { seriesId, timeMs: 30 * dayMs - 5, value: 1 },
          { seriesId, timeMs: 60 * dayMs - 1, value: 3 },
        ]),
      )
      const series = seriesIds.map((seriesId, poolId) => ({ seriesId, poolId, reachMs: 10 }))
      const days = layOut(
        0,
        Array.from({ length: 60 }, () => dayMs),
      )
      const byDay = await store.run(readBucketStatistics(series, days))
      assert.deepEqual(byDay.filter(({ poolId }) => poolId === 199).toSorted(byPlace), [
        { poolId: 199, segment: 29, count: 1, min: 1, max: 1, sum: 1, coveredMs: 5 },
        { poolId: 199, segment: 30, count: 0, min: 0, max: 0, sum: 0, coveredMs: 5 },
        { poolId: 199, segment: 59, count: 1, min: 3, max: 3, sum: 3, coveredMs: 1 },
      ])
      assert.equal(byDay.length, 600)
      const alone = [{ seriesId: first, poolId: 0, reachMs: 10 }]
      const short = layOut(
        30 * dayMs - 10_000,
        Array.from({ length: 10_010 }, () => 1),
      )
      const byMillisecond = await store.run(readBucketStatistics(alone, short))
      assert.deepEqual(
        byMillisecond.map(({ segment, count, coveredMs }) => [segment, count, coveredMs]),
        Array.from({ length: 10 }, (_, at) => [9_995 + at, at === 0 ? 1 : 0, 1]),
      )
      assert.deepEqual(await store.run(readBucketStatistics([], days)), [])
      assert.deepEqual(await store.run(readBucketStatistics(series, [])), [])
    })
  })
}
