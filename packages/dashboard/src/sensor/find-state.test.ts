import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Variable } from '../data/queries.ts'
import { findState } from './find-state.ts'

const now = 1_780_000_000
const find = (varName: string) =>
  ({ kind: varName === 'onlineStatus' ? 'status' : 'measurement' }) as unknown as Variable

test('a sensor was heard when it measured something, whatever was reported about it later', () => {
  const sensor = {
    sensor_id: 'AQ2-1',
    status: 'offline',
    last_data_at: now - 10,
    data: [
      { var_name: 'CO2ppm', time: now - 1000, value: 700 },
      { var_name: 'onlineStatus', time: now - 10, value: 0 },
    ],
  } as const
  assert.deepEqual(findState({ ...sensor, data: [...sensor.data] }, find), {
    status: 'offline',
    heardS: now - 1000,
  })
  const [, report] = sensor.data
  assert.equal(findState({ ...sensor, data: [report] }, find).heardS, now - 10)
})

test('a sensor from which nothing came was never heard', () => {
  const sensor = { sensor_id: 'AQ2-1', status: 'never_reported', last_data_at: null, data: [] } as const
  assert.deepEqual(findState({ ...sensor, data: [] }, find), {
    status: 'never_reported',
    heardS: undefined,
  })
})
