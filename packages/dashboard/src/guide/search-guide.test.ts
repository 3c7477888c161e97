import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Schemas } from '@openlightfi/client'
import { makeVariable } from '../../testing/make-variable.ts'
import { searchGuide } from './search-guide.ts'

const catalogue: Schemas['VariableCatalogue'] = {
  variables: [
    makeVariable('CO2ppm', { label: 'CO2', unit: 'ppm', bands_ground: 'EN 16798-1' }),
    makeVariable('temperatureC', { label: 'Temperature', bands: [{ name: 'Warm', to: null, severity: 1 }] }),
  ],
  families: [
    {
      family: 'hoth',
      name: 'Hoth',
      prefix: 'MS1',
      var_names: ['temperatureC'],
      expected_interval_s: 300,
      stale_after_s: 900,
    },
  ],
}
const find = (text: string) => {
  const { variables, families } = searchGuide(catalogue, text)
  return [...variables.map(({ label }) => label), ...families.map(({ name }) => name)]
}

test('a text is found in names, units, bands and their grounds, in letters of either case', () => {
  assert.deepEqual(find('PPM'), ['CO2'])
  assert.deepEqual(find('16798'), ['CO2'])
  assert.deepEqual(find('warm'), ['Temperature'])
  assert.deepEqual(find('ms1'), ['Hoth'])
  assert.deepEqual(find('motion'), [])
})

test('a family is found by what it reports, and everything by nothing', () => {
  assert.deepEqual(find('temperature'), ['Temperature', 'Hoth'])
  assert.deepEqual(find('  '), ['CO2', 'Temperature', 'Hoth'])
})
