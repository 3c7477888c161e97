import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localDayAt, shiftDay, wallClockS } from './local-day.ts'

const seconds = (iso: string) => Date.parse(iso) / 1000

test('a day has 23 hours when clocks go forward and 25 when they go back, each zone on its own date', () => {
  const hours = (iso: string, zone: string) => {
    const day = localDayAt(seconds(iso), zone)
    return (day.endS - day.startS) / 3600
  }
  assert.equal(hours('2026-03-29T12:00:00Z', 'Europe/London'), 23)
  assert.equal(hours('2026-10-25T12:00:00Z', 'Europe/London'), 25)
  assert.equal(hours('2026-03-29T12:00:00Z', 'America/New_York'), 24)
  assert.equal(hours('2026-03-08T12:00:00Z', 'America/New_York'), 23)
  assert.equal(hours('2026-11-01T12:00:00Z', 'America/New_York'), 25)
})

test('the wall clock is read in local time on both sides of a clock change', () => {
  const before = localDayAt(seconds('2026-10-24T12:00:00Z'), 'Europe/London')
  assert.equal(wallClockS(before, 9 * 60), seconds('2026-10-24T08:00:00Z'))
  assert.equal(wallClockS(shiftDay(before, 2), 9 * 60), seconds('2026-10-26T09:00:00Z'))
  assert.equal(wallClockS(before, 1440), before.endS)
})

test('a wall clock time that is skipped is taken after the gap', () => {
  const day = localDayAt(seconds('2026-03-29T12:00:00Z'), 'Europe/London')
  assert.equal(wallClockS(day, 90), seconds('2026-03-29T01:30:00Z'))
})

test('days join without a gap, and midnight belongs to the day it begins', () => {
  let day = localDayAt(seconds('2026-01-01T12:00:00Z'), 'America/New_York')
  for (let count = 0; count < 366; count++) {
    const next = shiftDay(day, 1)
    assert.equal(next.startS, day.endS)
    assert.equal(localDayAt(day.endS, 'America/New_York').index, next.index)
    assert.equal(localDayAt(day.endS - 0.001, 'America/New_York').index, day.index)
    day = next
  }
})

test('weekends and holidays are no workdays', () => {
  const isWorkday = (iso: string) => localDayAt(seconds(iso), 'Europe/London').isWorkday
  assert.equal(isWorkday('2026-11-20T12:00:00Z'), true)
  assert.equal(isWorkday('2026-11-21T12:00:00Z'), false)
  assert.equal(isWorkday('2026-12-25T12:00:00Z'), false)
})

test('days and wall clocks are those of Temporal, in zones that change at midnight and by half an hour too', () => {
  const zones = [
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
    'Asia/Beirut',
    'Africa/Cairo',
    'Asia/Kathmandu',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: seconds('2010-01-01T00:00:00Z'), max: seconds('2030-01-01T00:00:00Z') }),
      fc.integer({ min: 0, max: 1439 }),
      (timeZone, timeS, minute) => {
        const day = localDayAt(timeS, timeZone)
        const shown = Temporal.Instant.fromEpochMilliseconds(timeS * 1000).toZonedDateTimeISO(timeZone)
        const date = shown.toPlainDate()
        const startOf = (wanted: Temporal.PlainDate) =>
          wanted.toZonedDateTime(timeZone).epochMilliseconds / 1000
        // Where the last hour of a day comes twice, the second one belongs to the day that has begun.
        if (timeS < startOf(date.add({ days: 1 }))) {
          assert.deepEqual([day.startS, day.endS], [startOf(date), startOf(date.add({ days: 1 }))])
          assert.equal(day.dayOfWeek, date.dayOfWeek)
        }
        const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 })
        const own = Temporal.PlainDate.from('1970-01-01').add({ days: day.index })
        const expected = own.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds / 1000
        const first = Temporal.Instant.fromEpochMilliseconds(day.startS * 1000).toZonedDateTimeISO(timeZone)
        // What a gap at midnight skips is the beginning of the day.
        const isSkipped = Temporal.PlainTime.compare(plainTime, first.toPlainTime()) < 0
        assert.equal(wallClockS(day, minute), isSkipped ? day.startS : Math.max(expected, day.startS))
      },
    ),
    { numRuns: 2000, examples: [['America/Sao_Paulo', seconds('2016-10-16T03:00:00Z'), 1]] },
  )
})
