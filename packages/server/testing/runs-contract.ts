import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Run } from '../src/storage/time-series/statements/run.ts'
import { readContinuity, readGaps, readRuns } from '../src/storage/time-series/statements/runs.ts'
import { readDataPage } from '../src/storage/time-series/statements/series-data.ts'
import type { NeighboursPlace } from './neighbours-contract.ts'

/** Declares the tests of `readRuns`, `readContinuity` and `readDataPage`, which every engine must pass. */
export function testRuns(open: () => NeighboursPlace): void {
  describe('runs of data', () => {
    const steps = fc.array(fc.constantFrom(1, 2, 9, 10, 11, 20, 21, 500), { minLength: 1, maxLength: 30 })

    it('are what brute force finds in several series together, each repeated time counted once', async () => {
      const { store, append, createSeriesId } = open()
      const property = fc.asyncProperty(
        steps,
        fc.constantFrom(1, 10, 20),
        fc.nat(60),
        async (gaps, maxGapMs, fromMs) => {
          const seriesIds = [createSeriesId(), createSeriesId()]
          let timeMs = 0
          const rows = gaps.map((gapMs, index) => {
            timeMs += gapMs
            return { seriesId: seriesIds[index % 2] ?? 0, timeMs, value: index }
          })
          await append(rows.filter((_, index) => index % 3 !== 0))
          await append(rows)
          const range = { fromMs, toMs: timeMs, maxGapMs } // the last is outside
          const expected = findRuns(
            rows.map((row) => row.timeMs).filter((ms) => ms >= fromMs && ms < timeMs),
            maxGapMs,
          )
          assert.deepEqual(await store.run(readRuns({ seriesIds, ...range })), expected)
          const members = seriesIds.map((seriesId) => ({ seriesId, poolId: 7 }))
          const [first, last] = [expected[0], expected.at(-1)]
          const continuity =
            first && last
              ? [{ poolId: 7, firstMs: first.fromMs, lastMs: last.toMs, runs: expected.length }]
              : []
          assert.deepEqual(await store.run(readContinuity(members, range)), continuity)
          const ofPool = await store.run(readGaps(members, { ...range, endedFromMs: 30 }))
          assert.deepEqual(ofPool, findGaps(expected, 30))
        },
      )
      await fc.assert(property, { numRuns: 15 })
    })

    it('are told pool by pool', async () => {
      const { store, append, createSeriesId } = open()
      const [one, other] = [createSeriesId(), createSeriesId()]
      await append([
        { seriesId: one, timeMs: 1, value: 0 },
        { seriesId: one, timeMs: 12, value: 0 },
        { seriesId: other, timeMs: 5, value: 0 },
      ])
      const members = [
        { seriesId: one, poolId: 1 },
        { seriesId: other, poolId: 2 },
      ]
      const found = await store.run(readContinuity(members, { fromMs: 0, toMs: 100, maxGapMs: 10 }))
      assert.deepEqual(
        found.sort((a, b) => a.poolId - b.poolId),
        [
          { poolId: 1, firstMs: 1, lastMs: 12, runs: 2 },
          { poolId: 2, firstMs: 5, lastMs: 5, runs: 1 },
        ],
      )
      assert.deepEqual(await store.run(readRuns({ seriesIds: [], fromMs: 0, toMs: 100, maxGapMs: 10 })), [])
    })
  })

  it('reads pages of data from either end', async () => {
    const { store, append, createSeriesId } = open()
    const seriesId = createSeriesId()
    await append([1, 2, 3, 4].map((timeMs) => ({ seriesId, timeMs, value: timeMs })))
    const page = { fromMs: 2, toMs: 5, limit: 2 }
    const timesOf = (data: readonly { timeMs: number }[]) => data.map(({ timeMs }) => timeMs)
    assert.deepEqual(timesOf(await store.run(readDataPage(seriesId, { ...page, order: 'asc' }))), [2, 3])
    assert.deepEqual(timesOf(await store.run(readDataPage(seriesId, { ...page, order: 'desc' }))), [4, 3])
  })
}

/** Finds the gaps between runs that ended at a time or later, of pool 7. */
function findGaps(runs: readonly Run[], endedFromMs: number) {
  const ended = runs.flatMap(({ fromMs }, at) => {
    const before = runs[at - 1]
    return before && fromMs >= endedFromMs ? [{ fromMs: before.toMs, lengthMs: fromMs - before.toMs }] : []
  })
  const longestMs = Math.max(...ended.map(({ lengthMs }) => lengthMs))
  const longest = ended.find(({ lengthMs }) => lengthMs === longestMs)
  return longest ? [{ poolId: 7, gaps: ended.length, longestMs, longestFromMs: longest.fromMs }] : []
}

function findRuns(times: readonly number[], maxGapMs: number): Run[] {
  const runs: { fromMs: number; toMs: number; count: number }[] = []
  for (const timeMs of times) {
    const last = runs.at(-1)
    if (last && timeMs - last.toMs <= maxGapMs) {
      last.toMs = timeMs
      last.count += 1
    } else runs.push({ fromMs: timeMs, toMs: timeMs, count: 1 })
  }
  return runs
}
