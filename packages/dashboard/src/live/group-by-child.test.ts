import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Location } from '../data/queries.ts'
import { groupByChild } from './group-by-child.ts'
import type { ShownSensor } from './shown-sensor.ts'

const place = (location_id: string, parent_id: string | null): Location => ({
  location_id,
  parent_id,
  kind: 'zone',
  name: location_id,
  time_zone: 'UTC',
  properties: {},
})
const tree = [place('house', null), place('f0', 'house'), place('f1', 'house'), place('r1', 'f1')]
const shown = (sensor_id: string, location_id: string): ShownSensor => ({
  sensor: { sensor_id, location_id },
  datum: undefined,
  valueText: '',
  word: '',
  colour: undefined,
  ticks: 0,
  severity: 0,
  absence: undefined,
})

test('each child has the sensors in it and below it, and those of the place itself are in none', () => {
  const groups = groupByChild(tree, 'house', [shown('a', 'f1'), shown('b', 'r1'), shown('c', 'house')])
  assert.deepEqual(
    groups.map(({ location, sensors }) => [location.name, sensors.map(({ sensor }) => sensor.sensor_id)]),
    [
      ['f0', []],
      ['f1', ['a', 'b']],
    ],
  )
})
