import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseRange } from './choose-range.ts'

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds / 1000
const now = at('2026-03-29T13:00:00Z')

test('dates are local days of the zone, the last one excluded', () => {
  const { range, preset } = chooseRange({ from: '2026-03-29', to: '2026-03-30' }, 'Europe/London', now)
  assert.equal(preset, undefined)
  assert.equal(range.to - range.from, 23 * 3600)
  const there = chooseRange({ from: '2026-03-29', to: '2026-03-30' }, 'Asia/Kathmandu', now)
  assert.equal(there.range.from, at('2026-03-28T18:15:00Z'))
})

test('times are what they are, in whichever zone', () => {
  const search = { from: '2026-01-14T10:00:00Z', to: '2026-01-14T11:00:00Z', range: 'week' } as const
  assert.deepEqual(chooseRange(search, 'Asia/Kathmandu', now).range, {
    from: at('2026-01-14T10:00:00Z'),
    to: at('2026-01-14T11:00:00Z'),
  })
})

test('a range that cannot be is today', () => {
  const today = chooseRange({}, 'Europe/London', now)
  assert.equal(today.preset, 'today')
  for (const search of [
    { from: '2026-03-29', to: '2026-03-29' },
    { from: '2026-03-30', to: '2026-03-01' },
    { from: '2001-01-01', to: '2026-01-01' },
    { from: '2026-03-30' },
  ]) {
    assert.deepEqual(chooseRange(search, 'Europe/London', now), today)
  }
})
