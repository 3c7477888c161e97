import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findBand, showBands } from './bands.ts'

const band = (name: string, to: number | null, severity: number) => ({ name, to, severity })
const co2 = [band('Ideal', 800, 0), band('OK', 1000, 1), band('Poor', 1800, 3), band('Very poor', null, 4)]
const temperature = [
  band('Cold', 18, 4),
  band('Cool', 20, 2),
  band('Comfortable', 26, 0),
  band('Warm', 27, 2),
  band('Hot', null, 4),
]

test('the upper limit of a band belongs to it, and the last has none', () => {
  const bands = showBands(co2, { palette: 'severity', decimals: 0 })
  assert.equal(findBand(bands, 800)?.name, 'Ideal')
  assert.equal(findBand(bands, 801)?.name, 'OK')
  assert.equal(findBand(bands, 1e9)?.name, 'Very poor')
})

test('a value is in the band of the number that is shown, not of digits that nobody sees', () => {
  const battery = showBands([band('Empty soon', 10, 3), band('Low', 20, 2), band('OK', null, 0)], {
    palette: 'severity',
    decimals: 0,
  })
  assert.equal(findBand(battery, 10.4)?.name, 'Empty soon')
  assert.equal(findBand(battery, 10.5)?.name, 'Low')
  const bands = showBands(temperature, { palette: 'cold_warm', decimals: 1 })
  assert.equal(findBand(bands, 26.04)?.name, 'Comfortable')
  assert.equal(findBand(bands, 26.06)?.name, 'Warm')
})

test('a scale with one end has the colours of severities', () => {
  assert.deepEqual(
    showBands(co2, { palette: 'severity', decimals: 0 }).map(({ colour }) => colour),
    ['--severity-0', '--severity-1', '--severity-3', '--severity-4'],
  )
})

test('bands on the same side have colours of their own, however bad they are', () => {
  const mild = [band('Cold', 18, 2), band('Cool', 20, 1), band('Good', 26, 0), band('Warm', null, 1)]
  assert.deepEqual(
    showBands(mild, { palette: 'cold_warm', decimals: 1 }).map(({ step }) => step),
    [0, 1, 2, 3],
  )
})

test('the glyph says how bad a band is: both ends of a scale with two have all ticks', () => {
  const ticksOf = (...args: Parameters<typeof showBands>) => showBands(...args).map(({ ticks }) => ticks)
  assert.deepEqual(ticksOf(co2, { palette: 'severity', decimals: 0 }), [1, 2, 4, 5])
  const mild = temperature.map((one) => ({ ...one, severity: Math.ceil(one.severity / 2) }))
  assert.deepEqual(ticksOf(mild, { palette: 'cold_warm', decimals: 1 }), [5, 3, 1, 3, 5])
})

test('a scale with two ends goes from its middle to either side', () => {
  assert.deepEqual(
    showBands(temperature, { palette: 'cold_warm', decimals: 1 }).map(({ step }) => step),
    [0, 1, 2, 3, 4],
  )
  assert.deepEqual(
    showBands([band('Dry', 30, 1), band('Fine', 60, 0), band('Humid', null, 4)], {
      palette: 'dry_humid',
      decimals: 0,
    }).map(({ colour }) => colour),
    ['--dry-humid-1', '--dry-humid-2', '--dry-humid-4'],
  )
})
