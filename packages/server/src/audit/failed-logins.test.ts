import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '../clock.ts'
import { FailedLogins } from './failed-logins.ts'

test('the first failure of an account and address makes an entry, and the next a minute later says how many there were', (context) => {
  context.mock.timers.enable({ apis: ['Date'], now: 1_000_000 })
  const failures = new FailedLogins(systemClock)
  assert.equal(failures.count('user', '192.0.2.1'), 1)
  assert.equal(failures.count('user', '192.0.2.1'), undefined)
  assert.equal(failures.count('user', '192.0.2.1'), undefined)
  context.mock.timers.tick(60_000)
  assert.equal(failures.count('user', '192.0.2.1'), 3)
})

test('accounts and addresses are counted apart', () => {
  const failures = new FailedLogins(systemClock)
  assert.equal(failures.count('user', '192.0.2.1'), 1)
  assert.equal(failures.count('user', '192.0.2.2'), 1)
  assert.equal(failures.count('other', '192.0.2.1'), 1)
})

test('an account has sixty entries an hour, from however many addresses, and the next one says how many there were', (context) => {
  context.mock.timers.enable({ apis: ['Date'], now: 1_000_000 })
  const failures = new FailedLogins(systemClock)
  const counts = Array.from({ length: 20_000 }, (_, index) => failures.count('user', `2001:db8::${index}`))
  assert.equal(counts.filter((count) => count !== undefined).length, 60)
  assert.equal(failures.count('other', '2001:db8::1'), 1)
  context.mock.timers.tick(3_600_000)
  assert.equal(failures.count('user', '192.0.2.1'), 20_000 - 60 + 1)
})
