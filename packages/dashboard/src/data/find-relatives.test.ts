import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeLocation } from '../../testing/make-location.ts'
import { findChildren, findLineage, findSiblings } from './find-relatives.ts'
import type { Location } from './queries.ts'

const [house, first, second, room, other] = [
  makeLocation('house', null),
  makeLocation('first', 'house'),
  makeLocation('second', 'house'),
  makeLocation('room', 'first'),
  makeLocation('other', 'hidden'),
]
const all = [house, first, second, room, other]
const ids = (places: readonly Location[]) => places.map(({ location_id }) => location_id)

test('a lineage goes from the top to the location, as far as it is in sight', () => {
  assert.deepEqual(ids(findLineage(all, room)), ['house', 'first', 'room'])
  assert.deepEqual(ids(findLineage(all, other)), ['other'])
})

test('siblings lie in the same location; what lies in something unseen is at the top', () => {
  assert.deepEqual(ids(findSiblings(all, second)), ['first', 'second'])
  assert.deepEqual(ids(findSiblings(all, house)), ['house', 'other'])
  assert.deepEqual(ids(findChildren(all, 'first')), ['room'])
})
