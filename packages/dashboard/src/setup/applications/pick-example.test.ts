import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../../testing/make-variable.ts'
import { pickExample } from './pick-example.ts'

test('the sensor is taken that reports what tells most of a place', () => {
  const variables = [
    makeVariable('temperatureC', { families: ['hoth', 'alpine'], weight: 50 }),
    makeVariable('CO2ppm', { families: ['alpine'], weight: 90 }),
  ]
  const picked = pickExample(
    [{ sensor_id: 'A', family: 'hoth' }, { sensor_id: 'B', family: 'alpine' }, { sensor_id: 'C' }],
    variables,
  )
  assert.deepEqual([picked?.sensor.sensor_id, picked?.variable.var_name], ['B', 'CO2ppm'])
  assert.equal(pickExample([], variables), undefined)
})
