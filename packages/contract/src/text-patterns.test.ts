import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findPatternMeaning, textPatterns } from './text-patterns.ts'
import { parseRangeBorder } from './timestamp.ts'

const timestamp = new RegExp(textPatterns.timestamp.pattern)
const date = new RegExp(textPatterns.date.pattern)

test('the pattern of a time takes what is read as a time, and nothing that is not, but for 29 February', () => {
  const digits = (least: number, most: number) =>
    fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, '0'))
  const text = fc
    .tuple(
      fc.constantFrom('1815', '1970', '2026', '2199', '9999'),
      digits(0, 13),
      digits(0, 32),
      fc.constantFrom('T', 't', ' ', '_', ''),
      digits(0, 24),
      digits(0, 60),
      fc.oneof(
        fc.constant(''),
        fc
          .tuple(digits(0, 60), fc.constantFrom('', '.5', ',5', '.123456789', '.', '.1234567890'))
          .map(([second, fraction]) => `:${second}${fraction}`),
      ),
      fc.constantFrom('', ' ', '  '),
      fc.constantFrom(
        ...[
          'Z',
          'z',
          'UTC',
          'utc',
          '+01:00',
          '-23:59',
          '+24:00',
          '+01:60',
          '',
          '+0100',
          '-01',
          '+1',
          '01:00',
          '0100',
        ],
        ...['2460', '01', 'Z+01:00'],
      ),
    )
    .map(
      ([year, month, day, between, hour, minute, second, blank, offset]) =>
        `${year}-${month}-${day}${between}${hour}:${minute}${second}${blank}${offset}`,
    )
  fc.assert(
    fc.property(text, (one) => {
      if (/^\d{4}-02-29/.test(one)) return
      assert.equal(timestamp.test(one), parseRangeBorder(one) !== undefined, one)
    }),
    { numRuns: 20_000 },
  )
})

test('the pattern of a time takes Unix seconds', () => {
  for (const good of ['0', '1760000000', '1760000000.5', '1760000000,5', '99999999999', '2026-01-31']) {
    assert.match(good, timestamp)
    assert.notEqual(parseRangeBorder(good), undefined, good)
  }
  for (const bad of ['', '-1', '1760000000000', '1e9', '1.', '.5', ' 1', '٣']) {
    assert.doesNotMatch(bad, timestamp)
    assert.equal(parseRangeBorder(bad), undefined, bad)
  }
})

test('a border beyond 1970 and 2200 is that of everything', () => {
  assert.deepEqual(parseRangeBorder('1815-12-10T00:00:00Z'), { timeMs: 0 })
  assert.deepEqual(parseRangeBorder('99999999999'), { timeMs: Date.UTC(2200, 0, 1) })
})

test('the pattern of a date takes those of the calendar from 1970-01-01 to 2200-01-01', () => {
  for (const good of ['1970-01-01', '2026-12-31', '2024-02-29', '2199-04-30', '2200-01-01'])
    assert.match(good, date)
  for (const bad of ['1969-12-31', '2200-01-02', '2026-04-31', '2026-02-30', '2026-13-01', '2026-1-1', ''])
    assert.doesNotMatch(bad, date)
})

test('hours and days are those that the metrics read', () => {
  for (const good of ['8-18', '08-18', '0-24', '08:00-18:00', '22-6', '23-0'])
    assert.match(good, new RegExp(textPatterns.hours.pattern))
  for (const bad of ['8', '8-25', '8-18-20', '-8', '24-6', '08:30-18:00', '8:0-9', '22-06:15'])
    assert.doesNotMatch(bad, new RegExp(textPatterns.hours.pattern))
  for (const good of ['mon', 'mon-fri', 'mon,wed-fri', 'sat-mon'])
    assert.match(good, new RegExp(textPatterns.days.pattern))
  for (const bad of ['', 'monday', 'mon,', 'mon-', 'mon-tue-wed', 'Mon'])
    assert.doesNotMatch(bad, new RegExp(textPatterns.days.pattern))
})

test('a pattern says in words what it asks for', () => {
  assert.match(findPatternMeaning(textPatterns.days.pattern) ?? '', /mon-fri/)
  assert.equal(findPatternMeaning('^x$'), undefined)
})
