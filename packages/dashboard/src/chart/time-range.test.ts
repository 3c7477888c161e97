import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countDays, cutAtHour, findPresetRange, intersectRanges, shiftByDays } from './time-range.ts'

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds / 1000
const hours = ({ from, to }: { from: number; to: number }) => (to - from) / 3600

test('today is the local day, of as many hours as the clock has', () => {
  const now = at('2026-01-14T13:14:00Z')
  const today = findPresetRange('today', now, 'Asia/Kathmandu')
  assert.equal(today.from, at('2026-01-13T18:15:00Z'))
  assert.equal(hours(today), 24)
  assert.equal(hours(findPresetRange('today', at('2026-03-29T12:00:00Z'), 'Europe/London')), 23)
  assert.equal(hours(findPresetRange('today', at('2026-10-25T12:00:00Z'), 'Europe/London')), 25)
  assert.equal(hours(findPresetRange('today', at('2026-04-05T03:00:00Z'), 'Australia/Lord_Howe')), 24.5)
})

test('yesterday ends where today begins, and seven days end with today', () => {
  const now = at('2026-03-30T12:00:00Z')
  const today = findPresetRange('today', now, 'Europe/London')
  const yesterday = findPresetRange('yesterday', now, 'Europe/London')
  assert.equal(yesterday.to, today.from)
  assert.equal(hours(yesterday), 23)
  const week = findPresetRange('week', now, 'Europe/London')
  assert.equal(week.to, today.to)
  assert.equal(countDays(week, 'Europe/London'), 7)
  assert.equal(countDays(findPresetRange('month', now, 'Europe/London'), 'Europe/London'), 28)
})

test('a range counts its days where it ends in an evening that comes again after midnight', () => {
  // In St John's the clocks went back to 23:01 a minute after midnight.
  const night = { from: at('2010-11-07T02:30:30Z'), to: at('2010-11-07T03:00:00Z') }
  assert.equal(countDays(night, 'America/St_Johns'), 2)
  assert.equal(countDays({ ...night, from: at('2010-11-06T15:00:00Z') }, 'America/St_Johns'), 2)
  assert.equal(countDays({ ...night, to: at('2010-11-07T12:00:00Z') }, 'America/St_Johns'), 2)
  // Elsewhere one goes back to midnight itself.
  for (const [zone, date] of [
    ['America/Havana', '2025-11-02'],
    ['Atlantic/Azores', '2025-10-26'],
  ] as const) {
    const day = findPresetRange('today', at(`${date}T12:00:00Z`), zone)
    assert.deepEqual([hours(day), countDays(day, zone)], [25, 1])
  }
})

test('a time that is moved by days shows the same on the wall', () => {
  assert.equal(shiftByDays(at('2026-03-28T09:00:00Z'), 7, 'Europe/London'), at('2026-04-04T08:00:00Z'))
})

test('today ends with the hour that it is, also where hours begin at a quarter', () => {
  const now = at('2026-01-14T13:14:00Z')
  const end = (zone: string) => cutAtHour(findPresetRange('today', now, zone), now, zone).to
  assert.equal(end('Europe/London'), at('2026-01-14T14:00:00Z'))
  assert.equal(end('Asia/Kathmandu'), at('2026-01-14T13:15:00Z'))
  const yesterday = findPresetRange('yesterday', now, 'Europe/London')
  assert.deepEqual(cutAtHour(yesterday, now, 'Europe/London'), yesterday)
})

test('ranges that only touch have nothing in common', () => {
  assert.equal(intersectRanges({ from: 0, to: 5 }, { from: 5, to: 9 }), undefined)
  assert.deepEqual(intersectRanges({ from: 0, to: 5 }, { from: 4, to: 9 }), { from: 4, to: 5 })
})
