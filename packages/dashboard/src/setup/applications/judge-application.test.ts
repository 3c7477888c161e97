import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Failure, findFailure, judgeApplication, usesPreviousSecret } from './judge-application.ts'

const failure = (at: number): Failure => ({
  code: 'wrong_secret',
  detail: 'The client_secret was wrong.',
  at,
  since: 10,
  count: 3,
  remote_address: null,
})

test('an application waits until its first token, and works from then on', () => {
  assert.equal(judgeApplication({ status: 'enabled', last_token_at: null, last_error: null }), 'waiting')
  assert.equal(judgeApplication({ status: 'enabled', last_token_at: 50, last_error: null }), 'works')
})

test('it fails while the failure is newer than its last token', () => {
  assert.equal(
    judgeApplication({ status: 'enabled', last_token_at: null, last_error: failure(40) }),
    'failing',
  )
  assert.equal(judgeApplication({ status: 'enabled', last_token_at: 30, last_error: failure(40) }), 'failing')
  assert.equal(judgeApplication({ status: 'enabled', last_token_at: 50, last_error: failure(40) }), 'works')
  assert.equal(findFailure({ last_token_at: 50, last_error: failure(40) }), undefined)
})

test('one that is disabled is that, whatever happened', () => {
  assert.equal(
    judgeApplication({ status: 'disabled', last_token_at: 30, last_error: failure(40) }),
    'disabled',
  )
})

test('a program that has not got the new secret yet is known by the previous one', () => {
  assert.equal(usesPreviousSecret({ secret_used_at: null, previous_secret_used_at: null }), false)
  assert.equal(usesPreviousSecret({ secret_used_at: null, previous_secret_used_at: 30 }), true)
  assert.equal(usesPreviousSecret({ secret_used_at: 20, previous_secret_used_at: 30 }), true)
  assert.equal(usesPreviousSecret({ secret_used_at: 40, previous_secret_used_at: 30 }), false)
})
