import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findKeyAct } from './find-key-act.ts'

// Node has no elements: that keys in fields are left alone is shown in a browser.
Object.assign(globalThis, { Element: class {} })

const key = (name: string, more = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  defaultPrevented: false,
  target: undefined,
  ...more,
})
const acts = { y: () => {}, Home: () => {} }

test('a key finds its act, a name of every object does not', () => {
  assert.equal(findKeyAct(acts, key('y'), true), acts.y)
  assert.equal(findKeyAct(acts, key('toString'), true), undefined)
})

test('letters can be switched off, other keys stay', () => {
  assert.equal(findKeyAct(acts, key('y'), false), undefined)
  assert.equal(findKeyAct(acts, key('Home'), false), acts.Home)
})

test('keys of the browser, and those that something has dealt with, are left alone', () => {
  for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { defaultPrevented: true }]) {
    assert.equal(findKeyAct(acts, key('y', more), true), undefined)
  }
})
