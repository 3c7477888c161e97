import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { StoredReading, TimeRange } from '../src/storage/time-series/reading.ts'
import { readNewest } from '../src/storage/time-series/statements/newest.ts'
import { readRows } from '../src/storage/time-series/statements/read-rows.ts'
import type { RowLayout } from '../src/storage/time-series/statements/row-layout.ts'
import type { TimeSeries } from '../src/storage/time-series/time-series.ts'
import { testBucketStatistics } from './bucket-statistics-contract.ts'
import { testBuckets } from './buckets-contract.ts'
import { testNeighbours } from './neighbours-contract.ts'
import { testQuarters } from './quarters-contract.ts'
import { testReadingLog } from './reading-log-contract.ts'
import { testRowFiles } from './row-files-contract.ts'
import { testRowTexts } from './row-texts-contract.ts'
import { nameSeries, plainJson, splitRows } from './rows-of-text.ts'
import { testRuns } from './runs-contract.ts'
import { testSegmentStatistics } from './segment-statistics-contract.ts'
import { testStats } from './stats-contract.ts'
import { testStretches } from './stretches-contract.ts'

interface Datum {
  readonly time: number
  readonly value: number
}

/**
 * Declares the tests that every time-series store must pass, run against the real engine.
 * @param openStore opens it on the same data each time it is called.
 */
export function testTimeSeriesStore(name: string, openStore: () => Promise<TimeSeries>): void {
  describe(`time-series store on ${name}`, () => {
    let store: TimeSeries
    let sequence = 0
    let nextSeriesId = 1
    const append = async (readings: readonly StoredReading[]) => {
      sequence += 1
      await store.append(readings, sequence)
      return sequence
    }

    before(async () => {
      store = await openStore()
    })
    after(() => store.close())

    async function readText(
      seriesIds: readonly number[],
      layout: RowLayout,
      range: Partial<TimeRange> = {},
    ): Promise<string> {
      const chunks: Uint8Array[] = []
      const whole = { fromMs: 0, toMs: Date.UTC(2200, 0, 1), order: 'asc', ...range } as const
      for await (const chunk of readRows(store, seriesIds.map(nameSeries), whole, layout)) chunks.push(chunk)
      return Buffer.concat(chunks).toString()
    }

    async function read({ seriesId, ...range }: Partial<TimeRange> & { seriesId: number }): Promise<Datum[]> {
      return JSON.parse(`[${await readText([seriesId], plainJson, range)}]`) as Datum[]
    }

    function at(
      seriesId: number,
      ...pairs: readonly (readonly [timeMs: number, value: number])[]
    ): StoredReading[] {
      return pairs.map(([timeMs, value]) => ({ seriesId, timeMs, value }))
    }

    it('answers an empty list for a series without data', async () => {
      assert.deepEqual(await read({ seriesId: nextSeriesId++ }), [])
    })

    it('counts a limit past series that have nothing in the range', async () => {
      const [empty, filled] = [nextSeriesId++, nextSeriesId++]
      await append(at(filled, [1000, 1], [2000, 2]))
      for (const encoding of ['json', 'ndjson', 'csv'] as const) {
        const layout = { encoding, named: true, timeNotation: 'unix' } as const
        assert.equal(await readText([empty], layout, { limit: 5 }), '')
        const whole = await readText([filled], layout)
        assert.equal(await readText([empty, filled, empty], layout, { limit: 5 }), whole)
      }
    })

    it('orders by time whatever the order of arrival', async () => {
      const seriesId = nextSeriesId++
      await append(at(seriesId, [3000, 3], [1000, 1]))
      await append(at(seriesId, [2000, 2]))
      assert.deepEqual(
        (await read({ seriesId })).map((datum) => datum.time),
        [1, 2, 3],
      )
      assert.deepEqual(
        (await read({ seriesId, order: 'desc' })).map((datum) => datum.time),
        [3, 2, 1],
      )
    })

    it('includes the first border and excludes the last', async () => {
      const seriesId = nextSeriesId++
      await append(at(seriesId, [1000, 1], [1001, 2], [2000, 3]))
      assert.deepEqual(
        (await read({ seriesId, fromMs: 1000, toMs: 2000 })).map((datum) => datum.value),
        [1, 2],
      )
      assert.deepEqual(await read({ seriesId, fromMs: 1001, toMs: 1001 }), [])
    })

    it('replaces the value when the same time comes again, also before any merge', async () => {
      const seriesId = nextSeriesId++
      await append(at(seriesId, [1000, 1]))
      await append(at(seriesId, [1000, 2]))
      await append(at(seriesId, [1000, 3], [2000, 4]))
      assert.deepEqual(await read({ seriesId }), [
        { time: 1, value: 3 },
        { time: 2, value: 4 },
      ])
    })

    it('keeps series apart', async () => {
      const [one, other] = [nextSeriesId++, nextSeriesId++]
      await append([...at(one, [1000, 1]), ...at(other, [1000, 2])])
      assert.deepEqual(await read({ seriesId: one }), [{ time: 1, value: 1 }])
      assert.deepEqual(await read({ seriesId: other }), [{ time: 1, value: 2 }])
    })

    it('counts the limit in the asked order', async () => {
      const seriesId = nextSeriesId++
      await append(at(seriesId, [1000, 1], [2000, 2], [3000, 3]))
      assert.deepEqual(
        (await read({ seriesId, limit: 2 })).map((datum) => datum.value),
        [1, 2],
      )
      assert.deepEqual(
        (await read({ seriesId, limit: 2, order: 'desc' })).map((datum) => datum.value),
        [3, 2],
      )
    })

    it('reads more than two pages without losing or doubling a row, in both orders', async () => {
      const seriesId = nextSeriesId++
      const count = 280_000
      await append(
        Array.from({ length: count }, (_, index) => ({ seriesId, timeMs: index * 7, value: index })),
      )
      const ascending = await read({ seriesId })
      assert.equal(ascending.length, count)
      assert.ok(ascending.every((datum, index) => datum.value === index && datum.time === (index * 7) / 1000))
      const descending = await read({ seriesId, order: 'desc' })
      assert.deepEqual(descending, ascending.toReversed())
      assert.equal((await read({ seriesId, limit: 140_001 })).length, 140_001)
    })

    it('gives back every finite double and every millisecond exactly', async () => {
      const seriesId = nextSeriesId++
      let timeMs = 0
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              stepMs: fc.integer({ min: 1, max: 4_000_000_000 }),
              value: fc
                .double({ noNaN: true, noDefaultInfinity: true })
                .filter((value) => !Object.is(value, -0)),
            }),
            { minLength: 1, maxLength: 50 },
          ),
          async (steps) => {
            const fromMs = timeMs
            const readings = steps.map(({ stepMs, value }) => {
              timeMs += stepMs
              return { seriesId, timeMs, value }
            })
            timeMs += 1
            await append(readings)
            const expected = readings.map((reading) => ({
              time: reading.timeMs / 1000,
              value: reading.value,
            }))
            assert.deepEqual(await read({ seriesId, fromMs, toMs: timeMs }), expected)
          },
        ),
        { numRuns: 25 },
      )
    })

    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      it(`refuses ${value} and stores nothing of the call`, async () => {
        const seriesId = nextSeriesId++
        await assert.rejects(append(at(seriesId, [1000, 1], [2000, value])), RangeError)
        assert.deepEqual(await read({ seriesId }), [])
      })
    }

    it('knows the newest reading of each series by time, not by arrival', async () => {
      const seriesId = nextSeriesId++
      await append(at(seriesId, [5000, 5]))
      await append(at(seriesId, [1000, 1]))
      const last = await append(at(seriesId, [5000, 6]))
      const latest = (await store.run(readNewest())).find((reading) => reading.seriesId === seriesId)
      assert.deepEqual(latest, { seriesId, timeMs: 5000, value: 6, sequence: last })
    })

    testBuckets(() => ({ store, append, createSeriesId: () => nextSeriesId++ }))
    testRuns(() => ({ store, append, createSeriesId: () => nextSeriesId++ }))
    testRowFiles(() => ({ store, append, createSeriesId: () => nextSeriesId++ }))
    testRowTexts(() => ({ store, append, createSeriesId: () => nextSeriesId++ }))
    testNeighbours(() => ({ store, append, createSeriesId: () => nextSeriesId++ }))
    testReadingLog(() => ({ store, append, createSeriesId: () => nextSeriesId++ }))
    testBucketStatistics(() => ({ store, append, createSeriesId: () => nextSeriesId++ }))
    testSegmentStatistics(() => ({ store, append, createSeriesId: () => nextSeriesId++ }))
    testStretches(() => ({ store, append, createSeriesId: () => nextSeriesId++ }))
    testStats(() => ({ store, append, createSeriesId: () => nextSeriesId++ }))
    testQuarters(() => ({ store, append, createSeriesId: () => nextSeriesId++ }))

    it('writes rows as JSON lines and as CSV, times also as RFC 3339', async () => {
      const seriesId = nextSeriesId++
      await append(at(seriesId, [1_760_000_000_000, 1], [1_760_000_000_250, -2.5e-7]))
      const texts = {
        'ndjson unix': '{"time":1760000000.000,"value":1.0}\n{"time":1760000000.250,"value":-2.5e-7}\n',
        'ndjson rfc3339':
          '{"time":"2025-10-09T08:53:20.000Z","value":1.0}\n{"time":"2025-10-09T08:53:20.250Z","value":-2.5e-7}\n',
        'csv unix': '1760000000.000,1.0\r\n1760000000.250,-2.5e-7\r\n',
        'csv rfc3339': '2025-10-09T08:53:20.000Z,1.0\r\n2025-10-09T08:53:20.250Z,-2.5e-7\r\n',
      }
      for (const [name, text] of Object.entries(texts)) {
        const [encoding, timeNotation] = name.split(' ') as ['ndjson', 'unix']
        assert.equal(await readText([seriesId], { encoding, timeNotation, named: false }), text, name)
      }
    })

    it('reads several series one after the other in the asked order, each by time, with their names', async () => {
      const [one, other] = [nextSeriesId++, nextSeriesId++]
      await append([...at(one, [1000, 1], [2000, 2]), ...at(other, [1000, 3])])
      const csv = { encoding: 'csv', timeNotation: 'unix', named: true } as const
      const name = (seriesId: number) => `${nameSeries(seriesId).sensorId},CO2ppm`
      assert.equal(
        await readText([other, one], csv),
        `${name(other)},1.000,3.0\r\n${name(one)},1.000,1.0\r\n${name(one)},2.000,2.0\r\n`,
      )
      assert.equal(
        await readText([other, one], csv, { order: 'desc', limit: 2 }),
        `${name(other)},1.000,3.0\r\n${name(one)},2.000,2.0\r\n`,
      )
      const [first] = JSON.parse(`[${await readText([one, other], { ...csv, encoding: 'json' })}]`)
      assert.deepEqual(first, { sensor_id: nameSeries(one).sensorId, var_name: 'CO2ppm', time: 1, value: 1 })
    })

    it('writes names in any script, in every layout', async () => {
      const named = { seriesId: nextSeriesId++, sensorId: "Büro\\ 東 🏢 '7'", varName: 'CO2ppm' }
      await append(at(named.seriesId, [1000, 1]))
      const read = async (encoding: RowLayout['encoding']) => {
        const layout = { encoding, timeNotation: 'unix', named: true } as const
        const range = { fromMs: 0, toMs: 2000, order: 'asc' } as const
        const chunks = await Array.fromAsync(readRows(store, [named], range, layout))
        return Buffer.concat(chunks).toString()
      }
      assert.equal(await read('csv'), `${named.sensorId},CO2ppm,1.000,1.0\r\n`)
      for (const encoding of ['json', 'ndjson'] as const) {
        const row = { sensor_id: named.sensorId, var_name: 'CO2ppm', time: 1, value: 1 }
        assert.deepEqual(JSON.parse(await read(encoding)), row)
      }
    })

    it('neither loses nor doubles a row where pages end within and between series, in any layout', async () => {
      const counts = [100_000, 31_072, 150_000] // the second ends where a page does
      const ids = counts.map(() => nextSeriesId++)
      await append(
        ids.flatMap((seriesId, index) =>
          Array.from({ length: counts[index] ?? 0 }, (_, row) => ({
            seriesId,
            timeMs: row * 10,
            value: row,
          })),
        ),
      )
      for (const encoding of ['json', 'ndjson', 'csv'] as const) {
        const order = encoding === 'ndjson' ? 'asc' : 'desc'
        const timeNotation = encoding === 'csv' ? 'rfc3339' : 'unix'
        const range = { toMs: 2_000_000, order } as const // three series to a query
        const rows = splitRows(await readText(ids, { encoding, timeNotation, named: true }, range), encoding)
        const expected = ids.flatMap((seriesId, index) => {
          const names = Array.from({ length: counts[index] ?? 0 }, (_, row) => `${seriesId} ${row}`)
          return order === 'asc' ? names : names.reverse()
        })
        assert.equal(rows.length, expected.length)
        assert.ok(rows.every((row, index) => row === expected[index]))
      }
    })

    it('has everything after a restart, and its schema is brought up to date once', async () => {
      const seriesId = nextSeriesId++
      await append(at(seriesId, [1000, 1]))
      await store.close()
      store = await openStore()
      assert.deepEqual(await read({ seriesId }), [{ time: 1, value: 1 }])
    })

    it('serves many readers at once while it is written to', async () => {
      const seriesId = nextSeriesId++
      await append(Array.from({ length: 1000 }, (_, index) => ({ seriesId, timeMs: index, value: index })))
      const reads = Array.from({ length: 30 }, () => read({ seriesId, toMs: 1000 }))
      for (let index = 0; index < 10; index += 1) await append(at(seriesId, [10_000 + index, index]))
      for (const data of await Promise.all(reads)) assert.equal(data.length, 1000)
    })
  })
}
