import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseTimestampMs, timestampBounds } from './timestamp.ts'

const anyMs = fc.integer({ min: timestampBounds.fromMs, max: timestampBounds.toMs - 1 })

test('every millisecond survives as Unix seconds, as a number and as text', () => {
  fc.assert(
    fc.property(anyMs, (ms) => {
      assert.equal(parseTimestampMs(ms / 1000), ms)
      assert.equal(parseTimestampMs((ms / 1000).toFixed(3)), ms)
    }),
  )
})

test('every millisecond survives as RFC 3339, in any zone, in either letter case', () => {
  const anyOffset = fc.record({
    sign: fc.constantFrom(1, -1),
    hours: fc.integer({ min: 0, max: 23 }),
    minutes: fc.integer({ min: 0, max: 59 }),
  })
  const hourMs = 3_600_000
  fc.assert(
    fc.property(
      fc.integer({ min: 24 * hourMs, max: timestampBounds.toMs - 24 * hourMs }),
      anyOffset,
      (ms, { sign, hours, minutes }) => {
        const local = new Date(ms + sign * (hours * 60 + minutes) * 60_000).toISOString().slice(0, -1)
        const pad = (part: number) => String(part).padStart(2, '0')
        const text = `${local}${sign > 0 ? '+' : '-'}${pad(hours)}:${pad(minutes)}`
        assert.equal(parseTimestampMs(text), ms)
        assert.equal(parseTimestampMs(text.toLowerCase()), ms)
        assert.equal(parseTimestampMs(new Date(ms).toISOString().toLowerCase()), ms)
      },
    ),
  )
})

test('whatever comes in, what comes out is a whole millisecond within the bounds, or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.double(), fc.string()), (input) => {
      const ms = parseTimestampMs(input)
      assert.ok(
        ms === undefined ||
          (Number.isInteger(ms) && ms >= timestampBounds.fromMs && ms < timestampBounds.toMs),
      )
    }),
  )
})

test('a day exists as the calendar has it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1970, max: 2199 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, day) => {
        const date = new Date(Date.UTC(year, month - 1, day))
        const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T12:00:00Z`
        assert.equal(parseTimestampMs(text) !== undefined, exists, text)
      },
    ),
  )
})

const refused: Record<string, unknown> = {
  'a local time without an offset': '2026-01-31T09:30:00',
  'a date alone': '2026-01-31',
  'milliseconds given as seconds': 1_760_000_000_000,
  'a time before 1970': -1,
  'the end of the bounds, which are half-open': timestampBounds.toMs / 1000,
  'hour 24': '2026-01-31T24:00:00Z',
  'minute 60': '2026-01-31T23:60:00Z',
  'an offset that no zone has': '2026-01-31T09:30:00+24:00',
  'not a number': Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  'an exponent': '1e9',
  'white space': ' 1760000000',
  'an empty string': '',
  nothing: null,
}

for (const [name, input] of Object.entries(refused)) {
  test(`${name} is refused`, () => assert.equal(parseTimestampMs(input), undefined))
}

test('the first moment of the bounds is accepted', () => assert.equal(parseTimestampMs(0), 0))

test('a part of a millisecond is rounded to the nearest', () => {
  assert.equal(parseTimestampMs(1.0006), 1001)
  assert.equal(parseTimestampMs('1.0004'), 1000)
})
