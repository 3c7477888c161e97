import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moveByKey } from './move-by-key.ts'

const press = (key: string, modifiers: Partial<Parameters<typeof moveByKey>[0]> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...modifiers,
})

test('arrow keys move a sensor by a quarter of a metre, with Shift by two metres', () => {
  assert.deepEqual(moveByKey(press('ArrowLeft'), [1, 1], true), [0.75, 1])
  assert.deepEqual(moveByKey(press('ArrowUp'), [1, 1], true), [1, 0.75])
  assert.deepEqual(moveByKey(press('ArrowDown', { shiftKey: true }), [1, 1], true), [1, 3])
})

test('the first arrow key shows a sensor that has no place as yet', () => {
  assert.deepEqual(moveByKey(press('ArrowRight'), [4, 5], false), [4, 5])
})

test('every other key is left to the page', () => {
  assert.equal(moveByKey(press('Enter'), [1, 1], true), undefined)
  assert.equal(moveByKey(press('ArrowLeft', { altKey: true }), [1, 1], true), undefined)
})
