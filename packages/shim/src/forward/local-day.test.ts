import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { createDayFinder, isTimeZone } from './local-day.ts'

it('the day of a time is the one that Temporal tells, in every zone and year', () => {
  const zone = fc.constantFrom(
    'UTC',
    'Europe/London',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'America/St_Johns',
    'Asia/Tokyo',
  )
  const time = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) }).map((ms) => ms / 1000)
  const property = fc.property(zone, time, (timeZone, seconds) => {
    const instant = Temporal.Instant.fromEpochMilliseconds(Math.round(seconds * 1000))
    const expected = instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
    assert.equal(createDayFinder(timeZone)(seconds), expected)
  })
  fc.assert(property, { numRuns: 300 })
})

it('only names of the IANA list are time zones', () => {
  assert.ok(isTimeZone('Europe/London') && isTimeZone('UTC'))
  for (const name of ['Mars/Olympus', '', 'GMT+25', 'Europe/London ']) assert.ok(!isTimeZone(name), name)
})
