import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { StoredReading } from '../src/storage/time-series/reading.ts'
import {
  type LoggedReading,
  placeBefore,
  readLog,
} from '../src/storage/time-series/statements/reading-log.ts'
import type { TimeSeries } from '../src/storage/time-series/time-series.ts'

/** The store under test, and its functions. */
export interface ReadingLogPlace {
  readonly store: TimeSeries
  /** @returns the sequence number of these readings, higher than of all before. */
  append(readings: readonly StoredReading[]): Promise<number>
  createSeriesId(): number
}

/** Declares the tests of `readLog`, which every engine must pass. */
export function testReadingLog(open: () => ReadingLogPlace): void {
  describe('the log of readings', () => {
    it('gives everything in the order of commits, page by page, each replaced row with what replaced it behind', async () => {
      const { store, append, createSeriesId } = open()
      const row = fc.record({ other: fc.boolean(), timeMs: fc.nat(5), value: fc.nat(9) })
      const commits = fc.array(
        fc.uniqueArray(row, { selector: ({ other, timeMs }) => `${other} ${timeMs}`, minLength: 1 }),
        { minLength: 1, maxLength: 6 },
      )
      const property = fc.asyncProperty(commits, fc.integer({ min: 1, max: 4 }), async (posted, limit) => {
        const seriesIds = [createSeriesId(), createSeriesId()] as const
        const stored: LoggedReading[] = []
        for (const rows of posted) {
          const readings = rows.map(({ other, ...datum }) => ({
            seriesId: seriesIds[Number(other)] ?? 0,
            ...datum,
          }))
          const sequence = await append(readings)
          stored.push(...readings.map((reading) => ({ sequence, ...reading })))
        }
        stored.sort((a, b) => a.sequence - b.sequence || a.seriesId - b.seriesId || a.timeMs - b.timeMs)
        const first = stored[0]?.sequence ?? 0
        const throughSequence = stored.at(-1)?.sequence ?? 0
        const read: LoggedReading[] = []
        while (true) {
          const after = read.at(-1) ?? placeBefore(first)
          const page = await store.run(readLog({ after, throughSequence, seriesIds, limit }))
          if (page.length === 0) break
          assert.ok(page.length <= limit)
          read.push(...page)
        }
        const key = ({ sequence, seriesId, timeMs, value }: LoggedReading) =>
          `${sequence} ${seriesId} ${timeMs} ${value}`
        const order = stored.map(key)
        assert.deepEqual(
          read.map(key),
          order.filter((one) => read.some((row) => key(row) === one)),
        )
        const newest = new Map(stored.map((one) => [`${one.seriesId} ${one.timeMs}`, key(one)]))
        for (const one of newest.values())
          assert.ok(
            read.some((row) => key(row) === one),
            one,
          )
      })
      await fc.assert(property, { numRuns: 15 })
    })

    it('reads neither beyond the last sequence nor other series', async () => {
      const { store, append, createSeriesId } = open()
      const [one, other] = [createSeriesId(), createSeriesId()]
      const first = await append([
        { seriesId: one, timeMs: 1, value: 1 },
        { seriesId: other, timeMs: 1, value: 2 },
      ])
      const second = await append([{ seriesId: one, timeMs: 2, value: 3 }])
      const read = async (throughSequence: number, seriesIds?: readonly number[]) => {
        const page = { after: placeBefore(first), throughSequence, seriesIds, limit: 10 }
        return (await store.run(readLog(page))).map(({ value }) => value)
      }
      assert.deepEqual(await read(first), [1, 2])
      assert.deepEqual(await read(second), [1, 2, 3])
      assert.deepEqual(await read(second, [one]), [1, 3])
      assert.deepEqual(await read(second, []), [])
    })
  })
}
