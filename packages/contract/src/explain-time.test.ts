import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { explainTime } from './explain-time.ts'

const looks: readonly (readonly [input: unknown, clause: RegExp])[] = [
  [1_764_230_400_000, /^it looks like milliseconds \(2025-11-27T08:00:00.000Z\): divide it by 1000$/],
  ['1764230400000000', /microseconds.*divide it by 1000000$/],
  ['1764230400000000000', /nanoseconds/],
  [20_000, /serial date of a spreadsheet \(1954-10-03T00:00/],
  ['46353,3', /serial date of a spreadsheet \(2026-11-27T07:12/],
  [20261126, /date without dashes/],
  [20261326, /since a device was started/],
  [9, /since a device was started/],
  ['1970-01-01T00:00:00Z', /since a device was started/],
  ['2026-11-26T08:00', /no offset from UTC/],
  ['2026-11-26 08:00:00,5', /no offset from UTC/],
  ['2026-11-26', /no time of day/],
  ['26/11/2026 08:00', /as spreadsheets show it/],
  ['2026-02-30T00:00:00Z', /no such moment/],
]
for (const [input, clause] of looks) {
  test(`${JSON.stringify(input)} is told by its look`, () => assert.match(explainTime(input) ?? '', clause))
}

test('of what looks like nothing nothing is said', () => {
  for (const input of ['', 'yesterday', -1, 700_000_000, 1e11, 1e30, Number.NaN, null, {}, 'x'.repeat(1000)])
    assert.equal(explainTime(input), undefined, String(input))
})

test('whatever comes in, the clause is short', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.double(), fc.string()), (input) => {
      assert.ok((explainTime(input) ?? '').length < 200)
    }),
  )
})
