import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { SeriesPoint, StoredReading } from '../src/storage/time-series/reading.ts'
import { readNeighbours } from '../src/storage/time-series/statements/neighbours.ts'
import type { TimeSeries } from '../src/storage/time-series/time-series.ts'

/** The distance after a time up to which its neighbour may be, in these tests. */
const aheadMs = 10

/** The store under test, and its functions. */
export interface NeighboursPlace {
  readonly store: TimeSeries
  /** @returns the sequence number of these readings, higher than of all before. */
  append(readings: readonly StoredReading[]): Promise<number>
  createSeriesId(): number
}

/** Declares the tests of `readNeighbours`, which every engine must pass. */
export function testNeighbours(open: () => NeighboursPlace): void {
  describe('neighbours of times', () => {
    it('are what brute force finds, across series and duplicates', async () => {
      const { store, append, createSeriesId } = open()
      const time = fc.tuple(fc.nat(40), fc.nat(3)).map(([ms, days]) => ms + days * 86_400_000)
      const rows = fc.array(fc.record({ other: fc.boolean(), timeMs: time, value: fc.nat(9) }), {
        minLength: 1,
        maxLength: 12,
      })
      const places = fc.array(fc.record({ other: fc.boolean(), timeMs: time }), { minLength: 1 })
      const property = fc.asyncProperty(rows, places, async (posted, asked) => {
        const ids = [createSeriesId(), createSeriesId()] as const
        const stored = new Map<string, StoredReading>()
        for (const { other, ...datum } of posted) {
          const reading = { seriesId: ids[Number(other)] ?? 0, ...datum }
          await append([reading])
          stored.set(`${reading.seriesId} ${reading.timeMs}`, reading)
        }
        const points = asked.map(({ other, timeMs }) => ({ seriesId: ids[Number(other)] ?? 0, timeMs }))
        const found = await store.run(readNeighbours(points, aheadMs))
        for (const point of points) {
          assert.deepEqual(findNeighbours(found, point), findNeighbours([...stored.values()], point))
        }
      })
      await fc.assert(property, { numRuns: 20 })
    })

    it('are found for more times than one query takes, and for none', async () => {
      const { store, append, createSeriesId } = open()
      const seriesId = createSeriesId()
      const rows = Array.from({ length: 10_000 }, (_, index) => ({
        seriesId,
        timeMs: index * 20,
        value: index,
      }))
      await append(rows)
      const points = rows.map(({ timeMs }) => ({ seriesId, timeMs: timeMs + 10 }))
      const found = new Set((await store.run(readNeighbours(points, aheadMs))).map(({ timeMs }) => timeMs))
      assert.equal(found.size, 10_000)
      assert.deepEqual(await store.run(readNeighbours([], aheadMs)), [])
    })
  })
}

/** Finds the reading at the point, or else the nearest before and the nearest not far after. */
function findNeighbours(readings: readonly StoredReading[], { seriesId, timeMs }: SeriesPoint) {
  const sorted = readings
    .filter((reading) => reading.seriesId === seriesId)
    .toSorted((one, other) => one.timeMs - other.timeMs)
  const previous = sorted.findLast((reading) => reading.timeMs <= timeMs)
  if (previous?.timeMs === timeMs) return [previous]
  return [previous, sorted.find((reading) => reading.timeMs > timeMs && reading.timeMs - timeMs <= aheadMs)]
}
