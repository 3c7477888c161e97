import assert from 'node:assert/strict'
import { test } from 'node:test'
import { growToTicks } from './match-ticks.ts'

const axis = (...ticks: number[]) => ({
  ticks,
  min: ticks[0] ?? 0,
  max: ticks.at(-1) ?? 1,
  decimals: 0,
})

test('an axis grows at the top and at the bottom by turns until it has as many marks', () => {
  assert.deepEqual(growToTicks(axis(16, 18, 20), 5), axis(14, 16, 18, 20, 22))
})

test('values that are not below nothing get no mark there', () => {
  assert.deepEqual(growToTicks(axis(0, 200, 400), 5), axis(0, 200, 400, 600, 800))
})

test('an axis with as many marks or more stays as it is', () => {
  assert.deepEqual(growToTicks(axis(0, 1, 2), 3), axis(0, 1, 2))
  assert.deepEqual(growToTicks(axis(0, 1, 2), 2), axis(0, 1, 2))
})
