import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeLocation } from '../../testing/make-location.ts'
import { makeVariable } from '../../testing/make-variable.ts'
import type { Sensor, Variable } from '../data/queries.ts'
import { chooseSources, findChosenSources, findSources, keepSources } from './find-sources.ts'

const variable = (varName: Variable['var_name'], more: Partial<Variable> = {}) =>
  makeVariable(varName, { families: ['alpine'], ...more })

const catalogue = [
  variable('BACnetReads', { kind: 'count', weight: 0 }),
  variable('batteryLevelPct', { weight: 0 }),
  variable('CO2ppm', { weight: 100 }),
  variable('clientsWiFi', { kind: 'count', families: ['base'] }),
  variable('motionEvent', { kind: 'event', families: ['x1'], weight: 70 }),
  variable('pressuremBar', { families: [], weight: 30 }),
  variable('temperatureC', { weight: 90 }),
]
const sensor = (number: number, more: Partial<Sensor> = {}): Sensor => ({
  sensor_id: `AQ2-${number}`,
  family: 'alpine',
  ...more,
})
const sensors = [
  sensor(1),
  sensor(2, { data: [{ var_name: 'pressuremBar', time: 1, value: 1000 }] }),
  sensor(3, { family: 'x1' }),
]
const names = (sources: readonly { variable: Variable }[]) => sources.map((one) => one.variable.var_name)

test('what tells most of a place comes first, and equal ones as the catalogue has them', () => {
  const sources = findSources(sensors, catalogue)
  assert.deepEqual(names(sources), [
    'CO2ppm',
    'temperatureC',
    'motionEvent',
    'pressuremBar',
    'BACnetReads',
    'batteryLevelPct',
  ])
  assert.equal(sources.find((one) => one.variable.var_name === 'pressuremBar')?.count, 1)
})

test('without a choice those are shown that tell something of the place, or all where none does', () => {
  const sources = findSources(sensors, catalogue)
  assert.deepEqual(names(chooseSources(sources, undefined)), [
    'CO2ppm',
    'temperatureC',
    'motionEvent',
    'pressuremBar',
  ])
  const rare = sources.filter(({ variable: { weight } }) => weight === 0)
  assert.deepEqual(chooseSources(rare, undefined), rare)
})

test('a choice is shown in the one order of all, without what nothing here reports', () => {
  const sources = findSources(sensors, catalogue)
  assert.deepEqual(names(chooseSources(sources, ['BACnetReads', 'clientsWiFi', 'CO2ppm'])), [
    'CO2ppm',
    'BACnetReads',
  ])
  assert.equal(chooseSources(sources, ['clientsWiFi']).length, 4)
})

test('a place without a choice of its own has that of the nearest one above', () => {
  const room = makeLocation('room', 'floor')
  const tree = [makeLocation('house', null), makeLocation('floor', 'house'), room]
  assert.deepEqual(findChosenSources([{ location_id: 'house', var_names: ['a'] }], tree, room), ['a'])
  assert.equal(findChosenSources([], tree, room), undefined)
})

test('a choice takes the place of the one before, and none removes it', () => {
  const kept = keepSources([{ location_id: 'a', var_names: ['x'] }], 'b', ['y'])
  assert.deepEqual(keepSources(kept, 'a', ['z']), [
    { location_id: 'a', var_names: ['z'] },
    { location_id: 'b', var_names: ['y'] },
  ])
  assert.deepEqual(keepSources(kept, 'b', []), [{ location_id: 'a', var_names: ['x'] }])
})
