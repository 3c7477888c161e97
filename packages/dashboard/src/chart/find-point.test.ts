import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPoint, stepPoint } from './find-point.ts'
import { toColumns } from './series-columns.ts'

const raw = toColumns(
  [0, 60, 1000].map((x) => ({ x, start: x, end: x, mean: 1, min: 1, max: 1, count: 1 })),
  true,
  [{ from: 60, to: 1000 }],
)
const buckets = toColumns(
  [0, 100].map((start) => ({ x: start + 50, start, end: start + 100, mean: 1, min: 1, max: 1, count: 1 })),
  false,
  [],
)

test('the nearest datum speaks for a time, none where all are too far away', () => {
  assert.equal(findPoint(raw, 40, 300), 1)
  assert.equal(findPoint(raw, 900, 300), 3)
  assert.equal(findPoint(raw, 530, 300), undefined)
})

test('a bucket speaks for all of its time, and for no other', () => {
  assert.equal(findPoint(buckets, 99, 300), 0)
  assert.equal(findPoint(buckets, 100, 300), 1)
  assert.equal(findPoint(buckets, 250, 300), undefined)
})

test('steps go from value to value over gaps, and end at both ends', () => {
  assert.equal(stepPoint(raw, undefined, 1), 0)
  assert.equal(stepPoint(raw, 1, 1), 3)
  assert.equal(stepPoint(raw, 3, 1), 3)
  assert.equal(stepPoint(raw, 3, -10), 0)
  assert.equal(stepPoint(raw, undefined, -1), 3)
})
