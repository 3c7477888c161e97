import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showBands } from '../data/bands.ts'
import { formatPercent } from './format-selection.ts'
import { formatPeaks } from './week-peaks.ts'

const cell = (name: string, value: number | null, coverage = 1) => ({
  name,
  content: {
    id: name,
    figure: { value, count: 1, coverage },
    text: '',
    unit: '',
    sentence: '',
    address: undefined,
  },
})
const use = { bands: [], metric: 'utl' } as const

test('the fullest and the quietest hour of the week are named', () => {
  const cells = [
    cell('Tuesdays, 10:00 to 11:00', 0.62),
    cell('Fridays, 17:00 to 18:00', 0.08),
    cell('Mondays, 08:00 to 09:00', 0.9, 0.1),
    cell('Mondays, 09:00 to 10:00', null, 0),
  ]
  assert.equal(
    formatPeaks(cells, use, formatPercent),
    'Fullest: Tuesdays, 10:00 to 11:00, 62%. Quietest: Fridays, 17:00 to 18:00, 8%.',
  )
})

test('where all hours are alike, or only one is known, nothing is said', () => {
  assert.equal(formatPeaks([cell('a', 0.5), cell('b', 0.5)], use, formatPercent), '')
  assert.equal(formatPeaks([cell('a', 0.5)], use, formatPercent), '')
})

test('a worst and a best hour there are only where one is worse than it should be', () => {
  const band = (name: string, to: number | null, severity: number) => ({ name, to, severity })
  const bands = showBands([band('Ideal', 800, 0), band('Poor', null, 3)], {
    palette: 'severity',
    decimals: 0,
  })
  const write = (value: number) => `${value} ppm`
  const rules = { bands, metric: 'mean' } as const
  assert.equal(
    formatPeaks([cell('a', 900), cell('b', 500)], rules, write),
    'Worst: a, 900 ppm. Best: b, 500 ppm.',
  )
  assert.equal(
    formatPeaks([cell('a', 500), cell('b', 600)], rules, write),
    'Highest: b, 600 ppm. Lowest: a, 500 ppm.',
  )
  const battery = {
    bands: showBands([band('Low', 20, 2), band('OK', null, 0)], { palette: 'severity', decimals: 0 }),
    metric: 'mean',
  } as const
  assert.equal(
    formatPeaks([cell('a', 90), cell('b', 60)], battery, write),
    'Lowest: b, 60 ppm. Highest: a, 90 ppm.',
  )
})
