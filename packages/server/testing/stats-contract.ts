import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readArrivalDelays } from '../src/storage/time-series/statements/arrival-delays.ts'
import { countStretches } from '../src/storage/time-series/statements/count-stretches.ts'
import type { NeighboursPlace } from './neighbours-contract.ts'

/** Declares the tests of the statements that tell the state of data, which every engine must pass. */
export function testStats(open: () => NeighboursPlace): void {
  describe('the state of data', () => {
    it('counts each reading once in its stretch of time, also one that was stored again', async () => {
      const { store, append, createSeriesId } = open()
      const [one, other] = [createSeriesId(), createSeriesId()]
      const at = (seriesId: number, ...times: number[]) =>
        times.map((timeMs) => ({ seriesId, timeMs, value: timeMs }))
      await append([...at(one, 99, 100, 199, 200, 399), ...at(other, 250)])
      await append(at(one, 199, 400))
      assert.deepEqual(await store.run(countStretches([one, other], [100, 200, 300, 400])), [2, 2, 1])
      assert.deepEqual(await store.run(countStretches([other], [0, 100])), [0])
      assert.deepEqual(await store.run(countStretches([], [0, 100, 200])), [0, 0])
    })

    it('tells how late readings were stored, by their commits', async () => {
      const { store, append, createSeriesId } = open()
      const [one, other] = [createSeriesId(), createSeriesId()]
      const before = await append([{ seriesId: one, timeMs: 10, value: 0 }])
      const first = await append([
        { seriesId: one, timeMs: 9_500, value: 0 },
        { seriesId: other, timeMs: 21_500, value: 0 },
      ])
      const last = await append([
        { seriesId: one, timeMs: 1_000, value: 0 },
        { seriesId: one, timeMs: 19_000, value: 0 },
        { seriesId: one, timeMs: 29_000, value: 0 },
      ])
      const delays = await store.run(
        readArrivalDelays({
          seriesIds: [one, other],
          commits: [
            { fromSequence: before + 1, fromMs: 10_000, toMs: 20_000 },
            { fromSequence: first + 1, fromMs: 30_000, toMs: 40_000 },
          ],
          throughSequence: last,
          lateMs: 5_000,
          importedMs: 20_000,
        }),
      )
      assert.deepEqual(
        delays.sort((a, b) => a.seriesId - b.seriesId),
        [
          {
            seriesId: one,
            readings: 4,
            late: 1,
            imported: 1,
            leastMs: 500,
            mostMs: 11_000,
            aheadMs: -10_500,
          },
          {
            seriesId: other,
            readings: 1,
            late: 0,
            imported: 0,
            leastMs: -11_500,
            mostMs: -11_500,
            aheadMs: 1_500,
          },
        ],
      )
      const none = { commits: [], throughSequence: 0, lateMs: 1, importedMs: 2 }
      assert.deepEqual(await store.run(readArrivalDelays({ ...none, seriesIds: [one] })), [])
    })
  })
}
