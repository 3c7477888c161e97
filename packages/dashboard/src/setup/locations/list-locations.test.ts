import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeLocation } from '../../../testing/make-location.ts'
import { findNewParents, listLocations } from './list-locations.ts'

const locations = [
  makeLocation('org', null, { name: 'Tidewater' }),
  makeLocation('house', 'org', { name: 'Northwind House' }),
  makeLocation('floor', 'house', { name: 'First floor' }),
  makeLocation('barn', 'org', { name: 'Barn' }),
]

test('locations stand in the order of the tree, each as deep as it lies', () => {
  const rows = listLocations(locations, '')
  assert.deepEqual(
    rows.map(({ location, depth }) => [location.location_id, depth]),
    [
      ['org', 0],
      ['house', 1],
      ['floor', 2],
      ['barn', 1],
    ],
  )
  assert.equal(rows[2]?.path, 'Tidewater › Northwind House')
})

test('a text is looked for in names and ids, in letters of either case', () => {
  const find = (text: string) => listLocations(locations, text).map(({ location }) => location.location_id)
  assert.deepEqual(find(' FIRST '), ['floor'])
  assert.deepEqual(find('house'), ['house'])
  assert.deepEqual(find('nothing'), [])
})

test('a location is not moved into itself or what lies in it', () => {
  const ids = (id?: string) => findNewParents(locations, id).map(({ location_id }) => location_id)
  assert.deepEqual(ids('house'), ['org', 'barn'])
  assert.deepEqual(ids(), ['org', 'house', 'floor', 'barn'])
})
