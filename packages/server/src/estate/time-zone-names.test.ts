import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findNearestTimeZone, respellTimeZone, spellTimeZone } from './time-zone-names.ts'

const known = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))

test('every time zone gets the spelling of the database, however its letters are written', () => {
  fc.assert(
    fc.property(known, fc.infiniteStream(fc.boolean()), (name, upper) => {
      const typed = Array.from(name, (letter) =>
        upper.next().value ? letter.toUpperCase() : letter.toLowerCase(),
      )
      assert.equal(spellTimeZone(typed.join('')), name)
    }),
  )
})

test('links stay the links they are', () => {
  for (const name of ['US/Eastern', 'Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'EST5EDT', 'UTC', 'GB'])
    assert.equal(spellTimeZone(name.toLowerCase()), name)
})

const nonsense = ['', 'Mars/Olympus', '+01:00', 'GMT+1', 'PST', 'IST', 'SystemV/EST5', 'Europe/London ', 'Z']
const inDates = ['2026-01-01T00:00:00Z', '2026-01-01T00:00+00:00[Europe/London]', '[Europe/London]']
for (const text of [...nonsense, ...inDates]) {
  test(`${JSON.stringify(text)} is no time zone`, () => assert.equal(spellTimeZone(text), undefined))
}

test('what an earlier release stored is read with the right spelling', () => {
  assert.equal(respellTimeZone('europe/london'), 'Europe/London')
  assert.equal(respellTimeZone('PST'), 'America/Los_Angeles')
  assert.equal(respellTimeZone('Europe/London'), 'Europe/London')
})

const meant: Record<string, string> = {
  'Europe/Lodnon': 'Europe/London',
  London: 'Europe/London',
  'new york': 'America/New_York',
  'America/New York': 'America/New_York',
  'Europe-Berlin': 'Europe/Berlin',
  'Europe/Zurrich': 'Europe/Zurich',
}
for (const [text, name] of Object.entries(meant)) {
  test(`${text} is taken for a mistyped ${name}`, () => assert.equal(findNearestTimeZone(text), name))
}

test('nothing is suggested for what is near to no name', () => {
  for (const text of ['Mars/Olympus', '', '+01:00', 'x'.repeat(64)])
    assert.equal(findNearestTimeZone(text), undefined)
})
