import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeLocation } from '../../testing/make-location.ts'
import { findCommonLocation } from './find-common-location.ts'

const tree = [
  makeLocation('house', null),
  makeLocation('f1', 'house'),
  makeLocation('r1', 'f1'),
  makeLocation('f2', 'house'),
  makeLocation('x', null),
]

test('one stream is of the smallest location that has all in it', () => {
  assert.equal(findCommonLocation(tree, ['r1']), 'r1')
  assert.equal(findCommonLocation(tree, ['r1', 'f1']), 'f1')
  assert.equal(findCommonLocation(tree, ['r1', 'f2']), 'house')
})

test('where nothing has all in it, everything in sight is followed', () => {
  assert.equal(findCommonLocation(tree, ['r1', 'x']), undefined)
  assert.equal(findCommonLocation(tree, ['unknown']), undefined)
  assert.equal(findCommonLocation(tree, ['unknown', 'f2']), 'f2')
})
