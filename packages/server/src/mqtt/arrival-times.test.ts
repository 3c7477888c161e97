import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '../clock.ts'
import { ArrivalTimes } from './arrival-times.ts'

const firstMs = 1_760_000_000_000

test('messages of a sensor that arrive in the same millisecond have different times, in their order', () => {
  const arrivals = new ArrivalTimes(() => firstMs)
  const times = ['a', 'a', 'b', 'a'].map((sensorId) => arrivals.open().choose(sensorId) - firstMs)
  assert.deepEqual(times, [0, 1, 0, 2])
})

test('a message keeps its time, however often it is asked for', () => {
  let nowMs = firstMs
  const arrivals = new ArrivalTimes(() => nowMs)
  const first = arrivals.open()
  assert.equal(first.choose('a'), firstMs)
  nowMs += 5_000
  assert.equal(arrivals.open().choose('a'), firstMs + 5_000)
  assert.equal(first.choose('a'), firstMs)
})

test('of messages that arrived before one that was quicker, times still rise', () => {
  let nowMs = firstMs
  const arrivals = new ArrivalTimes(() => nowMs)
  const early = arrivals.open()
  nowMs += 3
  assert.equal(arrivals.open().choose('a'), firstMs + 3)
  assert.equal(early.choose('a'), firstMs + 4)
})

test('a clock that is set back a little leads to no time twice; set back by more, times begin anew', () => {
  let nowMs = firstMs
  const arrivals = new ArrivalTimes(() => nowMs)
  assert.equal(arrivals.open().choose('a'), firstMs)
  nowMs -= 900
  assert.equal(arrivals.open().choose('a'), firstMs + 1)
  nowMs -= 3_600_000
  assert.equal(arrivals.open().choose('a'), nowMs)
})

test('a message waits until its time has come', async () => {
  const arrivals = new ArrivalTimes(systemClock)
  const many = Array.from({ length: 50 }, () => arrivals.open())
  const times = many.map((arrival) => arrival.choose('a'))
  await many.at(-1)?.waitUntilCome(new AbortController().signal)
  // A timer may be early by a part of a millisecond.
  assert.ok(systemClock() >= (times.at(-1) ?? 0) - 1)
})

test('only the sensors of the last second are remembered', () => {
  let nowMs = firstMs
  const arrivals = new ArrivalTimes(() => nowMs)
  for (let at = 0; at < 50_000; at += 1) {
    if (at % 10 === 0) nowMs += 1
    arrivals.open().choose(`sensor-${at}`)
  }
  assert.ok(arrivals.size <= 20_000, String(arrivals.size))
})
