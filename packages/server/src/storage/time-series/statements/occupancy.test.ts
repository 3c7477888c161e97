import assert from 'node:assert/strict'
import { it } from 'node:test'
import { findBorders, utcDayMs } from './occupancy.ts'

const on = (day: number, count: number) => ({ day, count, firstMs: day * utcDayMs, lastMs: day * utcDayMs })

it('cuts a span by what it holds, whatever its length', () => {
  assert.deepEqual(findBorders([], 100), [])
  assert.deepEqual(findBorders([on(0, 1), on(20_000, 1)], 100), [])
  const sparse = Array.from({ length: 1000 }, (_, index) => on(index * 20, 1))
  assert.equal(findBorders(sparse, 100).length, 9)
  const dense = [on(1, 60), on(2, 60), on(3, 500), on(4, 10), on(5, 10)]
  assert.deepEqual(findBorders(dense, 120), [3 * utcDayMs, 4 * utcDayMs])
})
