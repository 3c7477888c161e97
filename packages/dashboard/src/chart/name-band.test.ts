import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showBands } from '../data/bands.ts'
import { nameBand } from './name-band.ts'

const bands = showBands(
  [
    { name: 'Ideal', to: 800, severity: 0 },
    { name: 'Poor', to: null, severity: 3 },
  ],
  { palette: 'severity', decimals: 0 },
)
const unit = {
  symbol: 'ppm',
  decimals: 0,
  isFromZero: false,
  states: undefined,
  convert: (value: number) => value,
  format: (value: number) => value.toLocaleString('en'),
  formatWithSymbol: (value: number) => `${value} ppm`,
  convertBands: () => bands,
}

test('a band is named with the value above which it begins', () => {
  assert.deepEqual(
    bands.map((band) => nameBand(band, bands, unit)),
    ['Ideal', 'Poor > 800'],
  )
  assert.deepEqual(
    bands.map((band) => nameBand(band, bands, undefined)),
    ['Ideal', 'Poor'],
  )
})
