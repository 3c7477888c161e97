import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureSeries } from './measure-series.ts'
import { toLine } from './to-line.ts'
import { toUse } from './to-use.ts'

const facts = { bucket: undefined, timeZone: 'UTC', staleAfterS: 900, nowS: 1800 } as const
const range = { from: 0, to: 3600 }

test('figures are those of the data in the range, and the peak is named with its time', () => {
  const line = toLine(
    [
      { time: 0, value: 4 },
      { time: 300, value: 9 },
      { time: 600, value: 5 },
    ],
    { ...facts, range },
  )
  const { last, min, mean, peak, trough } = measureSeries(line, range, 300, 1800)
  assert.deepEqual([last, min, mean], [{ time: 600, value: 5 }, 4, 6])
  assert.deepEqual(peak, { start: 300, end: 300, value: 9 })
  assert.deepEqual(trough, { start: 0, end: 0, value: 4 })
})

test('coverage is the share of the time so far for which a datum speaks', () => {
  const line = toLine(
    [0, 60, 300, 600].map((time) => ({ time, value: 1 })),
    { ...facts, range },
  )
  assert.equal(measureSeries(line, range, 300, 1800).coverage, 900 / 1800)
  assert.equal(measureSeries(line, range, 300, 900).coverage, 1)
})

test('a mean of buckets gives each datum the same weight, and peaks are those within', () => {
  const data = [
    { time: 0, value: 10, avg: 10, min: 8, max: 12, count: 6 },
    { time: 1800, value: 20, avg: 20, min: 15, max: 40, count: 3 },
  ]
  const line = toLine(data, { ...facts, range, bucket: '30m', nowS: 3600 })
  const { mean, min, peak, coverage } = measureSeries(line, range, 300, 3600)
  assert.deepEqual([mean, min], [120 / 9, 8])
  assert.deepEqual(peak, { start: 1800, end: 3600, value: 40 })
  assert.equal(coverage, 0.75)
})

test('a sensor that reports each minute covers no more than it does', () => {
  const bucket = (time: number, count: number) => ({ time, value: 1, avg: 1, min: 1, max: 1, count })
  const line = toLine([bucket(0, 30), bucket(1800, 10)], { ...facts, range, bucket: '30m', nowS: 3600 })
  assert.equal(measureSeries(line, range, 300, 3600).coverage, (1800 + 600) / 3600)
})

test('without data there are no figures', () => {
  const { last, mean, peak, coverage } = measureSeries(toLine([], { ...facts, range }), range, 300, 1800)
  assert.deepEqual([last, mean, peak, coverage], [undefined, undefined, undefined, 0])
})

test('shares of time weigh as long as they last, and are covered as far as the API says', () => {
  const day = { from: Date.UTC(2026, 0, 14) / 1000, to: Date.UTC(2026, 0, 15) / 1000 }
  const row = (hour: number, utl: number) => ({
    date: '2026-01-14',
    hour,
    utl,
    count: utl * 100,
    coverage: 0.5,
  })
  const { mean, coverage } = measureSeries(
    toUse([row(8, 1), row(9, 0)], day, 'UTC', day.to),
    day,
    300,
    day.to,
  )
  assert.equal(mean, 0.5)
  assert.equal(coverage, 1 / 24)
})
