import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import type { Sensor } from '../data/queries.ts'
import { findRooms, listRoomData, listRoomSeries, looksForId } from './find-rooms.ts'

const limits = (severity: number) => [
  { name: 'Good', to: 1, severity: 0 },
  { name: 'Bad', to: null, severity },
]
const catalogue = [
  makeVariable('CO2ppm', { weight: 100, families: ['alpine'], symbol: 'ppm', bands: limits(4) }),
  makeVariable('temperatureC', {
    weight: 90,
    families: ['alpine'],
    symbol: '°C',
    bands: limits(3),
    palette: 'cold_warm',
  }),
  makeVariable('relativeHumidity', { families: ['alpine'], symbol: '%', bands: limits(2) }),
  makeVariable('motionEvent', { kind: 'event', families: ['x1'] }),
  makeVariable('onlineStatus', { weight: 0, kind: 'status', families: ['alpine', 'x1'] }),
]
const air: Sensor = {
  sensor_id: 'AQ2-000000000001',
  name: 'Room 1',
  location_id: 'loc_1',
  family: 'alpine',
  stale_after_s: 900,
  data: [
    { var_name: 'CO2ppm', time: 1000, value: 700 },
    { var_name: 'temperatureC', time: 50, value: 21 },
  ],
}
const motion: Sensor = {
  ...air,
  sensor_id: 'AMP-000000000002',
  family: 'x1',
  data: [{ var_name: 'motionEvent', time: 40, value: 1 }],
}

test('sensors of one name in one location, and those of one polygon, are one room', () => {
  const desk = { ...air, sensor_id: 'AQ2-000000000003', name: 'Desk in room 1', polygon_id: 'room-1' }
  const wall = { ...motion, polygon_id: 'room-1' }
  const elsewhere = { ...air, sensor_id: 'AQ2-000000000004', location_id: 'loc_2' }
  const rooms = findRooms([air, desk, elsewhere, wall], catalogue, 'room 1')
  assert.deepEqual(
    rooms.map(({ name, locationId, sensors }) => [name, locationId, sensors.length]),
    [
      ['Room 1', 'loc_1', 3],
      ['Room 1', 'loc_2', 1],
    ],
  )
})

test('a sensor found by its id alone, one without a name and a retired one make no room', () => {
  const nameless: Sensor = { sensor_id: 'AQ2-00000000ABCD', family: 'alpine' }
  const retired = { ...air, retired_at: 5 }
  assert.deepEqual(findRooms([nameless, retired], catalogue, 'room'), [])
  assert.deepEqual(findRooms([air], catalogue, '0001'), [])
})

test('Compare draws of a room what tells most and its warmth, and nothing else', () => {
  const [room] = findRooms([motion, air], catalogue, 'Room')
  assert.deepEqual(room && listRoomSeries(room), ['AQ2-000000000001:CO2ppm', 'AQ2-000000000001:temperatureC'])
  const [seen] = findRooms([motion], catalogue, 'room')
  assert.deepEqual(seen && listRoomSeries(seen), ['AMP-000000000002:motionEvent'])
})

test('a room shows what is current, and when something last moved however long ago', () => {
  const [room] = findRooms([motion, air], catalogue, 'room')
  assert.deepEqual(
    room && listRoomData(room, 1200).map(({ variable: { var_name }, value }) => [var_name, value]),
    [
      ['CO2ppm', 700],
      ['motionEvent', 1],
    ],
  )
})

test('four digits of an id are no name', () => {
  assert.ok(looksForId('3C0D') && looksForId('AQ2-FE753C0D7ADF'))
  assert.ok(!looksForId('room 1') && !looksForId('abc'))
})
