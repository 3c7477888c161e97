import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksForPart, findByteRange } from './byte-range.ts'

test('a range is taken by its borders, from a place on, or as so many last bytes', () => {
  for (const [field, range] of [
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=2-5', { start: 2, end: 5 }],
    ['bytes=2-', { start: 2, end: 9 }],
    ['bytes=9-99', { start: 9, end: 9 }],
    ['bytes=-1', { start: 9, end: 9 }],
    ['bytes=-8', { start: 2, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=10-', undefined],
    ['bytes=10-12', undefined],
    ['bytes=-0', undefined],
  ] as const) {
    assert.ok(asksForPart(field), field)
    assert.deepEqual(findByteRange(field, 10), range, field)
  }
  for (const field of ['bytes=0-', 'bytes=-1', 'bytes=0-0']) assert.equal(findByteRange(field, 0), undefined)
})

test('what is no single range of bytes asks for the whole', () => {
  for (const field of [
    undefined,
    '',
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'bytes=0-1,3-4',
    'bytes= 0-1',
    'rows=0-1',
    'bytes=a-b',
    'bytes=1-2x',
    'bytes=-1-2',
    `bytes=${'9'.repeat(40)}-`,
  ]) {
    assert.ok(!asksForPart(field), String(field))
  }
})
