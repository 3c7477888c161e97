import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readNumber, toForm, toSettings } from './settings-form.ts'

const variables = ['CO2ppm', 'temperatureC']
const own = {
  working_hours: '7-19',
  capacity: 40,
  bands: {
    CO2ppm: [
      { name: 'OK', to: 1000, severity: 0 },
      { name: 'Poor', to: null, severity: 2 },
    ],
  },
}

test('what a location sets itself becomes fields and back; what it inherits is null and absent', () => {
  const form = toForm(own, variables)
  assert.deepEqual(form, {
    working_hours: '7-19',
    working_days: null,
    outdoor_co2_ppm: null,
    capacity: '40',
    'bands.CO2ppm': [
      { name: 'OK', to: '1000', severity: 0 },
      { name: 'Poor', to: '', severity: 2 },
    ],
    'bands.temperatureC': null,
  })
  assert.deepEqual(toSettings(form, variables), own)
  assert.deepEqual(toSettings(toForm({}, variables), variables), {})
})

test('a number is typed with a point or a comma, and nothing else is one', () => {
  assert.deepEqual(['800', ' 37,5 ', '-2.5'].map(readNumber), [800, 37.5, -2.5])
  for (const text of ['', 'many', '1e9', '1,000.5', '0x10']) assert.ok(Number.isNaN(readNumber(text)), text)
})
