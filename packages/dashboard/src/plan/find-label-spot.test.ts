import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLabelSpot, measureFreeWidth } from './find-label-spot.ts'
import { isInside, type Point, type Polygon } from './geometry.ts'

const rectangle = (left: number, top: number, right: number, bottom: number): Point[] => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
]

test('the label of a rectangle stands in its middle', () => {
  assert.deepEqual(findLabelSpot([rectangle(0, 0, 30, 10)]), [15, 5])
})

test('in an L it stands in the wide leg, and in a U not in the gap', () => {
  const l: Polygon = [
    [
      [0, 0],
      [3, 0],
      [3, 20],
      [20, 20],
      [20, 30],
      [0, 30],
    ],
  ]
  const [x, y] = findLabelSpot(l)
  assert.ok(isInside(l, [x, y]) && y > 20 && y < 30, `${x}, ${y}`)
  const u: Polygon = [
    [
      [0, 0],
      [4, 0],
      [4, 10],
      [16, 10],
      [16, 0],
      [20, 0],
      [20, 14],
      [0, 14],
    ],
  ]
  assert.ok(isInside(u, findLabelSpot(u)))
})

test('it does not stand in a hole', () => {
  const court: Polygon = [rectangle(0, 0, 20, 20), rectangle(4, 4, 16, 16)]
  assert.ok(isInside(court, findLabelSpot(court)))
})

test('what has no inside has a spot all the same', () => {
  assert.deepEqual(findLabelSpot([]), [0, 0])
  const spot = findLabelSpot([
    [
      [0, 0],
      [5, 0],
      [10, 0],
    ],
  ])
  assert.ok(spot.every(Number.isFinite), `${spot}`)
})

test('the free width is that of the whole height of a label', () => {
  const triangle: Polygon = [
    [
      [0, 10],
      [10, 0],
      [20, 10],
    ],
  ]
  assert.equal(measureFreeWidth([rectangle(0, 0, 30, 10)], [15, 5], 4), 30)
  assert.equal(measureFreeWidth([rectangle(0, 0, 30, 10)], [10, 5], 4), 20)
  assert.equal(measureFreeWidth([rectangle(0, 0, 30, 10)], [15, 5], 12), 0)
  assert.equal(measureFreeWidth(triangle, [10, 8], 2), 14)
  assert.equal(measureFreeWidth(triangle, [10, 20], 2), 0)
})

test('a ring of very many corners is looked at in bounded time', () => {
  const corners = 100_000
  const ring = Array.from({ length: corners }, (_, index): Point => {
    const angle = (index / corners) * 2 * Math.PI
    const radius = 10 + (index % 2)
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })
  const [x, y] = findLabelSpot([ring])
  assert.ok(Math.hypot(x, y) < 3, `${x}, ${y}`)
})
