import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operations } from '@openlightfi/contract'
import { ProblemError } from '../problem-error.ts'
import { createParameterReader } from './read-parameters.ts'

const path = { sensor_id: 'AQ2-0123456789AB', var_name: 'CO2ppm' }
const readHistory = createParameterReader(operations.readSensorHistory)

function listErrors(query: Record<string, unknown>, of = path): string[] {
  try {
    readHistory(of, query)
  } catch (error) {
    assert.ok(error instanceof ProblemError)
    assert.equal(error.code, 'invalid_parameter')
    const errors = (error.extras.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`)
    assert.equal(error.message, `${errors[0]}.`)
    return errors
  }
  return []
}

test('a query has the types and the defaults of its schema', () => {
  assert.deepEqual(readHistory(path, { limit: '16', derived: 'false' }), {
    limit: 16,
    derived: false,
    order: 'asc',
    time_format: 'unix',
    decimal: 'point',
  })
})

test('every parameter that is wrong is named, with what would be right and what was given', () => {
  const wrong = {
    from: 'x'.repeat(41),
    limit: '0',
    timeout_s: '1e400',
    derived: 'yes',
    order: ['asc', 'desc'],
  }
  const errors = listErrors(wrong, { ...path, var_name: 'CO2' })
  assert.match(errors[0] ?? '', /^var_name must be one of .*CO2ppm/)
  assert.match(
    errors.find((error) => error.startsWith('from')) ?? '',
    /^from must be Unix seconds.*; got "x+"$/,
  )
  for (const error of [
    'limit must be a whole number from 1 to 10000000, not 0',
    'timeout_s must be a number from 10 to 86400, not Infinity',
    'derived must be true or false',
    'order must be one of asc, desc',
  ])
    assert.ok(errors.includes(error), error)
  assert.equal(errors.length, 6)
})

test('a number that is none is shown as it was given, and a parameter that is not known beside those that are', () => {
  assert.deepEqual(listErrors({ limit: '0x10' }), [
    'limit must be a whole number from 1 to 10000000, not "0x10"',
  ])
  const [unknown] = listErrors({ form: '1' })
  assert.match(unknown ?? '', /^form is not known; known are from, to, /)
})
