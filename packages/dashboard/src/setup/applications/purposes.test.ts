import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildForm, kindOf, pickSettings } from './purposes.ts'

const build = (purpose: 'program' | 'service' | 'page' | 'gateway') =>
  pickSettings(kindOf[purpose], buildForm(purpose, 'https://sensors.example'))

test('a program for a person keeps a login for ten years, and can log in from another device', () => {
  const { refresh_token_lifetime_s, allowed_grants, rotate_refresh_tokens } = build('program')
  assert.equal(refresh_token_lifetime_s, 3650 * 86_400)
  assert.ok(allowed_grants?.includes('urn:ietf:params:oauth:grant-type:device_code'))
  assert.equal(rotate_refresh_tokens, false)
})

test('a web application has no addresses but its own, and always rotates', () => {
  const page = build('page')
  assert.deepEqual(page.callback_urls, [])
  assert.ok(!('rotate_refresh_tokens' in page))
})

test('what acts for itself has neither logins nor addresses', () => {
  for (const purpose of ['service', 'gateway'] as const) {
    const names = Object.keys(build(purpose))
    for (const name of ['callback_urls', 'refresh_token_lifetime_s', 'first_party'])
      assert.ok(!names.includes(name))
  }
  assert.deepEqual(build('gateway').scopes, ['readings:write'])
})
