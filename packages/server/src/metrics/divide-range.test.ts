import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type BucketLength, bucketLengths } from '@openlightfi/contract'
import fc from 'fast-check'
import { divideRange } from './divide-range.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const minutes = { '5m': 5, '15m': 15, '30m': 30, '1h': 60, '3h': 180, '6h': 360 } as const

/** Zones, and days on which something happens to their clocks; in St. John's they went back over midnight. */
const occasions: readonly (readonly [timeZone: string, date: string])[] = [
  ['Europe/London', '2025-03-30'],
  ['Europe/London', '2025-10-26'],
  ['America/New_York', '2025-11-02'],
  ['Australia/Lord_Howe', '2025-04-06'],
  ['Africa/Casablanca', '2025-02-23'],
  ['Asia/Kathmandu', '1985-12-31'],
  ['Pacific/Apia', '2011-12-30'],
  ['America/St_Johns', '2009-11-01'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['Antarctica/Casey', '2010-03-05'],
]

/** Finds the start of the bucket of a moment, by the wall clock at that moment alone. */
function findStartMs(timeMs: number, timeZone: string, length: BucketLength): number {
  const local = Temporal.Instant.fromEpochMilliseconds(timeMs).toZonedDateTimeISO(timeZone)
  if (length === '1d') return local.startOfDay().epochMilliseconds
  const intoDayMs = local.toPlainTime().since('00:00').total('milliseconds')
  const startMs = timeMs - (Math.round(intoDayMs) % (minutes[length] * minuteMs))
  const change = local.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  return Math.max(startMs, change?.epochMilliseconds ?? startMs)
}

describe('a range in buckets', () => {
  it('has each moment in the bucket that the wall clock says, also while the clocks change', () => {
    const drawn = fc.record({
      occasion: fc.constantFrom(...occasions),
      length: fc.constantFrom(...bucketLengths),
      fromMinute: fc.integer({ min: -60 * 60, max: 40 * 60 }),
      lengthMs: fc.oneof(fc.constantFrom(0, 1, minuteMs, dayMs), fc.integer({ min: 1, max: 3 * dayMs })),
      moments: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 30 }),
    })
    const property = fc.property(drawn, ({ occasion, length, fromMinute, lengthMs, moments }) => {
      const [timeZone, date] = occasion
      const fromMs = Date.parse(`${date}T00:00:00Z`) + fromMinute * minuteMs
      const range = { fromMs, toMs: fromMs + lengthMs }
      const { buckets, segments } = divideRange({ range, length, timeZone, maxBuckets: 1e6 })
      let [endMs, totalMs] = [fromMs, 0]
      for (const segment of segments) {
        assert.equal(segment.fromMs, endMs)
        endMs = segment.toMs
        totalMs += endMs - segment.fromMs
      }
      assert.equal(endMs, range.toMs)
      assert.equal(
        buckets.reduce((sum, bucket) => sum + bucket.totalMs, 0),
        totalMs,
      )
      for (const [at, { startMs, totalMs: inBucketMs }] of buckets.entries()) {
        assert.ok(inBucketMs > 0)
        assert.ok(startMs > (buckets[at - 1]?.startMs ?? Number.NEGATIVE_INFINITY))
      }
      for (const share of lengthMs === 0 ? [] : moments) {
        const timeMs = fromMs + Math.floor(share * lengthMs)
        const segment = segments.find((each) => each.fromMs <= timeMs && timeMs < each.toMs)
        const expected = findStartMs(timeMs, timeZone, length)
        assert.equal(buckets[segment?.bucket ?? -1]?.startMs, expected, `${timeZone} ${length} ${timeMs}`)
      }
    })
    // The clocks of Casey went back by three hours two hours after midnight: the range begins with the later
    // of two dates.
    const nightOfCasey = {
      occasion: ['Antarctica/Casey', '2010-03-05'] as const,
      length: '1d' as const,
      fromMinute: -541,
      lengthMs: dayMs,
      moments: [0, 0.05, 0.5],
    }
    fc.assert(property, { numRuns: 400, examples: [[nightOfCasey]] })
  })

  it('is listed no further than to one bucket more than wanted', () => {
    const range = { fromMs: 0, toMs: Date.UTC(2200, 0, 1) }
    const division = divideRange({ range, length: '5m', timeZone: 'Europe/London', maxBuckets: 100 })
    assert.equal(division.buckets.length, 101)
  })
})
