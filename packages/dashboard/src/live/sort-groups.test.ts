import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Location } from '../data/queries.ts'
import type { ShownSensor } from './shown-sensor.ts'
import { sortGroups } from './sort-groups.ts'

const shown = (severity: number): ShownSensor => ({
  sensor: { sensor_id: `S-${severity}` },
  datum: undefined,
  valueText: '',
  word: '',
  colour: undefined,
  ticks: 0,
  severity,
  absence: undefined,
})
const group = (name: string, ...severities: number[]) => ({
  location: { location_id: name, name, parent_id: null, kind: 'floor' } as Location,
  sensors: severities.map(shown),
})
const names = (...args: Parameters<typeof sortGroups>) => sortGroups(...args).map((one) => one.location.name)

test('the place with most sensors in the worst band comes first', () => {
  const groups = [group('ground', 0, 0, 0), group('roof'), group('second', 3, 4), group('first', 4, 4, 0)]
  assert.deepEqual(names(groups, 'bands'), ['first', 'second', 'ground', 'roof'])
})

test('of use, the place with most that is free comes first', () => {
  assert.deepEqual(names([group('first', 2, 2), group('second', 0, 2)], 'use'), ['second', 'first'])
})
