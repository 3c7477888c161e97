import assert from 'node:assert/strict'
import { it } from 'node:test'
import { placeBefore } from '../../storage/time-series/statements/reading-log.ts'
import { RecentLog } from './recent-log.ts'

const row = (seriesId: number, timeMs: number) => ({ seriesId, timeMs, value: 1 })

it('tells what stands behind a place, in the order of the log', () => {
  const log = new RecentLog(5)
  log.add(5, [row(2, 10), row(1, 20), row(1, 10)])
  log.add(7, [row(1, 30)])
  const places = (from: Parameters<RecentLog['readBehind']>[0], through: number) =>
    [...log.readBehind(from, through)].map(({ sequence, seriesId, timeMs }) => [sequence, seriesId, timeMs])
  assert.deepEqual(places(placeBefore(5), 7), [
    [5, 1, 10],
    [5, 1, 20],
    [5, 2, 10],
    [7, 1, 30],
  ])
  assert.deepEqual(places({ sequence: 5, seriesId: 1, timeMs: 10 }, 6), [
    [5, 1, 20],
    [5, 2, 10],
  ])
  assert.ok(log.covers(placeBefore(5)))
  assert.ok(!log.covers(placeBefore(4)))
})

it('holds a bounded number of readings, and nothing behind which something may be missing', () => {
  const log = new RecentLog(1)
  for (let sequence = 1; sequence <= 30; sequence += 1) {
    log.add(
      sequence,
      Array.from({ length: 1000 }, (_, timeMs) => row(1, timeMs)),
    )
  }
  assert.ok(!log.covers(placeBefore(10)))
  assert.ok(log.covers(placeBefore(11)))
  log.forget(31)
  assert.ok(!log.covers(placeBefore(31)))
  log.add(32, [row(1, 1)])
  assert.equal([...log.readBehind(placeBefore(32), 32)].length, 1)
})
