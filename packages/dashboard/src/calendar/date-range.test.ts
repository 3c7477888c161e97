import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  clipRange,
  countDays,
  findCountedDays,
  findPreset,
  isRange,
  listMonths,
  readDate,
  shiftRange,
} from './date-range.ts'

test('named ranges are of whole local days', () => {
  assert.deepEqual(findPreset('weeks4', '2026-11-27'), { from: '2026-10-30', to: '2026-11-27' })
  assert.deepEqual(findPreset('months2', '2026-01-31'), { from: '2025-12-01', to: '2026-02-01' })
  assert.deepEqual(findPreset('lastMonth', '2026-03-31'), { from: '2026-02-01', to: '2026-03-01' })
})

test('a range of months moves by months, another by its days', () => {
  const months = findPreset('months2', '2026-11-27')
  assert.deepEqual(shiftRange(months, -1), { from: '2026-08-01', to: '2026-10-01' })
  assert.deepEqual(shiftRange(shiftRange(months, -1), 1), months)
  const weeks = { from: '2026-10-30', to: '2026-11-27' }
  assert.deepEqual(shiftRange(weeks, -1), { from: '2026-10-02', to: '2026-10-30' })
})

test('a range has a day at least and a year at the most', () => {
  assert.equal(countDays({ from: '2026-01-01', to: '2027-01-01' }), 365)
  assert.equal(isRange({ from: '2026-01-01', to: '2027-01-01' }), true)
  assert.equal(isRange({ from: '2026-01-02', to: '2026-01-02' }), false)
  assert.equal(isRange({ from: '2025-01-01', to: '2027-01-01' }), false)
})

test('dates that there are not are not read', () => {
  assert.equal(readDate('2026-02-28'), '2026-02-28')
  assert.equal(readDate('2026-02-30'), undefined)
  assert.equal(readDate('tomorrow'), undefined)
})

test('months have weeks from Monday to Sunday', () => {
  const [october, november, ...rest] = listMonths({ from: '2026-10-30', to: '2026-11-27' })
  assert.equal(rest.length, 0)
  assert.equal(october?.id, '2026-10')
  assert.deepEqual(november?.weeks[0], [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    '2026-11-01',
  ])
  assert.equal(november?.weeks.length, 6)
  assert.equal(november?.weeks.flat().filter(Boolean).length, 30)
  assert.deepEqual(listMonths({ from: '2026-02-01', to: '2026-03-01' })[0]?.weeks.length, 5)
})

test('what comes after today is left out of a range, unless all of it does', () => {
  const january = { from: '2026-01-01', to: '2026-02-01' }
  assert.deepEqual(clipRange(january, '2026-01-14'), { from: '2026-01-01', to: '2026-01-15' })
  assert.deepEqual(clipRange(january, '2025-12-31'), january)
})

test('figures of several days are of those that are over, in use without today unless it is alone', () => {
  const range = { from: '2026-01-01', to: '2026-02-01' }
  const of = (metric: 'utl' | 'mean', today: string) => findCountedDays({ range, metric }, today)
  assert.deepEqual(of('mean', '2026-01-14'), { from: '2026-01-01', to: '2026-01-15' })
  assert.deepEqual(of('utl', '2026-01-14'), { from: '2026-01-01', to: '2026-01-14' })
  assert.deepEqual(of('utl', '2026-01-01'), { from: '2026-01-01', to: '2026-01-02' })
  assert.deepEqual(of('utl', '2026-03-01'), range)
})
