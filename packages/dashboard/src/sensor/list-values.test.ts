import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import type { Sensor } from '../data/queries.ts'
import { listValues } from './list-values.ts'

const now = 1_780_000_000
const bands = [
  { name: 'Ideal', to: 800, severity: 0 },
  { name: 'Poor', to: null, severity: 3 },
]
const variables = [
  makeVariable('onlineStatus', { kind: 'status' }),
  makeVariable('CO2ppm', { bands }),
  makeVariable('temperatureC', { bands }),
  makeVariable('motionEvent', { kind: 'event' }),
]
const sensor = (data: Sensor['data']): Sensor => ({
  sensor_id: 'AQ2-1',
  stale_after_s: 900,
  data: data ?? [],
})
const list = (one: Sensor) =>
  listValues(one, {
    nowS: now,
    findVariable: (name) => variables.find(({ var_name }) => var_name === name),
    family: {
      family: 'alpine',
      name: 'Alpine',
      prefix: 'AQ2',
      var_names: ['onlineStatus', 'CO2ppm'],
      expected_interval_s: 300,
      stale_after_s: 900,
    },
    settings: undefined,
  }).map(({ variable, datum, isStale, band }) => [variable.var_name, datum?.value, isStale, band?.name])

test('what the family reports is listed though it never came, and what came besides; states come last', () => {
  assert.deepEqual(list(sensor([{ var_name: 'temperatureC', time: now - 60, value: 900 }])), [
    ['CO2ppm', undefined, false, undefined],
    ['temperatureC', 900, false, 'Poor'],
    ['onlineStatus', undefined, false, undefined],
  ])
})

test('a value that is too old is in no band; motion and states do not age', () => {
  const old = now - 901
  const data: Sensor['data'] = [
    { var_name: 'CO2ppm', time: old, value: 700 },
    { var_name: 'motionEvent', time: old, value: 1 },
    { var_name: 'onlineStatus', time: old, value: 1 },
  ]
  assert.deepEqual(list(sensor(data)), [
    ['CO2ppm', 700, true, undefined],
    ['motionEvent', 1, false, undefined],
    ['onlineStatus', 1, false, undefined],
  ])
})
