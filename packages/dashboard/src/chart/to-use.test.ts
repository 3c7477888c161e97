import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toUse } from './to-use.ts'

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds / 1000
const row = (date: string, hour: number, utl: number | null) => ({ date, hour, utl, count: 4, coverage: 1 })
const zone = 'Europe/London'

test('an hour is a bar of its share, and one of which nothing is known is a gap', () => {
  const range = { from: at('2026-01-14T00:00:00Z'), to: at('2026-01-15T00:00:00Z') }
  const rows = [
    row('2026-01-14', 8, 0.5),
    row('2026-01-14', 9, null),
    row('2026-01-14', 10, null),
    row('2026-01-14', 11, 0),
  ]
  const use = toUse(rows, range, zone, range.to)
  assert.deepEqual(use.mean, [0.5, null, 0])
  assert.deepEqual(use.gaps, [{ from: at('2026-01-14T09:00:00Z'), to: at('2026-01-14T11:00:00Z') }])
})

test('the hour that is not over counts as far as it has gone, and later ones are not there', () => {
  const range = { from: at('2026-01-14T00:00:00Z'), to: at('2026-01-15T00:00:00Z') }
  const use = toUse(
    [row('2026-01-14', 13, 0.25), row('2026-01-14', 14, null)],
    range,
    zone,
    at('2026-01-14T13:30:00Z'),
  )
  assert.deepEqual(use.mean, [0.5])
  assert.deepEqual(use.gaps, [])
})

test('the hour that the clock shows twice has two hours, and its share is of both', () => {
  const range = { from: at('2026-10-24T23:00:00Z'), to: at('2026-10-26T00:00:00Z') }
  const use = toUse([row('2026-10-25', 1, 1.5)], range, zone, range.to)
  assert.deepEqual([use.start[0], use.end[0]], [at('2026-10-25T00:00:00Z'), at('2026-10-25T02:00:00Z')])
  assert.deepEqual(use.mean, [0.75])
})

test('days are bars of their length', () => {
  const range = { from: at('2026-03-28T00:00:00Z'), to: at('2026-03-31T00:00:00Z') }
  const use = toUse([{ date: '2026-03-29', utl: 0.2, count: 9, coverage: 1 }], range, zone, range.to)
  assert.equal((use.end[0] ?? 0) - (use.start[0] ?? 0), 23 * 3600)
  assert.ok(Math.abs((use.mean[0] ?? 0) - 0.2) < 1e-9)
})
