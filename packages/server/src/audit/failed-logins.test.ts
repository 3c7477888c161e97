import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FailedLogins } from './failed-logins.ts'

test('the first failure of an account and address makes an entry, and the next a minute later says how many there were', (context) => {
  context.mock.timers.enable({ apis: ['Date'], now: 1_000_000 })
  const failures = new FailedLogins()
  assert.equal(failures.count('user', '192.0.2.1'), 1)
  assert.equal(failures.count('user', '192.0.2.1'), undefined)
  assert.equal(failures.count('user', '192.0.2.1'), undefined)
  context.mock.timers.tick(60_000)
  assert.equal(failures.count('user', '192.0.2.1'), 3)
})

test('accounts and addresses are counted apart', () => {
  const failures = new FailedLogins()
  assert.equal(failures.count('user', '192.0.2.1'), 1)
  assert.equal(failures.count('user', '192.0.2.2'), 1)
  assert.equal(failures.count('other', '192.0.2.1'), 1)
})
