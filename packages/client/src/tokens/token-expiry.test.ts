import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findExpiryMs, readExpMs } from './token-expiry.ts'

function makeJwt(claims: unknown): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`
}

test('exp is read from any JWT, whatever else it claims', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e10 }), fc.string({ unit: 'grapheme' }), (exp, username) => {
      assert.equal(readExpMs(makeJwt({ username, exp })), exp * 1000)
    }),
  )
})

test('what is no JWT has no exp', () => {
  const notAString = makeJwt({ exp: 'tomorrow' })
  for (const token of ['opaque', 'a.b', 'a.%%%.c', makeJwt(null), makeJwt([]), notAString, '']) {
    assert.equal(readExpMs(token), undefined, token)
  }
})

test('any text is read without an exception', () => {
  fc.assert(
    fc.property(fc.string(), (text) => readExpMs(text) === undefined || Number.isFinite(readExpMs(text))),
  )
})

test('exp counts before expires_in, which counts for opaque tokens', () => {
  assert.equal(findExpiryMs(makeJwt({ exp: 500 }), 9999, 0), 500_000)
  assert.equal(findExpiryMs('opaque', 60, 1000), 61_000)
  assert.equal(findExpiryMs('opaque', undefined, 1000), undefined)
})

test('a token that seems over when granted is measured by expires_in: the local clock is ahead', () => {
  assert.equal(findExpiryMs(makeJwt({ exp: 500 }), 60, 900_000), 960_000)
  assert.equal(findExpiryMs(makeJwt({ exp: 500 }), undefined, 900_000), 500_000)
})
