import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import { formatBandRanges } from './format-band-ranges.ts'

const temperature = makeVariable('temperatureC', { unit: '°C', symbol: '°C', decimals: 1 })
const share = makeVariable('batteryLevelPct', { unit: '%', symbol: '%' })
const bands = [
  { name: 'Cold', to: 18, severity: 2 },
  { name: 'Good', to: 26.5, severity: 0 },
  { name: 'Hot', to: null, severity: 2 },
]

test('a band is written with its limits, which have the digits that they need', () => {
  assert.deepEqual(formatBandRanges(bands, temperature, {}), ['up to 18 °C', '18 to 26.5 °C', 'over 26.5 °C'])
  assert.deepEqual(formatBandRanges(bands, share, {}), ['up to 18%', '18 to 26.5%', 'over 26.5%'])
})

test('limits are in the unit of the user', () => {
  const fahrenheit = formatBandRanges(bands, temperature, { temperature_unit: 'fahrenheit' })
  assert.deepEqual(fahrenheit, ['up to 64.4 °F', '64.4 to 79.7 °F', 'over 79.7 °F'])
})

test('a band that has no limit says none', () => {
  assert.deepEqual(formatBandRanges([{ name: 'Any', to: null, severity: 0 }], share, {}), [''])
})
