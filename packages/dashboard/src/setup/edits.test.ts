import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyEdits, type Edits, findConflicts, keepField, listChanges, setField } from './edits.ts'

interface Place {
  readonly name: string
  readonly kind: string
  readonly days: readonly string[]
}

const saved: Place = { name: 'First floor', kind: 'floor', days: ['mon', 'tue'] }
const edit = (fields: Partial<Place>): Edits<Place> =>
  Object.entries(fields).reduce<Edits<Place>>(
    (edits, [name, value]) => setField(saved, edits, name as keyof Place, value as never),
    {},
  )

test('what was changed is shown and saved, and nothing else', () => {
  const edits = edit({ name: 'Level 1' })
  assert.deepEqual(applyEdits(saved, edits), { ...saved, name: 'Level 1' })
  assert.deepEqual(listChanges(saved, edits), { name: 'Level 1' })
})

test('a field that is put back to what is saved is no change, lists included', () => {
  assert.deepEqual(setField(saved, edit({ name: 'Level 1' }), 'name', 'First floor'), {})
  assert.deepEqual(edit({ days: ['mon', 'tue'] }), {})
  assert.deepEqual(listChanges(saved, edit({ days: ['mon'] })), { days: ['mon'] })
})

test('what somebody else saved in another field comes in without a word', () => {
  const theirs = { ...saved, kind: 'zone' }
  const edits = edit({ name: 'Level 1' })
  assert.deepEqual(findConflicts(theirs, edits), [])
  assert.deepEqual(applyEdits(theirs, edits), { ...theirs, name: 'Level 1' })
})

test('what somebody else saved in the same field is a conflict until one of both is chosen', () => {
  const theirs = { ...saved, name: 'Floor one' }
  const edits = edit({ name: 'Level 1' })
  assert.deepEqual(findConflicts(theirs, edits), [{ name: 'name', theirs: 'Floor one', mine: 'Level 1' }])
  const kept = keepField(theirs, edits, 'name')
  assert.deepEqual(findConflicts(theirs, kept), [])
  assert.deepEqual(listChanges(theirs, kept), { name: 'Level 1' })
})

test('two who save the same value are of one mind', () => {
  const theirs = { ...saved, name: 'Level 1' }
  assert.deepEqual(findConflicts(theirs, edit({ name: 'Level 1' })), [])
  assert.deepEqual(listChanges(theirs, edit({ name: 'Level 1' })), {})
})

test('the value that a change began with is kept while it is typed', () => {
  const typed = setField(saved, edit({ name: 'L' }), 'name', 'Level 1')
  assert.deepEqual(typed.name, { from: 'First floor', to: 'Level 1' })
})
