import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findNameFault, moveView, removeView, renameView } from './edit-views.ts'

const views = ['a', 'b', 'c'].map((name) => ({ name, address: `/dashboard/compare?s=${name}` }))
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('')

test('views are moved by one place, and stay at the ends', () => {
  assert.equal(names(moveView(views, 'b', -1)), 'bac')
  assert.equal(names(moveView(views, 'b', 1)), 'acb')
  assert.equal(names(moveView(views, 'a', -1)), 'abc')
  assert.equal(names(moveView(views, 'c', 1)), 'abc')
})

test('a view keeps its address when it is renamed', () => {
  assert.deepEqual(renameView(views, 'b', ' d ')[1], { name: 'd', address: '/dashboard/compare?s=b' })
  assert.equal(names(removeView(views, 'b')), 'ac')
})

test('a name is needed, and is there once', () => {
  assert.equal(findNameFault(views, 'a', '  '), 'empty')
  assert.equal(findNameFault(views, 'a', 'b'), 'taken')
  assert.equal(findNameFault(views, 'a', 'a'), undefined)
  assert.equal(findNameFault(views, 'a', 'd'), undefined)
})
