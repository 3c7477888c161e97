import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCharted } from './find-charted.ts'
import type { ShownSensor } from './shown-sensor.ts'

const shown = (sensor_id: string, severity: number): ShownSensor => ({
  sensor: { sensor_id },
  datum: undefined,
  valueText: '1',
  word: '',
  colour: undefined,
  ticks: 0,
  severity,
  absence: undefined,
})
const list = [shown('a', 0), shown('b', 2), shown('c', 1)]
const idOf = (picked: string | undefined, isUse = false) => findCharted(list, picked, isUse)?.sensor.sensor_id

test('what is picked is drawn, else the worst, and of events the first of the list', () => {
  assert.equal(idOf('c'), 'c')
  assert.equal(idOf(undefined), 'b')
  assert.equal(idOf('gone'), 'b')
  assert.equal(idOf(undefined, true), 'a')
  assert.equal(findCharted([], undefined, false), undefined)
})
