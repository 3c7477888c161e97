import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showBands } from '../data/bands.ts'
import { absentBand, countTiles, isInBand } from './count-tiles.ts'
import type { ShownSensor } from './shown-sensor.ts'

const shown = (word: string, more: Partial<ShownSensor> = {}): ShownSensor => ({
  sensor: { sensor_id: 'AQ2-1' },
  datum: undefined,
  valueText: '1',
  word,
  colour: '--severity-3',
  ticks: 4,
  severity: 3,
  absence: undefined,
  ...more,
})
const bands = showBands(
  [
    { name: 'Ideal', to: 800, severity: 0 },
    { name: 'Poor', to: null, severity: 3 },
  ],
  { palette: 'severity', decimals: 0 },
)
const silent = shown('No data', { absence: 'stale' })

test('each band has a tile, in its order, also where nothing is in it', () => {
  const { tiles } = countTiles([shown('Poor'), shown('Poor')], bands, 'bands')
  assert.deepEqual(
    tiles.map(({ word, count, ticks }) => [word, count, ticks]),
    [
      ['Ideal', 0, 1],
      ['Poor', 2, 4],
    ],
  )
})

test('a sensor without a current value is in no tile', () => {
  const { tiles, absent } = countTiles([silent, shown('Poor')], bands, 'bands')
  assert.deepEqual([tiles.map(({ count }) => count), absent], [[0, 1], 1])
})

test('a band of a place further down gets a tile of its own', () => {
  const { tiles } = countTiles([shown('Stuffy')], bands, 'bands')
  assert.deepEqual(tiles.at(-1), { word: 'Stuffy', colour: '--severity-3', ticks: 4, count: 1 })
})

test('use has its three states', () => {
  const { tiles } = countTiles([shown('Free', { colour: '--free', ticks: 1 })], [], 'use')
  assert.deepEqual(
    tiles.map(({ word, count }) => [word, count]),
    [
      ['In use', 0],
      ['Recently used', 0],
      ['Free', 1],
    ],
  )
})

test('a band chooses its sensors, and another choice those without a current value', () => {
  assert.equal(isInBand(shown('Poor'), 'Poor'), true)
  assert.equal(isInBand(silent, 'No data'), false)
  assert.equal(isInBand(silent, absentBand), true)
  assert.equal(isInBand(silent, undefined), true)
})
