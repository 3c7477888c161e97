import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showBands } from '../data/bands.ts'
import { type Arrangement, arrangeSensors } from './arrange-sensors.ts'
import type { ShownSensor } from './shown-sensor.ts'

const bands = showBands(
  [
    { name: 'Cold', to: 18, severity: 2 },
    { name: 'Cool', to: 20, severity: 1 },
    { name: 'Good', to: 26, severity: 0 },
    { name: 'Warm', to: null, severity: 1 },
  ],
  { palette: 'cold_warm', decimals: 1 },
)
const how: Arrangement = {
  sort: 'worst',
  band: undefined,
  q: undefined,
  bands,
  isUse: false,
  placeOf: () => 'First floor',
}
const shown = (name: string, value: number, severity = 0, time = 100, more = {}): ShownSensor => ({
  sensor: { sensor_id: `MS1-${name}`, name },
  datum: { time, value },
  valueText: String(value),
  word: 'word',
  colour: undefined,
  ticks: 0,
  severity,
  absence: undefined,
  ...more,
})
const list = (sensors: readonly ShownSensor[], more: Partial<Arrangement> = {}) =>
  arrangeSensors(sensors, { ...how, ...more }).map(({ sensor }) => sensor.name)

const sensors = [
  shown('Room 10', 21, 0, 50),
  shown('Room 2', 19, 1, 70),
  shown('Hall', 27.5, 1, 60),
  shown('Attic', 12, 2, 10, { absence: 'stale', severity: 0 }),
  shown('Yard', 15, 2, 90),
]

test('the worst comes first, then what is farthest from right, and what is not known last', () => {
  assert.deepEqual(list(sensors), ['Yard', 'Hall', 'Room 2', 'Room 10', 'Attic'])
})

test('names are sorted as people count, values from high to low, times from new to old', () => {
  assert.deepEqual(list(sensors, { sort: 'name' }), ['Attic', 'Hall', 'Room 2', 'Room 10', 'Yard'])
  assert.deepEqual(list(sensors, { sort: 'value' }), ['Hall', 'Room 10', 'Room 2', 'Yard', 'Attic'])
  assert.deepEqual(list(sensors, { sort: 'newest' }), ['Yard', 'Room 2', 'Hall', 'Room 10', 'Attic'])
})

test('of motion, what is free longest comes first', () => {
  const uses = [shown('used', 1, 2, 90), shown('free', 1, 0, 50), shown('free long', 1, 0, 10)]
  assert.deepEqual(list(uses, { isUse: true }), ['free long', 'free', 'used'])
  assert.deepEqual(list(uses, { isUse: true, sort: 'newest' }), ['used', 'free', 'free long'])
})

test('the filter finds words of names, ids and places, in letters of either case', () => {
  assert.deepEqual(list(sensors, { q: 'room FIRST' }), ['Room 2', 'Room 10'])
  assert.deepEqual(list(sensors, { q: 'ms1-y' }), ['Yard'])
  assert.deepEqual(list(sensors, { q: 'second' }), [])
})

test('a band filters too, and what is given is left as it is', () => {
  const given = [...sensors]
  assert.deepEqual(list(given, { band: 'no_current_data' }), ['Attic'])
  assert.deepEqual(given, sensors)
})
