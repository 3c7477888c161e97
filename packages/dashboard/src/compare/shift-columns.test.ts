import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toColumns } from '../chart/series-columns.ts'
import { toZoned } from '../time/format-time.ts'
import { shiftColumns } from './shift-columns.ts'

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds / 1000
const zone = 'Europe/London'
const columnsOf = (times: readonly number[]) =>
  toColumns(
    times.map((x) => ({ x, start: x, end: x, mean: 1, min: 1, max: 1, count: 1 })),
    true,
    [],
  )

test('nine in the morning lies upon nine in the morning, though the clock changed between', () => {
  const { x } = shiftColumns(columnsOf([at('2026-03-28T09:00:00Z')]), 1, zone)
  assert.equal(
    toZoned(x[0] ?? 0, zone)
      .toPlainDateTime()
      .toString(),
    '2026-03-29T09:00:00',
  )
})

test('times still rise where an hour that happened twice is moved upon one', () => {
  const times = Array.from({ length: 50 }, (_, index) => at('2026-10-24T23:30:00Z') + index * 300)
  const { x } = shiftColumns(columnsOf(times), 1, zone)
  assert.ok(x.every((time, index) => index === 0 || time > (x[index - 1] ?? 0)))
})
