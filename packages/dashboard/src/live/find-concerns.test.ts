import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import { showBands } from '../data/bands.ts'
import type { Sensor } from '../data/queries.ts'
import { findConcern, nameConcern } from './find-concerns.ts'

const variable = makeVariable('CO2ppm', { families: ['alpine'] })
const bands = showBands(
  [
    { name: 'Ideal', to: 800, severity: 0 },
    { name: 'OK', to: 1_000, severity: 1 },
    { name: 'Poor', to: 1_500, severity: 3 },
    { name: 'Very poor', to: null, severity: 4 },
  ],
  { palette: 'severity', decimals: 0 },
)
const sensor = (sensor_id: string, family: Sensor['family'] & string): Sensor => ({
  sensor_id,
  family,
  stale_after_s: 900,
})

function find(values: Readonly<Record<string, readonly [ageS: number, value: number]>>) {
  const sensors = Object.keys(values).map((id) => sensor(id, id.startsWith('AMP') ? 'x1' : 'alpine'))
  const read = (id: string) => {
    const [ageS = 0, value = 0] = values[id] ?? []
    return { time: 10_000 - ageS, value }
  }
  return findConcern(variable, { sensors, values: { find: read }, bandsOf: () => bands, nowS: 10_000 })
}

test('bands that call for somebody come with their sensors, the worst first', () => {
  const { severity, bands: found } = find({ a: [60, 1_200], b: [60, 2_000], c: [60, 1_400], d: [60, 900] })
  assert.equal(severity, 4)
  assert.deepEqual(
    found.map(({ name, count }) => [name, count]),
    [
      ['Very poor', 1],
      ['Poor', 2],
    ],
  )
})

test('in a line two bands are named, or the worst of more with how many sensors there are besides', () => {
  const band = (name: string, severity: number, count: number) => ({
    ...{ name, severity, count },
    index: severity,
    colour: '--severity-4' as const,
  })
  const [worst, poor, fair] = [band('Very poor', 4, 1), band('Poor', 3, 5), band('Marginal', 2, 2)]
  assert.deepEqual(nameConcern({ severity: 4, bands: [worst, poor] }), { named: [worst, poor], more: 0 })
  assert.deepEqual(nameConcern({ severity: 4, bands: [worst, poor, fair] }), { named: [worst], more: 7 })
})

test('what is fine, what is old and what reports something else concerns nobody', () => {
  const none = { severity: 0, bands: [] }
  assert.deepEqual(find({ a: [60, 950], b: [901, 2_000], AMP: [60, 2_000] }), none)
})
