import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showBands } from '../data/bands.ts'
import { listBandStripes } from './list-band-stripes.ts'

const bands = showBands(
  [
    { name: 'Ideal', to: 800, severity: 0 },
    { name: 'OK', to: 1000, severity: 1 },
    { name: 'Poor', to: null, severity: 3 },
  ],
  { palette: 'severity', decimals: 0 },
)
const axis = (min: number, max: number) => ({ min, max, ticks: [], decimals: 0 })

test('bands are cut to the axis, and those outside of it are left out', () => {
  assert.deepEqual(
    listBandStripes(bands, axis(400, 900)).map(({ band, from, to }) => [band.name, from, to]),
    [
      ['Ideal', 400, 800],
      ['OK', 800, 900],
    ],
  )
  assert.deepEqual(
    listBandStripes(bands, axis(1200, 1800)).map(({ band, from, to }) => [band.name, from, to]),
    [['Poor', 1200, 1800]],
  )
})
