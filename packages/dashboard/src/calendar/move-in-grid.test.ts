import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moveInGrid } from './move-in-grid.ts'

const cells = [
  [undefined, 'a', 'b'],
  ['c', 'd', undefined],
  ['e', undefined, 'f'],
]
const move = (from: string, key: string) => moveInGrid(cells, from, key)

test('arrows lead to the next cell there is, also over the end of a row', () => {
  assert.equal(move('b', 'ArrowRight'), 'c')
  assert.equal(move('c', 'ArrowLeft'), 'b')
  assert.equal(move('b', 'ArrowDown'), 'f')
  assert.equal(move('f', 'ArrowUp'), 'b')
  assert.equal(move('a', 'ArrowLeft'), undefined)
  assert.equal(move('d', 'ArrowDown'), undefined)
})

test('Home and End lead to the ends of the row, pages far down or up', () => {
  assert.equal(move('b', 'Home'), 'a')
  assert.equal(move('e', 'End'), 'f')
  assert.equal(move('b', 'PageDown'), 'f')
  assert.equal(move('e', 'PageUp'), 'c')
})

test('other keys and cells that there are not lead nowhere', () => {
  assert.equal(move('a', 'x'), undefined)
  assert.equal(move('z', 'Home'), undefined)
})
