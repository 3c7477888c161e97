import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showBands } from '../data/bands.ts'
import type { ShownSensor } from '../live/shown-sensor.ts'
import { gatherRooms, type RoomArrangement } from './gather-rooms.ts'

const bands = showBands(
  [
    { name: 'Good', to: 800, severity: 0 },
    { name: 'Poor', to: null, severity: 3 },
  ],
  { palette: 'severity', decimals: 0 },
)
const how: RoomArrangement = {
  sort: 'worst',
  q: undefined,
  bands,
  isUse: false,
  roomNames: new Map([['room-1', 'Boardroom']]),
}

function show(id: string, value: number, more: Partial<ShownSensor['sensor']> = {}): ShownSensor {
  const severity = value > 800 ? 3 : 0
  return {
    sensor: { sensor_id: id, name: `Sensor ${id}`, location_id: 'floor', ...more },
    datum: { time: value, value },
    valueText: String(value),
    word: '',
    colour: undefined,
    ticks: 0,
    severity,
    absence: undefined,
  }
}
const silence = (shown: ShownSensor): ShownSensor => ({ ...shown, severity: 0, absence: 'stale' })
const gather = (sensors: readonly ShownSensor[], more: Partial<RoomArrangement> = {}) =>
  gatherRooms(sensors, { ...how, ...more }).map(({ name, shown, sensorCount, absentCount }) =>
    [name, shown.sensor.sensor_id, sensorCount, absentCount].join(' | '),
  )

const room = { polygon_id: 'room-1' }

test('sensors of one polygon are one row, called as the plan calls it, with the worst of them', () => {
  const sensors = [show('a', 500, room), show('b', 900, room), silence(show('c', 990, room))]
  assert.deepEqual(gather(sensors), ['Boardroom | b | 3 | 1'])
})

test('polygons of one id on two floors are two rooms', () => {
  const sensors = [show('a', 500, room), show('b', 500, { ...room, location_id: 'other' })]
  assert.equal(gather(sensors).length, 2)
})

test('the worst room comes first, and one without a current value last', () => {
  const sensors = [silence(show('a', 950)), show('b', 700), show('c', 900), show('d', 850, room)]
  assert.deepEqual(gather(sensors), [
    'Sensor c | c | 1 | 0',
    'Boardroom | d | 1 | 0',
    'Sensor b | b | 1 | 0',
    'Sensor a | a | 1 | 1',
  ])
})

test('rooms can be in the order of their names, and found by a part of them', () => {
  const sensors = [show('10', 900), show('2', 700), show('d', 850, room)]
  assert.deepEqual(gather(sensors, { sort: 'name' }), [
    'Boardroom | d | 1 | 0',
    'Sensor 2 | 2 | 1 | 0',
    'Sensor 10 | 10 | 1 | 0',
  ])
  assert.deepEqual(gather(sensors, { q: ' BOARD' }), ['Boardroom | d | 1 | 0'])
})

test('a room is in use while any of its sensors sees somebody', () => {
  const free = { ...show('a', 1, room), severity: 0 }
  const inUse = { ...show('b', 2, room), severity: 2 }
  assert.deepEqual(gather([free, inUse], { isUse: true }), ['Boardroom | b | 2 | 0'])
})
