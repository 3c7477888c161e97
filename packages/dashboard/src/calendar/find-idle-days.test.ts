import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findFirstDay, findIdleDays } from './find-idle-days.ts'

const today = '2026-01-14'
const day = (date: string, utl: number | null, coverage = 1) => ({ date, utl, count: 1, coverage })
const thursdays = (...shares: readonly number[]) =>
  ['2025-12-18', '2025-12-25', '2026-01-01', '2026-01-08'].map((date, index) => day(date, shares[index] ?? 0))

test('a day on which nobody came is idle where other weeks are in use on that day', () => {
  assert.deepEqual(findIdleDays([thursdays(0.5, 0, 0, 0.4)], 'utl', today), ['2025-12-25', '2026-01-01'])
  assert.deepEqual(findIdleDays([thursdays(0.5, 0, 0, 0)], 'utl', today), [])
})

test('one room in use makes a day of all of them a usual one', () => {
  const rooms = [thursdays(0.5, 0, 0, 0.4), thursdays(0, 0.1, 0, 0)]
  assert.deepEqual(findIdleDays(rooms, 'utl', today), ['2026-01-01'])
})

test('what is hardly known, what is not over yet, and what has no time in use is not idle', () => {
  const hardly = [day('2026-01-01', 0, 0.2), day('2026-01-08', 0.3), day(today, 0), day('2026-01-07', 0.2)]
  assert.deepEqual(findIdleDays([hardly], 'utl', today), [])
  assert.deepEqual(findIdleDays([thursdays(0.5, 0, 0, 0.4)], 'mean', today), [])
})

test('the first day is the earliest of which anything is known', () => {
  assert.equal(
    findFirstDay([[day('2025-12-14', null, 0), day('2025-12-15', 0.1)], [day('2025-12-16', 0)]]),
    '2025-12-15',
  )
  assert.equal(findFirstDay([[day('2025-12-14', null, 0)]]), undefined)
})
