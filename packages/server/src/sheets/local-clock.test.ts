import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { LocalClock } from './local-clock.ts'

const zones = ['Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Scoresbysund', 'UTC']

test('a clock shows what the calendar says, in whatever order it is asked', () => {
  const times = fc.array(fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(fc.constantFrom(...zones), times, (timeZone, timesMs) => {
      const clock = new LocalClock(timeZone)
      for (const timeMs of timesMs) {
        const { offsetNanoseconds } =
          Temporal.Instant.fromEpochMilliseconds(timeMs).toZonedDateTimeISO(timeZone)
        assert.equal(clock.toLocalMs(timeMs), timeMs + offsetNanoseconds / 1e6)
      }
    }),
    { numRuns: 100 },
  )
})

test('the hour in which clocks go back is shown twice, to the millisecond', () => {
  const clock = new LocalClock('Europe/London')
  const changeMs = Date.UTC(2025, 9, 26, 1)
  assert.equal(clock.toLocalMs(changeMs - 1), Date.UTC(2025, 9, 26, 2) - 1)
  assert.equal(clock.toLocalMs(changeMs), changeMs)
})
