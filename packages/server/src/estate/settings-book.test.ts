import assert from 'node:assert/strict'
import { it } from 'node:test'
import { SettingsBook } from './settings-book.ts'

it('settings of an organisation have so many bytes; less is always taken, and others have their own', () => {
  const book = new SettingsBook(60)
  const large = { working_days: 'mon,tue,wed,thu,fri' } // 38 bytes
  book.requireRoom('org', 'a', large)
  book.put('org', 'a', large)
  assert.throws(() => book.requireRoom('org', 'b', large), /may have 60 bytes of settings.*there would be 76/)
  book.requireRoom('other', 'c', large)
  book.requireRoom('org', 'a', { capacity: 1 })
  book.put('org', 'a', { capacity: 1 })
  book.requireRoom('org', 'b', large)
  book.put('org', 'b', large)
  book.remove('b')
  assert.deepEqual(book.ofLocation('b'), {})
  book.requireRoom('org', 'b', large)
})
