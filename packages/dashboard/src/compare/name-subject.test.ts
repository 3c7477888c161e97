import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Location, Sensor } from '../data/queries.ts'
import { nameSubject } from './name-subject.ts'

const place = (location_id: string, name: string, parent_id: string | null): Location =>
  ({ location_id, name, parent_id }) as Location
const locations = [
  place('loc_1', 'Tidewater', null),
  place('loc_2', 'Northwind House', 'loc_1'),
  place('loc_3', 'First floor', 'loc_2'),
  place('loc_4', 'Roof', 'loc_2'),
]
const sensor = (sensor_id: string, name: string, location_id: string): Sensor => ({
  sensor_id,
  name,
  location_id,
})

test('a room is named once, with its floor and its building', () => {
  const sensors = [sensor('A', 'Room 1', 'loc_3'), sensor('B', 'Room 1', 'loc_3')]
  assert.equal(nameSubject(sensors, locations), 'Room 1, First floor, Northwind House')
})

test('rooms of several floors are named with theirs', () => {
  const sensors = [sensor('A', 'Room 1', 'loc_3'), sensor('B', 'Plant', 'loc_4')]
  assert.equal(
    nameSubject(sensors, locations),
    'Room 1, First floor, Northwind House; Plant, Roof, Northwind House',
  )
})

test('of many the first are named', () => {
  const sensors = ['A', 'B', 'C', 'D', 'E'].map((id) => sensor(id, id, 'loc_3'))
  assert.equal(nameSubject(sensors, locations), 'A; B; C; D; …, First floor, Northwind House')
})
