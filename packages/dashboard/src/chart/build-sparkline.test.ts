import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildSparkline } from './build-sparkline.ts'

const box = { width: 100, height: 23 }

test('the least value is at the bottom, the greatest on top, times go from left to right', () => {
  assert.equal(buildSparkline([0, 50, 100], [400, 800, 600], box), 'M0 21.5L50 1.5L100 11.5')
})

test('the line breaks where there is nothing, and a value alone is a dot', () => {
  assert.equal(
    buildSparkline([0, 25, 50, 75, 100], [1, null, 2, null, 3], box),
    'M0 21.5h0M50 11.5h0M100 1.5h0',
  )
})

test('values that are all alike lie in the middle, and nothing draws nothing', () => {
  assert.equal(buildSparkline([0, 100], [5, 5], box), 'M0 11.5L100 11.5')
  assert.equal(buildSparkline([0, 100], [null, null], box), '')
})

test('a range that is wider than the data leaves its sides empty', () => {
  assert.equal(buildSparkline([50, 75], [1, 2], { ...box, from: 0, to: 100 }), 'M50 21.5L75 1.5')
})

test('lines with one scale can be compared', () => {
  assert.equal(buildSparkline([0, 100], [500, 600], { ...box, scale: [0, 1000] }), 'M0 11.5L100 9.5')
})
