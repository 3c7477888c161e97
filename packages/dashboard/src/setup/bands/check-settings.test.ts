import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBands, checkSettings } from './check-settings.ts'
import { type DraftBand, type SettingsForm, toForm } from './settings-form.ts'

const band = (name: string, to: string, severity = 0): DraftBand => ({ name, to, severity })
const check = (changes: Partial<SettingsForm>) =>
  Object.fromEntries(checkSettings({ ...toForm({}, ['CO2ppm']), ...changes } as SettingsForm, ['CO2ppm']))

test('bands that rise and have names are right; the last needs no limit', () => {
  assert.deepEqual(checkBands([band('Good', '800'), band('OK', '1000,5'), band('Poor', '')]), [])
})

test('limits that do not rise, no numbers and no names are told in words', () => {
  assert.deepEqual(checkBands([band('Good', '800'), band('OK', '800'), band('', 'x'), band('OK', '')]), [
    'The upper limit of OK is 800, and has to lie above 800.',
    'Band 3 has no name.',
    'The upper limit of Band 3 has to be a number.',
    'Two bands are called OK.',
  ])
  assert.deepEqual(checkBands([band('All', '')]), ['There have to be two bands at least.'])
})

test('what is inherited is never wrong', () => {
  assert.deepEqual(check({}), {})
})

test('numbers have bounds, and hours an end', () => {
  assert.deepEqual(check({ outdoor_co2_ppm: '299' }), {
    outdoor_co2_ppm: ['CO2 outdoors has to be a whole number from 300 to 1,000.'],
  })
  assert.deepEqual(check({ capacity: '12.5' }), {
    capacity: ['Room for has to be a whole number from 0 to 1,000,000.'],
  })
  assert.deepEqual(Object.keys(check({ working_hours: '8-8', working_days: '' })), [
    'working_hours',
    'working_days',
  ])
  assert.deepEqual(check({ working_hours: '22-6', working_days: 'sat-mon', capacity: '0' }), {})
})
