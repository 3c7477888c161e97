import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Location } from '../../data/queries.ts'
import { settingsTexts } from '../../text/en/setup-bands.ts'
import { findReach } from './find-reach.ts'

const place = (location_id: string, parent_id: string | null, name: string) =>
  ({ location_id, parent_id, name }) as Location
const locations = [
  place('house', null, 'House'),
  place('one', 'house', 'First floor'),
  place('library', 'one', 'Library'),
  place('two', 'house', 'Second floor'),
  place('other', null, 'Other house'),
]
const reach = (locationId: string, ...setters: string[]) =>
  findReach(locations, locationId, (id) => setters.includes(id))

test('a setting holds below, but not in what sets its own and what lies in that', () => {
  assert.deepEqual(reach('house'), { below: 3, exceptions: [] })
  assert.deepEqual(reach('house', 'one'), { below: 1, exceptions: ['First floor'] })
  assert.deepEqual(reach('house', 'one', 'library', 'two'), {
    below: 0,
    exceptions: ['First floor', 'Second floor'],
  })
  assert.deepEqual(reach('two', 'two'), { below: 0, exceptions: [] })
})

test('it is said in words', () => {
  assert.equal(settingsTexts.reach(3, []), 'Holds in 3 locations below.')
  assert.equal(
    settingsTexts.reach(1, ['Second floor']),
    'Holds in 1 location below. Second floor sets its own.',
  )
  assert.equal(settingsTexts.reach(0, []), '')
})
