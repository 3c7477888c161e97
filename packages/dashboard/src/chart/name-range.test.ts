import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameRange, nameZoneInRange } from './name-range.ts'

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds / 1000
const now = at('2026-01-14T13:14:00Z')
const zone = 'Europe/London'
const range = (from: string, to: string) => ({ from: at(from), to: at(to) })

test('whole days have their dates alone', () => {
  assert.match(nameRange(range('2026-01-14T00:00:00Z', '2026-01-15T00:00:00Z'), zone, now), /^Wed,? 14 Jan$/)
  assert.match(
    nameRange(range('2026-01-08T00:00:00Z', '2026-01-15T00:00:00Z'), zone, now),
    /^Thu,? 8 Jan to Wed,? 14 Jan$/,
  )
})

test('parts of a day have times, and another year is named', () => {
  assert.match(
    nameRange(range('2026-01-14T09:30:00Z', '2026-01-14T11:00:00Z'), zone, now),
    /^Wed,? 14 Jan, 09:30 to 11:00$/,
  )
  assert.match(nameRange(range('2025-12-31T00:00:00Z', '2026-01-01T00:00:00Z'), zone, now), /31 Dec 2025$/)
})

test('a zone is named with its offset, with both where the clock changes', () => {
  assert.equal(
    nameZoneInRange(zone, range('2026-01-14T00:00:00Z', '2026-01-15T00:00:00Z')),
    'Europe/London (UTC+0)',
  )
  assert.equal(
    nameZoneInRange(zone, range('2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z')),
    'Europe/London (UTC+0, then UTC+1)',
  )
  assert.equal(
    nameZoneInRange('Asia/Kathmandu', range('2026-01-14T00:00:00Z', '2026-01-15T00:00:00Z')),
    'Asia/Kathmandu (UTC+5:45)',
  )
})
