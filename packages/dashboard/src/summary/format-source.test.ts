import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatSource } from './format-source.ts'

test('a setting says where it comes from, as far as one may know', () => {
  const house = { kind: 'location', location_id: 'house', name: 'Northwind House' } as const
  assert.equal(formatSource(house), 'from Northwind House')
  assert.equal(formatSource({ ...house, location_id: null, name: '' }), 'from a location above')
  assert.equal(formatSource({ kind: 'default', location_id: null, name: '' }), 'by default')
})
