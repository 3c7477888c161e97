import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operations } from '@openlightfi/contract'
import { readQuery } from './read-query.ts'

const { query: schema } = operations.readSensor

test('a list comes as repeated parameters, as one with commas, or as both', () => {
  for (const project of [['latest', 'value'], 'latest,value', ['latest,value']]) {
    assert.deepEqual(readQuery({ project }, schema), { project: ['latest', 'value'] })
  }
  assert.deepEqual(readQuery({ project: 'latest' }, schema), { project: ['latest'] })
})

test('a parameter that is no list keeps its commas', () => {
  assert.deepEqual(readQuery({ from: '1,2' }, operations.readSensorHistory.query), { from: '1,2' })
})

test('an unknown parameter is left for the validation to refuse', () => {
  assert.deepEqual(readQuery({ projekt: 'a,b' }, schema), { projekt: 'a,b' })
  assert.deepEqual(readQuery({ projekt: 'a,b' }, undefined), { projekt: 'a,b' })
})

test("Python's spelling of a boolean is read where a boolean is expected, and nowhere else", () => {
  const { query: ofReadings } = operations.createReadings
  assert.deepEqual(readQuery({ strict: 'True', dry_run: 'False' }, ofReadings), {
    strict: true,
    dry_run: false,
  })
  assert.deepEqual(readQuery({ strict: 'true' }, ofReadings), { strict: true })
  for (const strict of ['TRUE', '1', '', ['True', 'True']]) {
    assert.deepEqual(readQuery({ strict }, ofReadings), { strict })
  }
  assert.deepEqual(readQuery({ from: 'True' }, operations.readSensorHistory.query), { from: 'True' })
})

test('a number is decimal, so that nothing else is taken for one', () => {
  const { query: ofHistory } = operations.readSensorHistory
  assert.deepEqual(readQuery({ limit: '16' }, ofHistory), { limit: 16 })
  assert.deepEqual(readQuery({ timeout_s: '-1.5e2' }, ofHistory), { timeout_s: -150 })
  for (const limit of ['0x10', '', ' 16', '1_6', 'Infinity', ['1', '2']]) {
    assert.deepEqual(readQuery({ limit }, ofHistory), { limit })
  }
})
