import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boxAround, findCentroid, isInside, measurePolygon, type Ring } from './geometry.ts'

const square: Ring = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
]
const hole: Ring = [
  [1, 1],
  [1, 3],
  [3, 3],
  [3, 1],
]

test('a hole belongs to nobody', () => {
  assert.equal(measurePolygon([square, hole]), 12)
  assert.equal(isInside([square, hole], [0.5, 2]), true)
  assert.equal(isInside([square, hole], [2, 2]), false)
  assert.equal(isInside([square, hole], [5, 2]), false)
})

test('the centre of mass is that of what is enclosed, and of a line its middle', () => {
  assert.deepEqual(findCentroid(square), [2, 2])
  assert.deepEqual(
    findCentroid([
      [0, 0],
      [4, 0],
    ]),
    [2, 0],
  )
  assert.deepEqual(findCentroid([]), [0, 0])
})

test('nothing has no box', () => {
  assert.equal(boxAround([]), undefined)
  assert.deepEqual(boxAround([square]), { left: 0, top: 0, right: 4, bottom: 4 })
})
