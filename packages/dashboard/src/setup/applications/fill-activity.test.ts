import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillActivity } from './fill-activity.ts'

const none = { tokens: 0, refreshes: 0, failures: 0, requests: 0 }

test('hours in which nothing was done are there, and time goes from left to right', () => {
  const [ten, twelve] = [10 * 3600, 12 * 3600]
  const entries = [
    { ...none, from: twelve, requests: 7 },
    { ...none, from: ten, requests: 5 },
  ]
  assert.deepEqual(
    fillActivity(entries, 'hour', twelve + 1800, 4).map(({ from, requests }) => [from / 3600, requests]),
    [
      [9, 0],
      [10, 5],
      [11, 0],
      [12, 7],
    ],
  )
})

test('days are those of UTC, and what is older is left out', () => {
  const filled = fillActivity([{ ...none, from: 0, requests: 9 }], 'day', 3 * 86_400 + 5, 3)
  assert.deepEqual(
    filled.map(({ from, requests }) => [from / 86_400, requests]),
    [
      [1, 0],
      [2, 0],
      [3, 0],
    ],
  )
})
