import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { formatDatum } from '../src/storage/time-series/statements/format-datum.ts'
import { readRows } from '../src/storage/time-series/statements/read-rows.ts'
import type { NeighboursPlace } from './neighbours-contract.ts'
import { nameSeries } from './rows-of-text.ts'

/** Numbers at the changes of their spelling, and doubles that rounding loses first. */
const hardDoubles = [
  ...[0, -0, 1, -1, 40, 0.1 + 0.2, 1 / 3, -2.5e-7, 1e-6, Number('9.999999999999999e-7'), 1e-7, 1.5e-7],
  ...[5e-324, 2 ** -1022, Number.EPSILON, Number.MAX_VALUE, -Number.MAX_VALUE],
  ...[1e15, 1e15 - 1, 1e15 - 0.125, 1e15 + 0.125, -1e15, 2 ** 53, 2 ** 53 + 2, -(2 ** 63), 2 ** 64],
  ...[1e20, 123456789012345680000, 999999999999999900000, 1e21, -1e21, 1.5e25, 1.5e300],
]

const layouts = (['ndjson', 'csv'] as const).flatMap((encoding) =>
  (['unix', 'rfc3339'] as const).flatMap((timeNotation) =>
    [true, false].map((named) => ({ encoding, timeNotation, named })),
  ),
)

/**
 * Declares the tests of the rows that every engine writes: they are like those that the server itself puts
 * together.
 */
export function testRowTexts(open: () => NeighboursPlace): void {
  it('writes every double and every time as the server does itself, to the letter, in lines and in CSV', async () => {
    const double = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer().map((whole) => whole / 10),
      fc.integer(),
      fc.constantFrom(...hardDoubles),
    )
    const property = fc.asyncProperty(fc.array(double, { minLength: 1, maxLength: 200 }), async (values) => {
      const { store, append, createSeriesId } = open()
      const seriesId = createSeriesId()
      const data = values.map((value, index) => ({ timeMs: 1_700_000_000_000 + index * 3_333, value }))
      await append(data.map((datum) => ({ seriesId, ...datum })))
      const names = nameSeries(seriesId)
      const range = { fromMs: 0, toMs: Date.UTC(2200, 0, 1), order: 'asc' } as const
      for (const layout of layouts) {
        const chunks = await Array.fromAsync(readRows(store, [names], range, layout))
        const rows = data.map((datum) => formatDatum(datum, names, layout))
        assert.equal(Buffer.concat(chunks).toString(), rows.join(''))
      }
    })
    await fc.assert(property, { numRuns: 15, examples: [[hardDoubles]] })
  })
}
