import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import { showBands } from '../data/bands.ts'
import { buildChartModel, type ChartSeries } from './chart-model.ts'
import { formatStretch, readAt, speakReading } from './read-at.ts'
import { chooseShownUnit } from './shown-unit.ts'
import { toLine } from './to-line.ts'

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds / 1000
const co2 = makeVariable('CO2ppm', { label: 'CO2', unit: 'ppm', symbol: 'ppm' })
const zone = 'Europe/London'
const range = { from: at('2026-01-14T00:00:00Z'), to: at('2026-01-15T00:00:00Z') }
const facts = { range, bucket: undefined, timeZone: zone, staleAfterS: 900, nowS: range.to } as const
const bands = showBands(
  [
    { name: 'Ideal', to: 800, severity: 0 },
    { name: 'Poor', to: null, severity: 3 },
  ],
  { palette: 'severity', decimals: 0 },
)
const series = (id: string, columns: ChartSeries['columns']): ChartSeries => ({
  id,
  name: `Room ${id}`,
  shortName: id,
  unit: chooseShownUnit(co2, {}),
  columns,
  shape: 'line',
  colour: '--series-0',
  isDashed: false,
  axis: 'left',
})
const content = { shown: range, timeZone: zone, nowS: range.to, bands, strips: [] }

test('a reading has the time of the datum, not of the cursor, with value and band', () => {
  const line = toLine([{ time: at('2026-01-14T10:41:00Z'), value: 1612 }], facts)
  const model = buildChartModel({ ...content, series: [series('1.1', line)] }, 200)
  const reading = readAt(model, at('2026-01-14T10:43:00Z'), 900)
  assert.match(reading.time, /^Wed,? 14 Jan, 10:41$/)
  assert.equal(reading.iso, '2026-01-14T10:41:00+00:00')
  assert.deepEqual(
    reading.values.map(({ value, extremes, band }) => [value, extremes, band]),
    [['1,612\u00a0ppm', undefined, 'Poor']],
  )
  assert.match(speakReading(reading, '1.1', 'no data'), /10:41\. 1,612\sppm, Poor\.$/)
})

test('a bucket has its beginning and end, and its extremes; a series without data says so', () => {
  const start = at('2026-01-14T10:30:00Z')
  const line = toLine([{ time: start, value: 900, avg: 900, min: 700, max: 1612, count: 6 }], {
    ...facts,
    bucket: '30m',
  })
  const model = buildChartModel(
    { ...content, series: [series('1.1', line), series('1.2', toLine([], facts))] },
    200,
  )
  const reading = readAt(model, start + 60, 900)
  assert.match(reading.time, /10:30 to 11:00$/)
  assert.deepEqual(
    reading.values.map(({ value, extremes }) => [value, extremes]),
    [
      ['900\u00a0ppm', '700–1,612'],
      [undefined, undefined],
    ],
  )
  assert.match(speakReading(reading, '1.2', 'no data'), /Room 1\.2: no data\. Room 1\.1: 900/)
})

test('a stretch over a change of the clock has both offsets, and a day is a day', () => {
  assert.match(
    formatStretch(at('2026-03-29T00:00:00Z'), at('2026-03-29T05:00:00Z'), zone, range.to),
    /00:00 UTC\+0 to 06:00 UTC\+1$/,
  )
  assert.match(
    formatStretch(at('2026-03-29T00:00:00Z'), at('2026-03-29T23:00:00Z'), zone, range.to),
    /^Sun,? 29 Mar$/,
  )
})
