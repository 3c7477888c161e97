import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  countWeekdays,
  findWeekday,
  groupDays,
  listHours,
  measureSeconds,
  readDays,
  readHours,
  writeDays,
  writeHours,
} from './hour-selection.ts'

test('hours are read in both forms of the API, and refused where they name no time', () => {
  assert.deepEqual(readHours('8-18'), { from: 8, to: 18 })
  assert.deepEqual(readHours('08:00-18:00'), { from: 8, to: 18 })
  assert.deepEqual(readHours('22-6'), { from: 22, to: 6 })
  for (const bad of ['8', '8-8', '24-3', '8-25', '8-0', 'all', '8:30-18:00']) {
    assert.equal(readHours(bad), undefined, bad)
  }
  assert.equal(writeHours({ from: 22, to: 6 }), '22-6')
})

test('hours are listed by the clock, also those of a night', () => {
  assert.deepEqual(listHours({ from: 8, to: 11 }), [8, 9, 10])
  assert.deepEqual(listHours({ from: 22, to: 2 }), [0, 1, 22, 23])
  assert.equal(listHours(undefined).length, 24)
})

test('days are read as ranges and lists, also over the end of the week, and written again', () => {
  assert.deepEqual(readDays('mon-fri'), ['mon', 'tue', 'wed', 'thu', 'fri'])
  assert.deepEqual(readDays('sat-mon'), ['mon', 'sat', 'sun'])
  assert.deepEqual(readDays('mon,wed-thu'), ['mon', 'wed', 'thu'])
  assert.equal(readDays('someday'), undefined)
  assert.equal(readDays(''), undefined)
  assert.equal(writeDays(['fri', 'mon', 'tue', 'wed']), 'mon-wed,fri')
  assert.deepEqual(groupDays(['mon', 'sat', 'sun']), [
    ['mon', 'mon'],
    ['sat', 'sun'],
  ])
})

test('a day is as long as it is where it is', () => {
  const hoursOf = (date: string, zone: string, hours?: string) =>
    measureSeconds(date, hours === undefined ? undefined : readHours(hours), zone) / 3600
  assert.equal(hoursOf('2026-06-01', 'Europe/London'), 24)
  assert.equal(hoursOf('2026-03-29', 'Europe/London'), 23)
  assert.equal(hoursOf('2026-10-25', 'Europe/London'), 25)
  assert.equal(hoursOf('2026-04-05', 'Australia/Lord_Howe'), 24.5)
  assert.equal(hoursOf('2026-10-25', 'Europe/London', '8-18'), 10)
  assert.equal(hoursOf('2026-10-24', 'Europe/London', '22-6'), 9)
  assert.equal(hoursOf('2026-10-24', 'Europe/London', '8-24'), 16)
})

test('a date has its day of the week', () => {
  assert.equal(findWeekday('2026-11-30'), 'mon')
  assert.equal(findWeekday('2026-11-29'), 'sun')
})

test('the days of the week of a range are counted', () => {
  const counts = countWeekdays({ from: '2026-01-01', to: '2026-01-10' })
  assert.deepEqual(counts, { mon: 1, tue: 1, wed: 1, thu: 2, fri: 2, sat: 1, sun: 1 })
})
