import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appendDatum, type HistoryFacts, toLine, toRises } from './to-line.ts'

const facts: HistoryFacts = {
  range: { from: 0, to: 86_400 },
  bucket: undefined,
  timeZone: 'Europe/London',
  staleAfterS: 900,
  nowS: 3000,
}
const bucket = (time: number, avg: number, more = {}) => ({
  time,
  value: avg,
  avg,
  min: avg,
  max: avg,
  ...more,
})

test('data are points where they were measured, and the line breaks where they are too far apart', () => {
  const line = toLine(
    [
      { time: 100, value: 5 },
      { time: 400, value: 6 },
      { time: 2800, value: 7 },
    ],
    facts,
  )
  assert.deepEqual(line.mean, [5, 6, null, 7])
  assert.deepEqual(line.gaps, [{ from: 400, to: 2800 }])
  assert.ok(line.isRaw)
})

test('a bucket stands in its middle with mean and extremes, and the last one ends now', () => {
  const line = toLine([bucket(0, 5, { min: 1, max: 9, count: 6 }), bucket(1800, 6)], {
    ...facts,
    bucket: '30m',
  })
  assert.deepEqual(line.x, [900, 2400])
  assert.deepEqual(line.end, [1800, 3000])
  assert.deepEqual([line.min[0], line.max[0], line.count[0]], [1, 9, 6])
})

test('an empty bucket breaks the line', () => {
  const line = toLine([bucket(0, 5), bucket(3600, 6)], { ...facts, bucket: '30m', nowS: 5400 })
  assert.deepEqual(line.mean, [5, null, 6])
  const quarter = toLine([bucket(0, 5), bucket(1800, 6)], { ...facts, bucket: '15m', nowS: 2700 })
  assert.deepEqual(quarter.mean, [5, null, 6])
})

test('shorter buckets than a sensor reports in may be empty', () => {
  const line = toLine([bucket(0, 5), bucket(600, 6)], { ...facts, bucket: '5m', nowS: 900 })
  assert.deepEqual(line.mean, [5, 6])
})

test('a day is as long as the clock makes it', () => {
  const start = Temporal.Instant.from('2026-03-29T00:00:00Z').epochMilliseconds / 1000
  const range = { from: start, to: start + 7 * 86_400 }
  const line = toLine([bucket(start, 5)], { ...facts, range, bucket: '1d', nowS: range.to })
  assert.equal((line.end[0] ?? 0) - start, 23 * 3600)
})

test('of a meter the rise is drawn, from the end of the bucket before', () => {
  const data = [
    bucket(0, 11, { min: 10, max: 12, last: 12 }),
    bucket(1800, 14, { min: 13, max: 15, last: 15 }),
    bucket(3600, 3, { min: 2, max: 4, last: 4 }),
    bucket(9000, 6, { min: 5, max: 7, last: 7 }),
  ]
  assert.deepEqual(
    toRises(data, { ...facts, nowS: 10_800 }, '30m').mean.filter((_, index) => index !== 3),
    [2, 3, null, 2],
  )
})

test('what is heard later is added once, and closes the gap before it only if it is near', () => {
  const line = toLine([{ time: 2000, value: 5 }], { ...facts, range: { from: 1900, to: 9000 } })
  const later = { range: { from: 1900, to: 9000 }, staleAfterS: 900, nowS: 3100 }
  assert.deepEqual(appendDatum(line, { time: 2500, value: 6 }, later).mean, [5, 6])
  assert.equal(appendDatum(line, { time: 2000, value: 9 }, later), line)
  assert.equal(appendDatum(line, undefined, later), line)
  assert.deepEqual(appendDatum(line, { time: 3000, value: 6 }, later).mean, [5, null, 6])
})
