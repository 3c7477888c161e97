import assert from 'node:assert/strict'
import { it } from 'node:test'
import { findClockOffset, mergeDelays, type SensorDelays } from './find-clock-offset.ts'

const minuteMs = 60_000
const good: SensorDelays = {
  readings: 288,
  late: 0,
  imported: 0,
  leastMs: -40_000,
  mostMs: 20_000,
  aheadMs: -20_000,
}

it('a clock is ahead when readings were stored before their own time, but for some seconds', () => {
  assert.equal(findClockOffset(good), undefined)
  assert.equal(findClockOffset({ ...good, aheadMs: 9_999 }), undefined)
  assert.equal(findClockOffset({ ...good, aheadMs: 4 * minuteMs }), 4 * minuteMs)
})

it('a clock is behind when all readings are late by about as much', () => {
  const behind = { ...good, late: 288, leastMs: 58 * minuteMs, mostMs: 61 * minuteMs }
  assert.equal(findClockOffset(behind), -58 * minuteMs)
  assert.equal(findClockOffset({ ...behind, readings: 3 }), undefined, 'three readings may be late together')
  assert.equal(findClockOffset({ ...behind, imported: 1 }), undefined, 'somebody imports')
  assert.equal(findClockOffset({ ...behind, mostMs: 100 * minuteMs }), undefined, 'a gateway sends in bursts')
  assert.equal(findClockOffset(mergeDelays(behind, good)), undefined, 'another variable comes in time')
})
