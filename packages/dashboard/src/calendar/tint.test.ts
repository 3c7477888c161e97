import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showBands } from '../data/bands.ts'
import { createScale } from './tint.ts'

const bands = showBands(
  [
    { name: 'Ideal', to: 800, severity: 0 },
    { name: 'Poor', to: 1800, severity: 3 },
    { name: 'Very poor', to: null, severity: 4 },
  ],
  { palette: 'severity', decimals: 0 },
)

test('where there are bands they colour, and their name and ticks say the same', () => {
  const { tint, steps } = createScale(bands, 'mean', [], 0)
  assert.equal(steps.length, 3)
  assert.deepEqual(tint(800), { colour: '--severity-0', word: 'Ideal', ticks: 1, to: 800, step: 0 })
  assert.deepEqual(tint(9000), { colour: '--severity-4', word: 'Very poor', ticks: 5, to: null, step: 2 })
})

test('time in use has fixed steps, so that two views can be compared', () => {
  const { tint } = createScale([], 'utl', [0.3, 0.31], 0)
  assert.deepEqual(
    [0, 0.05, 0.25, 0.3, 0.6, 0.75, 0.76, 0.95].map((value) => tint(value).ticks),
    [0, 1, 1, 2, 3, 3, 4, 4],
  )
})

test('what reads alike has one colour', () => {
  const { tint } = createScale([], 'utl', [], 0)
  assert.equal(tint(0.254).ticks, tint(0.25).ticks)
  assert.notEqual(tint(0.256).ticks, tint(0.25).ticks)
  const amounts = createScale([], 'mean', [10, 30, 50], 0)
  assert.equal(amounts.tint(20.4).step, amounts.tint(20).step)
})

test('what is neither good nor bad has four steps between the ends that are seen', () => {
  const { tint, steps } = createScale([], 'max', [10, 30, 50], 0)
  assert.deepEqual(
    steps.map(({ to }) => to),
    [20, 30, 40, null],
  )
  assert.equal(tint(10).colour, '--amount-1')
  assert.equal(tint(50).colour, '--amount-4')
  assert.equal(createScale([], 'mean', [7, 7], 0).tint(7).colour, '--amount-2')
})
