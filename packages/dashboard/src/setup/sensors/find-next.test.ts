import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findNext } from './find-next.ts'

const position = { longitude: 0, latitude: 0 }
const sensors = [
  { sensor_id: 'a', position: null, polygon_id: null },
  { sensor_id: 'b', position, polygon_id: null },
  { sensor_id: 'c', position: null, polygon_id: null },
  { sensor_id: 'd', position: null, polygon_id: 'room' },
]

test('the next sensor without a place follows, and after the last one the first', () => {
  assert.equal(findNext(sensors, 'a')?.sensor_id, 'c')
  assert.equal(findNext(sensors, 'c')?.sensor_id, 'a')
})

test('there is none where every other sensor has a place', () => {
  assert.equal(findNext(sensors.slice(1), 'c'), undefined)
})
