import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tabulateDays, tabulateWeek, totalDays } from './tabulate.ts'

const day = (date: string, avg: number | null, count: number) => ({
  date,
  min: avg,
  avg,
  max: avg,
  count,
  coverage: count === 0 ? 0 : 1,
})

test('days of several rooms are put together date by date', () => {
  const table = tabulateDays(
    [
      [day('2026-01-05', 400, 1), day('2026-01-06', 500, 1)],
      [day('2026-01-05', 800, 3), day('2026-01-06', null, 0)],
    ],
    'mean',
  )
  assert.deepEqual(table.get('2026-01-05'), { value: 700, count: 4, coverage: 1 })
  assert.deepEqual(table.get('2026-01-06'), { value: 500, count: 1, coverage: 0.5 })
  assert.equal(table.get('2026-01-07'), undefined)
})

test('hours of the week are found by day and hour', () => {
  const table = tabulateWeek([[{ weekday: 'tue', hour: 9, utl: 0.4, count: 2, coverage: 1 }]], 'utl')
  assert.equal(table.get('tue-9')?.value, 0.4)
})

test('the time in use counts each day by its real length, and no day that is not over', () => {
  const use = (date: string, utl: number) => ({ date, utl, count: 1, coverage: 1 })
  const days = [use('2026-10-24', 0), use('2026-10-25', 0.5), use('2026-10-26', 0.9)]
  const rules = {
    metric: 'utl',
    hours: undefined,
    timeZone: 'Europe/London',
    today: '2026-10-26',
  } as const
  assert.equal(totalDays(days, rules).value, 12.5 / 49)
  assert.equal(totalDays(days.slice(2), rules).value, 0.9)
})

test('what is left out, and what lies before the first day, counts nothing', () => {
  const use = (date: string, utl: number) => ({ date, utl, count: 1, coverage: 1 })
  const days = [use('2026-01-05', 0.2), use('2026-01-06', 0), use('2026-01-07', 0.6)]
  const rules = { metric: 'utl', hours: undefined, timeZone: 'Europe/London', today: '2026-01-14' } as const
  assert.equal(totalDays(days, { ...rules, without: ['2026-01-06'] }).value, 0.4)
  assert.equal(totalDays(days, { ...rules, since: '2026-01-07' }).value, 0.6)
})
