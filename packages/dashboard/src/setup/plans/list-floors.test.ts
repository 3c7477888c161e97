import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeLocation } from '../../../testing/make-location.ts'
import { listFloors } from './list-floors.ts'

const locations = [
  makeLocation('org', null, { kind: 'organisation', name: 'Tidewater' }),
  makeLocation('house', 'org', { kind: 'building', name: 'Northwind House' }),
  makeLocation('first', 'house', { kind: 'floor', name: 'First floor' }),
  makeLocation('barn', 'org', { kind: 'building', name: 'Barn' }),
  makeLocation('loft', 'barn', { kind: 'floor', name: 'Loft' }),
]
const list = (text: string) => listFloors(locations, text).map(({ floor }) => floor.location_id)

test('only floors are listed, each with what it lies in', () => {
  assert.deepEqual(list(''), ['first', 'loft'])
  assert.equal(listFloors(locations, '')[0]?.path, 'Tidewater › Northwind House')
})

test('a text is looked for in the name of the floor and of what it lies in', () => {
  assert.deepEqual(list('northwind'), ['first'])
  assert.deepEqual(list(' LOFT'), ['loft'])
  assert.deepEqual(list('nothing'), [])
})
