import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import { showBands } from '../data/bands.ts'
import type { Sensor, Variable } from '../data/queries.ts'
import { findFaults, type SensorStatus } from './find-faults.ts'

const now = 1_780_000_000
const variables = [
  makeVariable('CO2ppm'),
  makeVariable('batteryLevelPct'),
  makeVariable('motionEvent', { kind: 'event' }),
  makeVariable('onlineStatus', { kind: 'status' }),
]
const rules = {
  nowS: now,
  findVariable: (varName: string) => variables.find(({ var_name }) => var_name === varName),
  batteryVarName: 'batteryLevelPct',
  batteryBands: showBands(
    [
      { name: 'Empty soon', to: 10, severity: 3 },
      { name: 'Low', to: 20, severity: 2 },
      { name: 'OK', to: null, severity: 0 },
    ],
    { palette: 'severity', decimals: 0 },
  ),
}

type Values = Partial<Record<Variable['var_name'], readonly [ageS: number, value: number]>>

function sensorOf(name: string, values: Values, rest: Partial<Sensor> = {}): Sensor {
  const data = variables.flatMap(({ var_name }) => {
    const datum = values[var_name]
    return datum ? [{ var_name, time: now - datum[0], value: datum[1] }] : []
  })
  const id = `AQ2-00000000000${name}`
  return { sensor_id: id, name, stale_after_s: 900, polygon_id: 'room', position: null, data, ...rest }
}

const find = (...sensors: readonly (readonly [SensorStatus, Sensor])[]) =>
  findFaults(
    sensors.map(([status, sensor]) => ({ status, sensor })),
    rules,
  ).map(({ kind, sensor, since, values }) => ({
    kind,
    name: sensor.name,
    ageS: since === undefined ? undefined : now - since,
    values: values.map(({ variable }) => variable.var_name),
  }))

test('nothing is wrong with a sensor that is heard, placed and charged', () => {
  const values = { CO2ppm: [60, 700], batteryLevelPct: [60, 21], onlineStatus: [60, 1] } as const
  assert.deepEqual(find(['online', sensorOf('1', values)]), [])
})

test('a silent sensor is silent since its last datum, not since its silence was noticed', () => {
  const values = { CO2ppm: [4560, 655], batteryLevelPct: [4500, 80], onlineStatus: [3660, 0] } as const
  assert.deepEqual(find(['silent', sensorOf('1', values)]), [
    { kind: 'silent', name: '1', ageS: 4500, values: ['CO2ppm'] },
  ])
})

test('a sensor that said so is offline, or rebooting, since its last value, or else since its report', () => {
  const values = { CO2ppm: [300, 655], onlineStatus: [120, 0] } as const
  assert.equal(find(['offline', sensorOf('1', values)])[0]?.ageS, 300)
  assert.equal(find(['rebooting', sensorOf('1', { onlineStatus: [120, -1] })])[0]?.ageS, 120)
})

test('a sensor from which nothing ever came has no time and no value', () => {
  assert.deepEqual(find(['never_reported', sensorOf('1', {})]), [
    { kind: 'never_reported', name: '1', ageS: undefined, values: [] },
  ])
})

test('of a sensor that is heard, what stopped coming is late; motion that does not happen is not', () => {
  const values = { CO2ppm: [901, 700], motionEvent: [80_000, 1], onlineStatus: [60, 1] } as const
  assert.deepEqual(find(['online', sensorOf('1', values)]), [
    { kind: 'late', name: '1', ageS: 901, values: ['CO2ppm'] },
  ])
  const onTime = { CO2ppm: [900, 700], onlineStatus: [5000, 1] } as const
  assert.deepEqual(find(['online', sensorOf('1', onTime)]), [])
})

test('a battery is low by the bands that hold there, the emptiest first, by name where levels read alike', () => {
  const sensors = [14, 7, 20.4, 9.8, 20.6, 10.3].map((level, index) =>
    sensorOf(String(index), { batteryLevelPct: [60, level] }),
  )
  assert.deepEqual(
    find(...sensors.map((sensor) => ['online', sensor] as const)).map(({ kind, name }) => [kind, name]),
    [
      ['battery_low', '1'],
      ['battery_low', '3'],
      ['battery_low', '5'],
      ['battery_low', '0'],
      ['battery_low', '2'],
    ],
  )
})

test('a sensor with neither polygon nor position is unplaced', () => {
  const position = { longitude: 0, latitude: 51 }
  const values = { CO2ppm: [60, 700] } as const
  const kinds = (rest: Partial<Sensor>) =>
    find(['online', sensorOf('1', values, rest)]).map((one) => one.kind)
  assert.deepEqual(kinds({ polygon_id: null, position }), [])
  assert.deepEqual(kinds({ polygon_id: null, position: null }), ['unplaced'])
})

test('the worst kinds come first, and what has lasted longest; retired sensors are in none', () => {
  const silent = (name: string, ageS: number) => sensorOf(name, { CO2ppm: [ageS, 700] })
  const faults = find(
    ['rebooting', sensorOf('1', { onlineStatus: [60, -1] })],
    ['silent', silent('2', 1000)],
    ['silent', silent('3', 90_000)],
    ['retired', silent('4', 90_000)],
  )
  assert.deepEqual(
    faults.map(({ name }) => name),
    ['3', '2', '1'],
  )
})

test('a sensor can have several faults, one of each kind', () => {
  const values = { CO2ppm: [4560, 700], batteryLevelPct: [4560, 3] } as const
  const faults = find(['silent', sensorOf('1', values, { polygon_id: null })])
  assert.deepEqual(
    faults.map(({ kind }) => kind),
    ['silent', 'battery_low', 'unplaced'],
  )
})
