import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Location } from '../../data/queries.ts'
import { type Access, listEffects } from './list-effects.ts'

const place = (location_id: string, parent_id: string | null, name: string) =>
  ({ location_id, parent_id, name }) as Location
const locations = [
  place('house', null, 'Northwind House'),
  place('one', 'house', 'First floor'),
  place('library', 'one', 'Library'),
  place('two', 'house', 'Second floor'),
]
const access = (role: Access['role'], ...location_ids: string[]): Access => ({ role, location_ids })
const list = (before: Access, after: Access) => listEffects(before, after, locations)

test('another role says what somebody gains or loses, each step of it', () => {
  assert.deepEqual(list(access('viewer', 'one'), access('installer', 'one')), [
    'They can place, change and move sensors, and post readings.',
  ])
  assert.equal(list(access('viewer', 'one'), access('admin', 'one')).length, 2)
  assert.deepEqual(list(access('admin', 'one'), access('installer', 'one')), [
    'They can no longer change places, or manage people, applications and webhooks.',
  ])
})

test('other places say what comes in sight and what goes out of it, the topmost of each', () => {
  assert.deepEqual(list(access('viewer', 'one'), access('viewer', 'two')), [
    'They see Second floor as well.',
    'They no longer see First floor.',
  ])
  assert.deepEqual(list(access('viewer', 'library'), access('viewer', 'one')), [
    'They see First floor as well.',
  ])
})

test('a place within another that is granted changes nothing', () => {
  assert.deepEqual(list(access('viewer', 'house'), access('viewer', 'house', 'one')), [])
})

test('without any place somebody sees nothing', () => {
  assert.deepEqual(list(access('viewer', 'one'), access('viewer')), ['They see nothing at all.'])
})
