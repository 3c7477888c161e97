import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  formatAge,
  formatDay,
  formatIso,
  formatMoment,
  formatOffset,
  formatTimeOfDay,
  nameZone,
} from './format-time.ts'

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds / 1000

test('times are those on the wall of the building, on either side of a change of the clock', () => {
  assert.equal(formatTimeOfDay(at('2026-03-29T00:59:00Z'), 'Europe/London'), '00:59')
  assert.equal(formatTimeOfDay(at('2026-03-29T01:00:00Z'), 'Europe/London'), '02:00')
  assert.equal(formatTimeOfDay(at('2026-01-14T13:14:00Z'), 'Asia/Kathmandu'), '18:59')
})

test('a day has its year where that is another one', () => {
  const now = at('2026-01-14T13:14:00Z')
  assert.equal(formatDay(at('2026-01-13T10:00:00Z'), 'Europe/London', now), 'Tue 13 Jan')
  assert.match(formatDay(at('2025-12-31T10:00:00Z'), 'Europe/London', now), /31 Dec 2025/)
  assert.equal(formatMoment(now, 'Europe/London', now), '13:14')
  assert.match(formatMoment(at('2026-01-13T10:05:00Z'), 'Europe/London', now), /^Tue,? 13 Jan, 10:05$/)
})

test('offsets are those of the time, and may have minutes', () => {
  assert.equal(formatOffset(at('2026-01-14T13:14:00Z'), 'Europe/London'), 'UTC+0')
  assert.equal(formatOffset(at('2026-07-14T13:14:00Z'), 'Europe/London'), 'UTC+1')
  assert.equal(formatOffset(at('2026-01-14T13:14:00Z'), 'Asia/Kathmandu'), 'UTC+5:45')
  assert.equal(formatOffset(at('2026-07-14T13:14:00Z'), 'America/St_Johns'), 'UTC-2:30')
  assert.equal(formatIso(at('2026-07-14T13:14:00Z'), 'Europe/London'), '2026-07-14T14:14:00+01:00')
})

test('zones are called after their place, and ages are short', () => {
  assert.equal(nameZone('America/New_York'), 'New York')
  assert.deepEqual([0, 59, 60, 7140, 7200, 172_799, 172_800].map(formatAge), [
    'now',
    'now',
    '1 min',
    '119 min',
    '2 h',
    '47 h',
    '2 days',
  ])
})
