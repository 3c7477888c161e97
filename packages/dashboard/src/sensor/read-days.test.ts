import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLastWeek, readDays } from './read-days.ts'

test('both days that somebody chose are in, and the API is told the day after', () => {
  assert.deepEqual(readDays({ first: '2026-01-14', last: '2026-01-14' }), {
    from: '2026-01-14',
    to: '2026-01-15',
  })
  assert.deepEqual(readDays({ first: '2026-02-27', last: '2026-02-28' }), {
    from: '2026-02-27',
    to: '2026-03-01',
  })
})

test('days in the wrong order, and more than can be counted, are told apart', () => {
  assert.equal(readDays({ first: '2026-01-14', last: '2026-01-13' }), 'wrongOrder')
  assert.equal(readDays({ first: '2006-01-14', last: '2026-01-13' }), 'tooLong')
})

test('the last week ends with the day that it is there', () => {
  const late = Date.parse('2026-01-14T20:00:00Z') / 1000
  assert.deepEqual(findLastWeek(late, 'Asia/Kathmandu'), { first: '2026-01-09', last: '2026-01-15' })
})
