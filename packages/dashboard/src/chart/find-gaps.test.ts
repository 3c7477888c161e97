import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCommonGaps, findGaps } from './find-gaps.ts'

const data = (...times: number[]) => times.map((time) => ({ start: time, end: time }))
const range = { from: 0, to: 10_000 }

test('data that are further apart than allowed have a gap between them', () => {
  assert.deepEqual(findGaps(data(0, 900, 1801), { from: 0, to: 1900 }, 900, 1900), [{ from: 900, to: 1801 }])
})

test('nothing is missing from what is still to come, but a sensor that has stopped is', () => {
  assert.deepEqual(findGaps(data(0, 300), range, 900, 1000), [])
  assert.deepEqual(findGaps(data(0, 300), range, 900, 1300), [{ from: 300, to: 1300 }])
})

test('a range without data is a gap as far as it is over, and so is its beginning', () => {
  assert.deepEqual(findGaps([], range, 900, 20_000), [range])
  assert.deepEqual(findGaps(data(5000, 5500), { from: 0, to: 6000 }, 900, 6000), [{ from: 0, to: 5000 }])
  assert.deepEqual(findGaps([], range, 900, -5), [])
})

test('a bucket speaks for its whole length', () => {
  const buckets = [
    { start: 0, end: 3600 },
    { start: 3600, end: 7200 },
  ]
  assert.deepEqual(findGaps(buckets, { from: 0, to: 7200 }, 900, 7200), [])
})

test('gaps of all series are those that every one has', () => {
  const one = [
    { from: 0, to: 10 },
    { from: 20, to: 30 },
  ]
  const other = [{ from: 5, to: 25 }]
  assert.deepEqual(findCommonGaps([one, other]), [
    { from: 5, to: 10 },
    { from: 20, to: 25 },
  ])
  assert.deepEqual(findCommonGaps([one]), one)
  assert.deepEqual(findCommonGaps([one, []]), [])
})
