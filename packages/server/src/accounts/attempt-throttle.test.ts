import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it, mock } from 'node:test'
import { systemClock } from '../clock.ts'
import { type AttemptSubject, AttemptThrottle } from './attempt-throttle.ts'

const subject: AttemptSubject = { kind: 'account', id: 'ada', limit: { free: 3, maxWaitMs: 10_000 } }

describe('the throttle of attempts', () => {
  let throttle: AttemptThrottle
  beforeEach(() => {
    mock.timers.enable({ apis: ['Date'], now: 1_000_000 })
    throttle = new AttemptThrottle(systemClock)
  })
  afterEach(() => mock.timers.reset())

  function attempt(): number {
    return throttle.begin([subject]).waitMs
  }

  it('lets some through, then doubles the wait from a second to the limit', () => {
    const waits: number[] = []
    for (let round = 0; round < 9; round += 1) {
      assert.equal(attempt(), 0)
      const waitMs = attempt()
      if (waitMs === 0) continue
      waits.push(waitMs)
      mock.timers.tick(waitMs - 1)
      assert.equal(attempt(), 1)
      mock.timers.tick(1)
    }
    assert.deepEqual(waits.slice(0, 7), [1000, 2000, 4000, 8000, 10_000, 10_000, 10_000])
  })

  it('counts attempts made at once', () => {
    const waits = Array.from({ length: 10 }, attempt)
    assert.equal(waits.filter((waitMs) => waitMs === 0).length, 3)
  })

  it('forgets with a success, and an hour after the last attempt', () => {
    for (let round = 0; round < 3; round += 1) attempt()
    assert.notEqual(attempt(), 0)
    throttle.succeed([], [subject])
    for (let round = 0; round < 3; round += 1) assert.equal(attempt(), 0)
    assert.notEqual(attempt(), 0)
    mock.timers.tick(3_601_001)
    for (let round = 0; round < 3; round += 1) assert.equal(attempt(), 0)
  })

  it('says once that somebody has to wait, until the next attempt that need not', () => {
    for (let round = 0; round < 3; round += 1) attempt()
    const refusals = Array.from({ length: 3 }, () => throttle.begin([subject]).isFirstRefusal)
    assert.deepEqual(refusals, [true, false, false])
  })

  it('counts against no subject when another one has to wait', () => {
    const other = { ...subject, id: 'bob' }
    for (let round = 0; round < 3; round += 1) attempt()
    for (let round = 0; round < 9; round += 1) assert.notEqual(throttle.begin([subject, other]).waitMs, 0)
    assert.equal(throttle.begin([other]).waitMs, 0)
  })
})
