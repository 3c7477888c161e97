import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parseOfficeRows, readOfficeRows } from './uci-occupancy-rows.ts'

const header = '"date","Temperature","Humidity","Light","CO2","HumidityRatio","Occupancy"'

test('the short header, quoted and bare dates, fractions and odd seconds are read as they are meant', () => {
  const rows = parseOfficeRows(
    [
      header,
      '"140","2015-02-02 14:19:59",23.718,26.29,578.4,760.4,0.00477266099212519,1',
      '"2",2015-02-11 14:49:00,21.79,31,437.333333333333,721.25,0.00500858127480172,0',
      '',
    ].join('\n'),
  )
  assert.deepEqual(rows, [
    {
      timeS: Date.parse('2015-02-02T13:19:59Z') / 1000, // Mons is an hour ahead of UTC in winter
      values: {
        temperatureC: 23.718,
        relativeHumidity: 26.29,
        illuminanceArb: 578.4,
        CO2ppm: 760.4,
        occSignatures: 1,
      },
    },
    {
      timeS: Date.parse('2015-02-11T13:49:00Z') / 1000,
      values: {
        temperatureC: 21.79,
        relativeHumidity: 31,
        illuminanceArb: 437.333333333333,
        CO2ppm: 721.25,
        occSignatures: 0,
      },
    },
  ])
})

test('a row without a number is refused and named', () => {
  const text = [header, '"7","2015-02-02 14:19:59",23.7,26.2,,760.4,0.0047,1'].join('\n')
  assert.throws(() => parseOfficeRows(text), /Row 7: Light is not a number/)
})

test('a time that the clock of Mons never showed is refused', () => {
  const text = [header, '"1","2015-03-29 02:30:00",23.7,26.2,1,760.4,0.0047,1'].join('\n')
  assert.throws(() => parseOfficeRows(text), RangeError)
})

const folder = fileURLToPath(new URL('../../shared/data/uci-occupancy', import.meta.url))
const skip = existsSync(folder) ? false : `SKIPPED: no data set at ${folder}`

test('the whole data set has 20,560 rows with all five variables, none twice', { skip }, async () => {
  const rows = await readOfficeRows(folder)
  assert.equal(rows.length, 8143 + 2665 + 9752)
  assert.ok(rows.every(({ values }) => Object.keys(values).length === 5))
  assert.equal(new Set(rows.map(({ timeS }) => timeS)).size, rows.length)
})
