import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findNeighbour } from './find-neighbour.ts'
import type { Point } from './geometry.ts'

// 0 1 2
//   3
// 4    5
const places: readonly Point[] = [
  [0, 0],
  [10, 0],
  [20, 0],
  [10, 10],
  [0, 20],
  [25, 20],
]

test('an arrow leads to the nearest room in its direction', () => {
  assert.equal(findNeighbour(places, 0, 'right'), 1)
  assert.equal(findNeighbour(places, 1, 'right'), 2)
  assert.equal(findNeighbour(places, 1, 'down'), 3)
  assert.equal(findNeighbour(places, 3, 'up'), 1)
  assert.equal(findNeighbour(places, 4, 'right'), 5)
})

test('what lies more aside than ahead is better than nothing', () => {
  assert.equal(findNeighbour(places, 2, 'down'), 3)
  assert.equal(findNeighbour(places, 5, 'up'), 2)
})

test('at the edge there is nowhere to go', () => {
  assert.equal(findNeighbour(places, 0, 'left'), undefined)
  assert.equal(findNeighbour(places, 0, 'up'), undefined)
  assert.equal(findNeighbour(places, 9, 'up'), undefined)
})
