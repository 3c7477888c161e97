import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isCalendarDate, parseRangeBorder, parseTimestampMs, timestampBounds } from './timestamp.ts'

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
  'a lost plus before hours alone, which may be seconds': '2026-01-31T09:30 01',
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
  for (const one of [
    1760000000.9996,
    '1760000000.9996',
    '2025-10-09T08:53:20.9996Z',
    '2025-10-09T10:53:20,9996+0200',
  ])
    assert.equal(parseTimestampMs(one), 1760000001000, `${one}`)
})

test('an instant with any fraction of a second is the same millisecond in every notation', () => {
  const anyFraction = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: timestampBounds.toMs / 1000 - 1 }),
      anyFraction,
      (wholeS, digits) => {
        const fraction = digits.join('')
        const unix = parseTimestampMs(`${wholeS}.${fraction}`)
        assert.equal(parseTimestampMs(Number(`${wholeS}.${fraction}`)), unix)
        assert.equal(parseTimestampMs(`${wholeS},${fraction}`), unix)
        const date = new Date(wholeS * 1000).toISOString().slice(0, 19)
        assert.equal(parseTimestampMs(`${date}.${fraction}Z`), unix)
        const ahead = new Date((wholeS + 5.5 * 3600) * 1000).toISOString().slice(0, 19)
        assert.equal(parseTimestampMs(`${ahead}.${fraction}+05:30`), unix)
        const border = parseRangeBorder(`${date}.${fraction}Z`)
        if (unix !== undefined) assert.deepEqual(border, { timeMs: unix })
      },
    ),
    { numRuns: 10_000 },
  )
})

const mild: Record<string, string> = {
  'a blank for the T': '2026-11-26 08:00:00Z',
  'small letters': '2026-11-26t08:00:00z',
  'no seconds': '2026-11-26T08:00Z',
  'an offset without a colon': '2026-11-26T09:00:00+0100',
  'an offset of hours': '2026-11-26T05:00:00-03',
  'a blank before the offset': '2026-11-26 09:00:00 +0100',
  'the name of UTC': '2026-11-26 08:00:00 UTC',
  'a comma as decimal mark': '2026-11-26T08:00:00,000Z',
  'a plus that a URL turned into a blank': '2026-11-26T09:00:00 01:00',
  'such a plus before an offset without a colon': '2026-11-26T09:00 0100',
}
for (const [name, text] of Object.entries(mild)) {
  test(`${name} is taken`, () => assert.equal(parseTimestampMs(text), Date.UTC(2026, 10, 26, 8)))
}

test('a date is the border of a range and no time', () => {
  assert.deepEqual(parseRangeBorder('2024-02-29'), { date: '2024-02-29' })
  for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '2026-001', '1900-02-29'])
    assert.equal(parseRangeBorder(text), undefined, text)
  assert.ok(isCalendarDate('2000-02-29'))
})
