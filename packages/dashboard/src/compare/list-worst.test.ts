import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showBands } from '../data/bands.ts'
import type { Sensor } from '../data/queries.ts'
import { listWorst } from './list-worst.ts'

const bands = showBands(
  [
    { name: 'Cold', to: 18, severity: 2 },
    { name: 'Good', to: null, severity: 0 },
  ],
  { palette: 'cold_warm', decimals: 1 },
)
const sensor = (number: number, value: number, time = 1000): Sensor => ({
  sensor_id: `AQ2-00000000000${number}`,
  stale_after_s: 900,
  data: [{ var_name: 'temperatureC', time, value }],
})

test('the worst band comes first, then the greatest value; what is old is left out', () => {
  const sensors = [sensor(1, 20), sensor(2, 16), sensor(3, 25), sensor(4, 10, 0), { sensor_id: 'AQ2-5' }]
  assert.deepEqual(listWorst(sensors, 'temperatureC', bands, 1200), [
    'AQ2-000000000002:temperatureC',
    'AQ2-000000000003:temperatureC',
    'AQ2-000000000001:temperatureC',
  ])
})
