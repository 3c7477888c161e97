import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDays, toSeconds, whenText, writeDays } from './when.ts'

test('days are words, or a first and a last one', () => {
  for (const text of ['today', '7d', '30d', '2026-01-02..2026-01-05']) assert.equal(whenText(text), text)
  for (const text of ['', '8d', '2026-02-30..2026-03-01', '2026-01-05..2026-01-02', 'toString'])
    assert.equal(whenText(text), undefined)
})

test('a stretch ends today', () => {
  assert.deepEqual(findDays('today', '2026-01-14'), { first: '2026-01-14', last: '2026-01-14' })
  assert.deepEqual(findDays('7d', '2026-01-14'), { first: '2026-01-08', last: '2026-01-14' })
  assert.equal(writeDays({ first: '2026-01-08', last: '2026-01-14' }), '2026-01-08..2026-01-14')
})

test('days begin and end on the clock of the place, also one with 23 hours', () => {
  const { from, to } = toSeconds({ first: '2026-03-29', last: '2026-03-29' }, 'Europe/London')
  assert.equal((to - from) / 3600, 23)
})
