import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it, mock } from 'node:test'
import fc from 'fast-check'
import { systemClock } from '../clock.ts'
import { type AttemptSubject, AttemptThrottle } from './attempt-throttle.ts'
import { GuessGuard } from './guess-guard.ts'

const attacker = { remoteAddress: '198.51.100.7', knownDeviceId: undefined }
const elsewhere = { remoteAddress: '203.0.113.9', knownDeviceId: undefined }

describe('what is remembered of guesses', () => {
  let guard: GuessGuard
  beforeEach(() => {
    mock.timers.enable({ apis: ['Date'], now: 1_000_000 })
    guard = new GuessGuard(systemClock)
  })
  afterEach(() => mock.timers.reset())

  function lockVictim(): void {
    for (let round = 0; round < 5; round += 1) guard.beginPassword('ada', undefined, elsewhere)
    assert.ok(guard.beginPassword('ada', undefined, elsewhere).waitMs > 0)
  }

  it('outlives any number of refused attempts for other names, which leave nothing behind', () => {
    lockVictim()
    for (let index = 0; index < 50; index += 1) guard.beginPassword(`name${index}`, undefined, attacker)
    const before = guard.size
    for (let index = 0; index < 60_000; index += 1) {
      assert.ok(guard.beginPassword(`random${index}`, undefined, attacker).waitMs > 0)
    }
    assert.equal(guard.size, before)
    assert.ok(
      guard.beginPassword('ada', undefined, { ...elsewhere, remoteAddress: '203.0.113.10' }).waitMs > 0,
    )
  })

  it('outlives attempts for other names from as many addresses as one likes, in bounded memory', () => {
    lockVictim()
    for (let index = 0; index < 80_000; index += 1) {
      const remoteAddress = `2001:db8:${index.toString(16)}::1`
      guard.beginPassword(`random${index}`, undefined, { remoteAddress, knownDeviceId: undefined })
    }
    assert.ok(guard.size <= 2 * 70_000 + 2_048, `${guard.size} are remembered`)
    assert.ok(guard.beginPassword('ada', undefined, attacker).waitMs > 0)
  })

  it('outlives other names that are locked as well, more than there is room for', () => {
    const throttle = new AttemptThrottle(systemClock, { free: 10, used: 10 })
    const limit = { free: 2, maxWaitMs: 900_000 }
    const attempt = (id: string) => throttle.begin([{ kind: 'account', id, limit }]).waitMs
    for (let round = 0; round < 2; round += 1) attempt('ada')
    for (let index = 0; index < 5_000; index += 1) {
      for (let round = 0; round < 2; round += 1) attempt(`other${index}`)
      assert.ok(attempt(`other${index}`) > 0, 'without a count of its own it shares one')
    }
    assert.ok(attempt('ada') > 0)
    assert.ok(throttle.size <= 20 + 1_024)
    mock.timers.tick(2 * 3_600_000)
    assert.equal(attempt('ada'), 0)
    assert.equal(attempt('other4999'), 0)
  })

  it('keeps somebody who has to wait waiting, whatever others do meanwhile', () => {
    const ids = fc.integer({ min: 0, max: 30 }).map(String)
    const steps = fc.array(
      fc.oneof(
        { weight: 20, arbitrary: fc.record({ address: ids, account: ids }) },
        { weight: 1, arbitrary: fc.record({ passS: fc.integer({ min: 1, max: 900 }) }) },
      ),
      { maxLength: 400 },
    )
    fc.assert(
      fc.property(steps, (path) => {
        const throttle = new AttemptThrottle(systemClock, { free: 3, used: 5 })
        const waitsUntilMs = new Map<string, number>()
        for (const step of path) {
          if ('passS' in step) {
            mock.timers.tick(step.passS * 1000)
            continue
          }
          const account: AttemptSubject = {
            kind: 'account',
            id: step.account,
            limit: { free: 2, maxWaitMs: 900_000 },
          }
          const address: AttemptSubject = {
            kind: 'address',
            id: step.address,
            limit: { free: 5, maxWaitMs: 60_000 },
          }
          const { waitMs } = throttle.begin([account])
          const untilMs = waitsUntilMs.get(step.account) ?? 0
          assert.ok(
            Date.now() >= untilMs || waitMs > 0,
            `${step.account} got in ${untilMs - Date.now()} ms early`,
          )
          if (waitMs > 0) waitsUntilMs.set(step.account, Date.now() + waitMs)
          throttle.begin([address, account])
          assert.ok(throttle.size <= 2 * (8 + 1_024))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('takes an attempt back that was not looked at, and leaves what others did', () => {
    for (let round = 0; round < 20; round += 1) guard.beginPassword('ada', undefined, elsewhere).takeBack()
    for (let round = 0; round < 5; round += 1) {
      assert.equal(guard.beginPassword('ada', undefined, elsewhere).waitMs, 0)
    }
    assert.ok(guard.beginPassword('ada', undefined, elsewhere).waitMs > 0)
  })
})
