import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTypedAhead } from './typed-ahead.ts'

const key = (name: string, more = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

test('what is typed before the field is there is kept for it, letter by letter', () => {
  const typed = createTypedAhead(() => {})
  assert.equal(typed.take(key('a')), false)
  typed.begin()
  for (const name of ['m', 'o', 'x', 'Backspace', ' ', '1', 'Shift', 'Enter', 'Tab'])
    assert.equal(typed.take(key(name)), true)
  // Ctrl K a second time loses nothing.
  typed.begin()
  assert.equal(typed.end(), 'mo 1')
  assert.equal(typed.take(key('y')), false)
  assert.equal(typed.end(), '')
})

test('keys of the browser are left alone, and Escape leaves', () => {
  let left = 0
  const typed = createTypedAhead(() => {
    left += 1
  })
  typed.begin()
  assert.equal(typed.take(key('r', { ctrlKey: true })), false)
  assert.equal(typed.take(key('Escape')), true)
  assert.equal(left, 1)
  assert.equal(typed.take(key('y')), false)
})
