import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDaysRange } from './time-range.ts'
import { computeTimeTicks } from './time-ticks.ts'

const day = (text: string, days: number, zone: string) => {
  const first = Temporal.PlainDate.from(text)
  return findDaysRange(first, first.add({ days }), zone)
}
const labels = (text: string, days: number, zone: string, most: number) =>
  computeTimeTicks(day(text, days, zone), zone, most).map(({ label }) => label)

test('marks of a day are at round hours, and a beginning day is named below', () => {
  const ticks = computeTimeTicks(day('2026-01-14', 1, 'Europe/London'), 'Europe/London', 6)
  assert.deepEqual(
    ticks.map(({ label, below }) => [label, below]),
    [
      ['00:00', 'Wed 14 Jan'],
      ['06:00', undefined],
      ['12:00', undefined],
      ['18:00', undefined],
      ['00:00', undefined],
    ],
  )
})

test('an hour that the clock skips has no mark, one that it shows twice has two', () => {
  assert.deepEqual(labels('2026-03-29', 1, 'Europe/London', 24).slice(0, 4), [
    '00:00',
    '02:00',
    '03:00',
    '04:00',
  ])
  assert.deepEqual(labels('2026-10-25', 1, 'Europe/London', 25).slice(0, 5), [
    '00:00',
    '01:00',
    '01:00',
    '02:00',
    '03:00',
  ])
})

test('half an hour that the clock skips or repeats, as on Lord Howe, is right to the half hour', () => {
  const zone = 'Australia/Lord_Howe'
  assert.deepEqual(labels('2026-10-04', 1, zone, 48).slice(2, 7), [
    '01:00',
    '01:30',
    '02:30',
    '03:00',
    '03:30',
  ])
  assert.deepEqual(labels('2026-04-05', 1, zone, 49).slice(2, 6), ['01:00', '01:30', '01:30', '02:00'])
})

test('a zone of 5:45 has its marks at its own round hours', () => {
  const [first, second] = computeTimeTicks(day('2026-01-14', 1, 'Asia/Kathmandu'), 'Asia/Kathmandu', 6)
  assert.equal(first?.time, Temporal.Instant.from('2026-01-13T18:15:00Z').epochMilliseconds / 1000)
  assert.equal(second?.label, '06:00')
})

test('a day whose midnight is skipped begins with the first time that the clock shows', () => {
  assert.equal(labels('2026-09-06', 1, 'America/Santiago', 24)[0], '01:00')
})

test('longer ranges are marked by days, by Mondays, by months and by years', () => {
  assert.deepEqual(labels('2026-03-27', 4, 'Europe/London', 6).length, 5)
  assert.deepEqual(labels('2026-01-01', 28, 'Europe/London', 8), ['5 Jan', '12 Jan', '19 Jan', '26 Jan'])
  assert.deepEqual(labels('2026-01-01', 120, 'Europe/London', 8), ['Jan', 'Feb', 'Mar', 'Apr', 'May'])
  const years = computeTimeTicks(day('2020-06-01', 2200, 'Europe/London'), 'Europe/London', 8)
  assert.deepEqual(
    years.map(({ below }) => below),
    ['2021', '2022', '2023', '2024', '2025', '2026'],
  )
})

test('every label is what the wall shows, in every zone and around every change of the clock', () => {
  for (const zone of [
    'Europe/London',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/New_York',
    'Africa/Cairo',
  ]) {
    for (let from = Date.UTC(2026, 0, 1) / 1000; from < Date.UTC(2027, 0, 1) / 1000; from += 86_400 * 3.3) {
      for (const { time, label } of computeTimeTicks({ from, to: from + 86_400 }, zone, 12)) {
        const wall = Temporal.Instant.fromEpochMilliseconds(time * 1000).toZonedDateTimeISO(zone)
        assert.equal(label, wall.toPlainTime().toString({ smallestUnit: 'minute' }))
      }
    }
  }
})

test('there are never more marks than there is room for, but for the ones at both ends', () => {
  for (let length = 60; length < 86_400 * 4000; length *= 1.7) {
    const ticks = computeTimeTicks({ from: 1_767_225_600, to: 1_767_225_600 + length }, 'Europe/London', 8)
    assert.ok(ticks.length <= 11, `${ticks.length} marks in ${length} s`)
  }
})
