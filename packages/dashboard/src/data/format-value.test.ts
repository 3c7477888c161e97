import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import { formatNumber, formatValue } from './format-value.ts'

const temperature = makeVariable('temperatureC', {
  unit: '°C',
  symbol: '°C',
  decimals: 1,
  palette: 'cold_warm',
})

test('a value has the digits that mean something, and groups of thousands', () => {
  assert.deepEqual(formatValue(temperature, 21.04, {}), { text: '21.0', symbol: '°C' })
  assert.equal(formatNumber(1432), '1,432')
})

test('whoever chose Fahrenheit reads temperatures in it, and nothing else', () => {
  const fahrenheit = { temperature_unit: 'fahrenheit' } as const
  assert.deepEqual(formatValue(temperature, 20, fahrenheit), { text: '68.0', symbol: '°F' })
  assert.deepEqual(formatValue({ ...temperature, unit: '%', symbol: '%' }, 20, fahrenheit), {
    text: '20.0',
    symbol: '%',
  })
})

test('a state has its name; a number that is no state is shown as it is', () => {
  const status = { ...temperature, decimals: 0, symbol: '', values: [{ value: 1, label: 'Online' }] }
  assert.deepEqual(formatValue(status, 1, {}), { text: 'Online', symbol: '' })
  assert.deepEqual(formatValue(status, 7, {}), { text: '7', symbol: '' })
})
