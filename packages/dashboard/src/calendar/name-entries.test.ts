import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeLocation } from '../../testing/make-location.ts'
import { nameEntries } from './name-entries.ts'

const location = (location_id: string, parent_id: string | null, name: string) =>
  makeLocation(location_id, parent_id, { name })
const sources = {
  locations: [
    location('house', null, 'House'),
    location('ground', 'house', 'Ground floor'),
    location('first', 'house', 'First floor'),
    location('wing', 'first', 'Wing'),
  ],
  sensors: [
    { sensor_id: 'AQ2-1', name: 'By the window', location_id: 'ground', polygon_id: 'room-1' },
    { sensor_id: 'AQ2-2', name: 'By the door', location_id: 'wing', polygon_id: 'room-1' },
    { sensor_id: 'AQ2-3', name: 'Roof', location_id: 'house' },
  ],
  roomNames: new Map([['ground', new Map([['room-1', 'Meeting room']])]]),
}
const zone = { time_zone: 'Europe/London' }

test('a room is called as on the plan, else as its sensor, else by its id', () => {
  const entries = nameEntries(
    [
      { location_id: 'ground', polygon_id: 'room-1', ...zone },
      { location_id: 'first', polygon_id: 'room-1', ...zone },
      { location_id: 'first', polygon_id: 'room-9', ...zone },
    ],
    sources,
  )
  assert.deepEqual(
    entries.map(({ name, place, sensors }) => [name, place, sensors.map((one) => one.sensor_id).join()]),
    [
      ['Meeting room', 'Ground floor', 'AQ2-1'],
      ['By the door', 'First floor', 'AQ2-2'],
      ['room-9', 'First floor', ''],
    ],
  )
  assert.equal(new Set(entries.map(({ id }) => id)).size, 3)
})

test('rooms of one floor do not repeat its name', () => {
  const [room] = nameEntries([{ location_id: 'ground', polygon_id: 'room-1', ...zone }], sources)
  assert.equal(room?.place, '')
})

test('a location has all sensors below it, and a sensor itself', () => {
  const [floor, sensor, unknown] = nameEntries(
    [
      { location_id: 'first', ...zone },
      { sensor_id: 'AQ2-3', ...zone },
      { sensor_id: 'AQ2-9', ...zone },
    ],
    sources,
  )
  assert.deepEqual([floor?.name, floor?.locationId, floor?.sensors.length], ['First floor', 'first', 1])
  assert.deepEqual([sensor?.name, sensor?.sensors.length], ['Roof', 1])
  assert.deepEqual([unknown?.name, unknown?.sensors[0]?.sensor_id], ['AQ2-9', 'AQ2-9'])
})
