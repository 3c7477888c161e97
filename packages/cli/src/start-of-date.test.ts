import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findStartOfDate } from './start-of-date.ts'

function findByTemporal(date: string, timeZone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds
}

test('a date begins where Temporal says, in every zone and on every day', () => {
  const anyDate = fc
    .integer({ min: 0, max: 47_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
  fc.assert(
    fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), anyDate, (timeZone, date) => {
      assert.equal(findStartOfDate(date, timeZone), findByTemporal(date, timeZone), `${date} ${timeZone}`)
    }),
    { numRuns: 3_000 },
  )
})

test('a zone that is not known is an error, and not taken for UTC', () => {
  assert.throws(() => findStartOfDate('2026-01-31', 'Moon/Tranquility'), /Moon\/Tranquility/)
})

const oddities: readonly (readonly [date: string, timeZone: string, what: string])[] = [
  ['2026-04-24', 'Africa/Cairo', 'has no midnight'],
  ['2025-09-07', 'America/Santiago', 'has no midnight'],
  ['2026-03-29', 'Asia/Beirut', 'has no midnight'],
  ['2026-11-01', 'America/Havana', 'has midnight twice'],
  ['2010-11-07', 'America/St_Johns', 'begins, ends after a minute, and begins again'],
  ['2011-12-30', 'Pacific/Apia', 'is skipped'],
  ['2026-03-29', 'Europe/London', 'has 23 hours'],
  ['1972-01-07', 'Africa/Monrovia', 'has an odd offset'],
]
for (const [date, timeZone, what] of oddities) {
  test(`${date} in ${timeZone}, which ${what}, begins where Temporal says`, () => {
    assert.equal(findStartOfDate(date, timeZone), findByTemporal(date, timeZone))
  })
}
