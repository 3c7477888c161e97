import assert from 'node:assert/strict'
import { it } from 'node:test'
import { listDays } from './list-days.ts'

it('days begin at local midnight, also where clocks change, or where there is none', () => {
  const london = listDays(Date.parse('2026-03-30T10:00:00Z'), 'Europe/London', 3)
  assert.deepEqual(
    london.map(({ date, fromMs }) => [date, new Date(fromMs).toISOString()]),
    [
      ['2026-03-28', '2026-03-28T00:00:00.000Z'],
      ['2026-03-29', '2026-03-29T00:00:00.000Z'],
      ['2026-03-30', '2026-03-29T23:00:00.000Z'],
      ['2026-03-31', '2026-03-30T23:00:00.000Z'],
    ],
  )
  const [cairo] = listDays(Date.parse('2026-04-24T12:00:00Z'), 'Africa/Cairo', 1)
  assert.deepEqual(cairo, { date: '2026-04-24', fromMs: Date.parse('2026-04-23T22:00:00Z') })
})
