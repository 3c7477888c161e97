import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillGaps } from './fill-gaps.ts'

test('buckets that follow each other are joined, and others have a gap between them', () => {
  const buckets = [0, 10, 40, 50].map((time) => ({ time, value: time * 2 }))
  assert.deepEqual(fillGaps(buckets, 10), {
    time: [0, 10, 20, 40, 50],
    values: [0, 20, null, 80, 100],
  })
  assert.deepEqual(fillGaps([], 10), { time: [], values: [] })
})
