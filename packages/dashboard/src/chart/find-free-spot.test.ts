import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findFreeSpot, measureLines } from './find-free-spot.ts'

const words = { width: 80, height: 14, right: 200 }

test('words stand at the left end, at the bottom of their stripe', () => {
  assert.deepEqual(findFreeSpot(measureLines([], 300), { ...words, top: 40, bottom: 80 }), [4, 73])
})

test('a line at the bottom of a stripe sends the words to its top', () => {
  const lines = measureLines(
    [
      [
        [0, 75],
        [300, 75],
      ],
    ],
    300,
  )
  assert.deepEqual(findFreeSpot(lines, { ...words, top: 40, bottom: 80 }), [4, 47])
})

test('words never lie on a line, also where it crosses them between two data', () => {
  const lines = measureLines(
    [
      [
        [0, 0],
        [60, 100],
      ],
    ],
    300,
  )
  const [x] = findFreeSpot(lines, { ...words, top: 60, bottom: 80 }) ?? []
  assert.equal(x, 52)
})

test('where a line leaves no room before the end, there are no words', () => {
  const lines = measureLines(
    [
      [
        [0, 70],
        [300, 70],
      ],
    ],
    300,
  )
  assert.equal(findFreeSpot(lines, { ...words, top: 60, bottom: 80 }), undefined)
  assert.equal(findFreeSpot(measureLines([], 300), { ...words, top: 70, bottom: 80 }), undefined)
})

test('a gap in a line is free, and points outside of the area count as far as their line comes in', () => {
  const lines = measureLines([[[0, 70], [10, 70], undefined, [150, 70], [400, 70]]], 300)
  assert.equal(lines[12], undefined)
  assert.deepEqual(lines[299], [70, 70])
  assert.deepEqual(findFreeSpot(lines, { ...words, top: 60, bottom: 80 }), [16, 73])
})
