import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figure } from './figures.ts'
import { nameCell } from './tabulate.ts'
import { listWeekCells, totalWeekdays } from './week-cells.ts'

const figure = (value: number): Figure => ({ value, count: 60, coverage: 1 })
const week = new Map([
  [nameCell('mon', 9), figure(0.2)],
  [nameCell('mon', 10), figure(0.4)],
  [nameCell('tue', 9), figure(0.6)],
  [nameCell('tue', 20), figure(1)],
])

test('a week has the cells of the chosen hours of which something is known, by day', () => {
  const cells = listWeekCells(week, [9, 10], (id, weekday, hour, { value }) => [id, weekday, hour, value])
  assert.deepEqual(
    [...cells.values()],
    [
      [nameCell('mon', 9), 'mon', 9, 0.2],
      [nameCell('mon', 10), 'mon', 10, 0.4],
      [nameCell('tue', 9), 'tue', 9, 0.6],
    ],
  )
})

test('a weekday has the mean of its chosen hours, a day without data a dash', () => {
  const totals = totalWeekdays(week, [9, 10], 'mean', (value) => value.toFixed(1))
  assert.deepEqual([totals.get('mon'), totals.get('tue'), totals.get('wed')], ['0.3', '0.6', '–'])
})
