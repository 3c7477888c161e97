import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readSeriesRuns } from '../src/storage/time-series/statements/runs.ts'
import { readStretches } from '../src/storage/time-series/statements/stretches.ts'
import type { NeighboursPlace } from './neighbours-contract.ts'

const byPlace = (a: { seriesId: number; fromMs: number }, b: { seriesId: number; fromMs: number }) =>
  a.seriesId - b.seriesId || a.fromMs - b.fromMs

/** Declares the tests of `readSeriesRuns` and `readStretches`, which every engine must pass. */
export function testStretches(open: () => NeighboursPlace): void {
  const series = fc.array(
    fc.record({ gapMs: fc.constantFrom(1, 9, 10, 11, 30), value: fc.constantFrom(1, 1, 0, -1) }),
    { maxLength: 25 },
  )

  describe('runs and stretches of series', () => {
    it('are what brute force finds in each series for itself', async () => {
      const { store, append, createSeriesId } = open()
      await fc.assert(
        fc.asyncProperty(fc.tuple(series, series), fc.nat(60), async (drawn, fromMs) => {
          const data = drawn.map((steps) => {
            let timeMs = 0
            const seriesId = createSeriesId()
            const rows = steps.map(({ gapMs, value }) => {
              timeMs += gapMs
              return { seriesId, timeMs, value }
            })
            return { seriesId, rows }
          })
          await append(data.flatMap(({ rows }) => rows))
          await append(data.flatMap(({ rows }) => rows.filter((_, index) => index % 3 === 0)))
          const range = { seriesIds: data.map(({ seriesId }) => seriesId), fromMs, toMs: 200 }
          const inRange = data.map(({ seriesId, rows }) => ({
            seriesId,
            rows: rows.filter(({ timeMs }) => timeMs >= fromMs && timeMs < 200),
          }))
          const runs = inRange.flatMap(({ seriesId, rows }) => {
            const starts = rows.filter((row, at) => row.timeMs - (rows[at - 1]?.timeMs ?? -99) > 10)
            return starts.map(({ timeMs: startMs }, at) => {
              const ofRun = rows.filter(
                ({ timeMs }) => timeMs >= startMs && timeMs < (starts[at + 1]?.timeMs ?? 200),
              )
              return { seriesId, fromMs: startMs, toMs: ofRun.at(-1)?.timeMs ?? 0, count: ofRun.length }
            })
          })
          const foundRuns = await store.run(readSeriesRuns({ ...range, maxGapMs: 10 }))
          assert.deepEqual(foundRuns.sort(byPlace), runs.sort(byPlace))

          const stretches = inRange.flatMap(({ seriesId, rows }) => {
            const says = Array.from({ length: 220 }, (_, atMs) => {
              const last = rows.findLast(({ timeMs }) => timeMs <= atMs)
              return last?.value === 1 && atMs < last.timeMs + 10
            })
            return says.flatMap((speaks, atMs) => {
              if (!speaks || says[atMs - 1]) return []
              return { seriesId, fromMs: atMs, toMs: says.indexOf(false, atMs) }
            })
          })
          const foundStretches = await store.run(readStretches({ ...range, value: 1, reachMs: 10 }))
          assert.deepEqual(foundStretches.sort(byPlace), stretches.sort(byPlace))
        }),
        { numRuns: 25 },
      )
    })
  })
}
