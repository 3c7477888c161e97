import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { UsageError } from '../exit-code.ts'
import { planChunks } from './plan-chunks.ts'

const format = 'csv'
const dayMs = 86_400_000
const time = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })

test('days and months cover the range without gap or overlap, each in a file of its own name', () => {
  fc.assert(
    fc.property(
      time,
      fc.integer({ min: 1, max: 800 * dayMs }),
      fc.constantFrom('day', 'month'),
      (fromMs, lengthMs, by) => {
        const toMs = fromMs + lengthMs
        const chunks = planChunks({ format, by }, { fromMs, toMs }, [])
        assert.equal(chunks[0]?.fromMs, fromMs)
        assert.equal(chunks.at(-1)?.toMs, toMs)
        for (const [index, chunk] of chunks.entries()) {
          if (index > 0) assert.equal(chunk.fromMs, chunks[index - 1]?.toMs)
          const length = by === 'day' ? 10 : 7
          const nameOf = (ms: number) => `${new Date(ms).toISOString().slice(0, length)}.csv`
          assert.equal(chunk.name, nameOf(chunk.fromMs))
          assert.equal(chunk.name, nameOf(chunk.toMs - 1))
        }
        assert.equal(new Set(chunks.map(({ name }) => name)).size, chunks.length)
      },
    ),
    { numRuns: 50 },
  )
})

test('by sensor, each file has the whole range', () => {
  assert.deepEqual(
    planChunks({ format: 'parquet', by: 'sensor' }, { fromMs: 1, toMs: 2 }, ['LF-1', 'LF-2']),
    [
      { name: 'LF-1.parquet', fromMs: 1, toMs: 2, sensor: 'LF-1' },
      { name: 'LF-2.parquet', fromMs: 1, toMs: 2, sensor: 'LF-2' },
    ],
  )
})

test('an empty range, and more files than anybody wants, are refused', () => {
  assert.throws(() => planChunks({ format, by: 'day' }, { fromMs: 2, toMs: 2 }, []), UsageError)
  const endless = { fromMs: 0, toMs: 100_002 * dayMs }
  assert.throws(() => planChunks({ format, by: 'day' }, endless, []), /--by month/)
})
