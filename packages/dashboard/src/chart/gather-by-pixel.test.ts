import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gatherByPixel } from './gather-by-pixel.ts'

test('points of one pixel come to their extremes, and a gap begins anew', () => {
  const columns = { x: [0, 1, 50, 60, 100], min: [1, 0, 3, null, 5], max: [4, 2, 6, null, 7] }
  assert.deepEqual(gatherByPixel(columns, { from: 0, to: 100 }, 10), [
    [
      { pixel: 0, min: 0, max: 4 },
      { pixel: 5, min: 3, max: 6 },
    ],
    [{ pixel: 10, min: 5, max: 7 }],
  ])
})

test('of what is outside of the range, only the nearest points count', () => {
  const columns = { x: [0, 10, 20, 30, 40], min: [1, 1, 1, 1, 1], max: [2, 2, 2, 2, 2] }
  assert.deepEqual(
    gatherByPixel(columns, { from: 15, to: 25 }, 10).map((run) => run.map(({ pixel }) => pixel)),
    [[-5, 5, 15]],
  )
})
