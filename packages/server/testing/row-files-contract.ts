import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { FileFormat } from '../src/storage/time-series/drivers/time-series-driver.ts'
import type { TimeRange } from '../src/storage/time-series/reading.ts'
import { readRows } from '../src/storage/time-series/statements/read-rows.ts'
import { writeRowFile } from '../src/storage/time-series/statements/row-files.ts'
import type { NeighboursPlace } from './neighbours-contract.ts'
import { type FileRow, readColumnsOf } from './read-columns.ts'
import { nameSeries, plainJson } from './rows-of-text.ts'

const formats: readonly FileFormat[] = ['Parquet', 'Arrow', 'ArrowStream']
const always: TimeRange = { fromMs: 0, toMs: Date.UTC(2200, 0, 1), order: 'asc' }

/** Declares the tests of `writeRowFile`, which every engine must pass. */
export function testRowFiles(open: () => NeighboursPlace): void {
  const read = async (format: FileFormat, ids: readonly number[], range: TimeRange, named: boolean) =>
    readColumnsOf(format, await open().store.run(writeRowFile(ids.map(nameSeries), range, { format, named })))

  describe('files of rows', () => {
    it('hold exactly what is stored, series after series in the asked order, in every format', async () => {
      const value = fc
        .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(5e-324, 0.1 + 0.2, 1e308))
        .map((number) => number + 0) // the store knows one zero
      const series = fc.array(fc.dictionary(timeText, value), { minLength: 1, maxLength: 3 })
      const property = fc.asyncProperty(
        series,
        fc.boolean(),
        fc.constantFrom('asc', 'desc'),
        fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
        async (contents, isReversed, order, limit) => {
          const { append, createSeriesId } = open()
          const stored = contents.map((data) => ({ id: createSeriesId(), data }))
          await append(
            stored.flatMap(({ id, data }) =>
              Object.entries(data).map(([timeMs, number]) => ({
                seriesId: id,
                timeMs: Number(timeMs),
                value: number,
              })),
            ),
          )
          const asked = isReversed ? stored.toReversed() : stored
          const expected = asked
            .flatMap(({ id, data }) => listRows(id, data, order))
            .slice(0, limit ?? Number.POSITIVE_INFINITY)
          const ids = asked.map(({ id }) => id)
          for (const format of formats) {
            assert.deepEqual(await read(format, ids, { ...always, order, limit }, true), expected)
          }
        },
      )
      await fc.assert(property, { numRuns: 15 })
    })

    it('equal the text of the same rows beyond a page and a row group, in any order of series', async () => {
      const { store, append, createSeriesId } = open()
      const ids = [createSeriesId(), createSeriesId()].reverse()
      const count = 140_000
      for (const seriesId of ids) {
        await append(
          Array.from({ length: count }, (_, index) => ({
            seriesId,
            timeMs: index * 1001,
            value: Math.sin(index) * seriesId,
          })),
        )
      }
      const chunks: Uint8Array[] = []
      const layout = { ...plainJson, named: true }
      for await (const chunk of readRows(store, ids.map(nameSeries), always, layout)) chunks.push(chunk)
      const rows = JSON.parse(`[${Buffer.concat(chunks).toString()}]`) as { time: number }[]
      const expected = rows.map(({ time, ...row }) => ({ ...row, timeMs: Math.round(time * 1000) }))
      for (const format of formats) {
        const found = await read(format, ids, always, true)
        assert.equal(found.length, 2 * count)
        assert.deepEqual(found, expected)
      }
    })

    it('include the first border and exclude the last, and have each corrected datum once', async () => {
      const { append, createSeriesId } = open()
      const seriesId = createSeriesId()
      await append([1000, 1001, 2000].map((timeMs) => ({ seriesId, timeMs, value: 1 })))
      await append([{ seriesId, timeMs: 1000, value: 2.5 }])
      for (const format of formats) {
        assert.deepEqual(await read(format, [seriesId], { ...always, fromMs: 1000, toMs: 2000 }, false), [
          { timeMs: 1000, value: 2.5 },
          { timeMs: 1001, value: 1 },
        ])
      }
    })

    it('are readable when there is nothing to hold', async () => {
      const nobody = open().createSeriesId()
      for (const format of formats) {
        for (const ids of [[], [nobody]]) {
          assert.deepEqual(await read(format, ids, always, true), [])
          assert.deepEqual(await read(format, ids, always, false), [])
        }
      }
    })

    it('are not written for somebody who has gone', async () => {
      const gone = AbortSignal.abort(new Error('gone'))
      const layout = { format: 'Parquet', named: false } as const
      const holder = { grantId: 'grant', organisationId: 'org' }
      const store = open().store.readFor({ holder, isLarge: true, signal: gone })
      await assert.rejects(store.run(writeRowFile([nameSeries(1)], always, layout)), /gone/)
    })
  })
}

const timeText = fc.integer({ min: 0, max: always.toMs - 1 }).map(String)

function listRows(
  seriesId: number,
  data: Readonly<Record<string, number>>,
  order: 'asc' | 'desc',
): FileRow[] {
  const { sensorId, varName } = nameSeries(seriesId)
  const rows = Object.entries(data)
    .map(([timeMs, value]) => ({ sensor_id: sensorId, var_name: varName, timeMs: Number(timeMs), value }))
    .sort((one, other) => one.timeMs - other.timeMs)
  return order === 'asc' ? rows : rows.reverse()
}
