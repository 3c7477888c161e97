import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeLocation } from '../../testing/make-location.ts'
import { createShownPlaces } from './shown-places.ts'

const create = () =>
  createShownPlaces(() => [
    makeLocation('house', null),
    makeLocation('f1', 'house'),
    makeLocation('f2', 'house'),
  ])

test('the stream follows the smallest place that has in it what all tabs show, and nothing without a tab', () => {
  const places = create()
  places.note('one', 'f1')
  assert.deepEqual(places.target.get(), { locationId: 'f1' })
  places.note('two', 'f2')
  assert.deepEqual(places.target.get(), { locationId: 'house' })
  places.note('two', null)
  assert.deepEqual(places.target.get(), { locationId: 'f1' })
  places.note('one', null)
  assert.equal(places.target.get(), undefined)
})

test('the stream goes on where another tab changes nothing about what it follows', () => {
  const places = create()
  places.note('one', 'house')
  const before = places.target.get()
  places.note('two', 'f2')
  assert.equal(places.target.get(), before)
})

test('a stream begins anew at the same place, and none begins where there is no place', () => {
  const places = create()
  places.beginAnew()
  assert.equal(places.target.get(), undefined)
  places.note('one', 'f1')
  const before = places.target.get()
  places.beginAnew()
  assert.deepEqual(places.target.get(), before)
  assert.notEqual(places.target.get(), before)
})

test('no more than 64 tabs are remembered', () => {
  const places = create()
  for (let count = 0; count < 65; count += 1) places.note(`tab ${count}`, 'f1')
  assert.equal(places.find('tab 63'), 'f1')
  assert.equal(places.find('tab 64'), undefined)
})
