import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findWorst } from './find-worst.ts'
import type { ShownSensor } from './shown-sensor.ts'

const sensor = (id: string, severity: number, absence?: ShownSensor['absence']): ShownSensor => ({
  sensor: { sensor_id: id },
  datum: undefined,
  valueText: '',
  word: '',
  colour: undefined,
  ticks: 0,
  severity,
  absence,
})

test('the worst of those with a current value comes first, the earlier of two alike', () => {
  const found = findWorst([sensor('a', 1), sensor('b', 4, 'stale'), sensor('c', 3), sensor('d', 3)])
  assert.equal(found?.sensor.sensor_id, 'c')
})

test('without a current value anywhere it is the first, without sensors none', () => {
  assert.equal(findWorst([sensor('a', 0, 'offline'), sensor('b', 0, 'stale')])?.sensor.sensor_id, 'a')
  assert.equal(findWorst([]), undefined)
})
