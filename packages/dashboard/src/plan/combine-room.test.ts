import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ShownSensor } from '../live/shown-sensor.ts'
import { combineRoom } from './combine-room.ts'

const shown = (
  id: string,
  value: number,
  severity: number,
  more: Partial<ShownSensor> = {},
): ShownSensor => ({
  sensor: { sensor_id: id },
  datum: { time: value, value },
  valueText: `${value}`,
  word: `band ${severity}`,
  colour: `--severity-${severity}`,
  ticks: severity + 1,
  severity,
  absence: undefined,
  ...more,
})
const absent = shown('absent', 9_999, 4, {
  absence: 'stale',
  valueText: '',
  word: 'No data',
  colour: undefined,
})

test('a room shows the worst of its sensors', () => {
  const room = combineRoom([shown('a', 900, 1), shown('b', 1_900, 4), shown('c', 600, 0)], 'measurement')
  assert.equal(room?.valueText, '1900')
  assert.deepEqual(
    room?.sensors.map(({ sensor }) => sensor.sensor_id),
    ['b', 'a', 'c'],
  )
})

test('cold is as bad as hot: severity counts, not the value', () => {
  assert.equal(combineRoom([shown('a', 26, 1), shown('b', 14, 3)], 'measurement')?.valueText, '14')
})

test('a sensor without a current value counts only where there is no other', () => {
  assert.equal(combineRoom([absent, shown('a', 600, 0)], 'measurement')?.valueText, '600')
  assert.equal(combineRoom([absent], 'measurement')?.absence, 'stale')
  assert.equal(combineRoom([], 'measurement'), undefined)
})

test('of events in one state the last counts', () => {
  const room = combineRoom([shown('a', 1, 2), shown('b', 7, 2)], 'event')
  assert.equal(room?.sensors[0].sensor.sensor_id, 'b')
})

test('the mean is that of the current values, and has a look of its own', () => {
  const look = (value: number) => ({ ...shown('mean', value, 2), valueText: `mean ${value}` })
  const room = combineRoom([shown('a', 1_000, 1), shown('b', 2_000, 4), absent], 'measurement', look)
  assert.equal(room?.valueText, 'mean 1500')
  assert.equal(room?.sensors.length, 3)
  assert.equal(combineRoom([shown('a', 1_000, 1)], 'measurement', look)?.valueText, '1000')
})
