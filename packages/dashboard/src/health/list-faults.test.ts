import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import { showBands } from '../data/bands.ts'
import type { Sensor, Variable } from '../data/queries.ts'
import type { FaultKind } from './fault.ts'
import { listFaults } from './list-faults.ts'

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
type Faults = Partial<Record<FaultKind, number | null>>

/** Makes a sensor with what the server says is wrong with it, for how many seconds. */
function sensorOf(name: string, values: Values, faults: Faults): Sensor {
  const data = variables.flatMap(({ var_name }) => {
    const datum = values[var_name]
    return datum ? [{ var_name, time: now - datum[0], value: datum[1] }] : []
  })
  return {
    sensor_id: `AQ2-00000000000${name}`,
    name,
    stale_after_s: 900,
    data,
    faults: Object.entries(faults).map(([kind, ageS]) => ({
      kind: kind as FaultKind,
      since: ageS === null ? null : now - ageS,
    })),
  }
}

const list = (...sensors: readonly Sensor[]) =>
  listFaults(sensors, rules).map(({ kind, sensor, since, values }) => ({
    kind,
    name: sensor.name,
    ageS: since === undefined ? undefined : now - since,
    values: values.map(({ variable }) => variable.var_name),
  }))

test('a fault shows the newest value of the room, and since when the server says it is there', () => {
  const values = { CO2ppm: [4560, 655], batteryLevelPct: [4500, 80], onlineStatus: [3660, 0] } as const
  assert.deepEqual(list(sensorOf('1', values, { silent: 4500 })), [
    { kind: 'silent', name: '1', ageS: 4500, values: ['CO2ppm'] },
  ])
  assert.deepEqual(list(sensorOf('1', {}, { never_reported: null })), [
    { kind: 'never_reported', name: '1', ageS: undefined, values: [] },
  ])
})

test('of a sensor that is heard, what stopped coming is shown; motion that does not happen is not', () => {
  const values = {
    CO2ppm: [901, 700],
    batteryLevelPct: [900, 80],
    motionEvent: [80_000, 1],
    onlineStatus: [60, 1],
  } as const
  assert.deepEqual(list(sensorOf('1', values, { late: 901 })), [
    { kind: 'late', name: '1', ageS: 901, values: ['CO2ppm'] },
  ])
})

test('of batteries the emptiest come first, by name where levels read alike, each with its band', () => {
  const sensors = [14, 7, 20.4, 9.8, 10.3].map((level, index) =>
    sensorOf(String(index), { batteryLevelPct: [60, level] }, { battery_low: null }),
  )
  assert.deepEqual(
    listFaults(sensors, rules).map(({ sensor, band }) => [sensor.name, band?.name]),
    [
      ['1', 'Empty soon'],
      ['3', 'Empty soon'],
      ['4', 'Empty soon'],
      ['0', 'Low'],
      ['2', 'Low'],
    ],
  )
})

test('a battery that is low in its own place alone has no band of the place that is shown', () => {
  const [fault] = listFaults([sensorOf('1', { batteryLevelPct: [60, 40] }, { battery_low: null })], rules)
  assert.equal(fault?.band, undefined)
  assert.equal(fault?.values.length, 1)
})

test('the worst kinds come first, and what has lasted longest; a sensor is listed under each', () => {
  const faults = list(
    sensorOf('1', {}, { rebooting: 60 }),
    sensorOf('2', {}, { silent: 1000, unplaced: null }),
    sensorOf('3', {}, { silent: 90_000 }),
  )
  assert.deepEqual(
    faults.map(({ kind, name }) => [kind, name]),
    [
      ['silent', '3'],
      ['silent', '2'],
      ['rebooting', '1'],
      ['unplaced', '2'],
    ],
  )
})
