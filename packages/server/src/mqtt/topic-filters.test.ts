import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coversFilter, dropCoveredFilters, filtersOverlap } from './topic-filters.ts'

test('a filter covers another one where it fits all of its topics, and overlaps it where it fits some', () => {
  const cases = [
    ['a/b', 'a/b', 'covers'],
    ['a/#', 'a', 'covers'],
    ['a/#', 'a/+/c', 'covers'],
    ['a/#', 'a/b/#', 'covers'],
    ['#', 'a/+', 'covers'],
    ['a/+', 'a/b', 'covers'],
    ['a/+', 'a/+', 'covers'],
    ['a/b', 'a/+', 'overlaps'],
    ['a/+', 'a/#', 'overlaps'],
    ['a/+', '+/b', 'overlaps'],
    ['a/+/c', 'a/b/#', 'overlaps'],
    ['a', 'a/#', 'overlaps'],
    ['a/+', 'a/b/c', 'neither'],
    ['a/b', 'a', 'neither'],
    ['a/+/c', 'a/+/d', 'neither'],
    ['a/b/#', 'a/c/#', 'neither'],
  ] as const
  for (const [one, other, expected] of cases) {
    const found = coversFilter(one, other) ? 'covers' : filtersOverlap(one, other) ? 'overlaps' : 'neither'
    assert.equal(found, expected, `${one} and ${other}`)
    if (found === 'covers') assert.ok(filtersOverlap(one, other))
    assert.equal(filtersOverlap(one, other), filtersOverlap(other, one))
  }
})

test('what another filter covers is not subscribed to besides', () => {
  assert.deepEqual(dropCoveredFilters(['a/+/up', 'a/+/+', 'b', 'b', 'c/#', 'c/d']), ['a/+/+', 'b', 'c/#'])
})
