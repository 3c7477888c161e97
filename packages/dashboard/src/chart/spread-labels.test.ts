import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spreadLabels } from './spread-labels.ts'

test('labels with room stay where they are', () => {
  assert.deepEqual(spreadLabels([50, 10, 90], 14, 0, 100), [50, 10, 90])
})

test('labels that would overlap move apart, in their order', () => {
  assert.deepEqual(spreadLabels([50, 52], 14, 0, 100), [50, 64])
  assert.deepEqual(spreadLabels([98, 97], 14, 0, 100), [100, 86])
})

test('labels stay inside, also when there are too many', () => {
  assert.deepEqual(spreadLabels([-20, 200], 14, 0, 100), [0, 100])
  assert.deepEqual(spreadLabels([5, 5, 5, 5, 5], 14, 0, 28), [0, 7, 14, 21, 28])
})
