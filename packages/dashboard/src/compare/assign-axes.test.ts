import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assignAxes } from './assign-axes.ts'

test('series of one unit share the left axis, those of a second have the right one', () => {
  assert.deepEqual(assignAxes(['ppm', 'ppm', '°C']), {
    units: ['ppm', '°C'],
    sides: ['left', 'left', 'right'],
  })
})

test('a third unit has no axis', () => {
  assert.deepEqual(assignAxes(['ppm', '°C', '%', 'ppm']).sides, ['left', 'right', undefined, 'left'])
})

test('numbers without a symbol are a unit too', () => {
  assert.deepEqual(assignAxes(['', '']).sides, ['left', 'left'])
})
