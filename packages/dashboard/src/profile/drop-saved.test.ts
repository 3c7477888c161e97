import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dropSaved } from './drop-saved.ts'

test('a choice that is as it was saved is no change', () => {
  assert.deepEqual(dropSaved({ theme: 'system', single_letter_keys: false }, {}), {
    single_letter_keys: false,
  })
})
