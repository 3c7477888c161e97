import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createProjection, turnProjection } from './create-projection.ts'
import { invertProjection } from './invert-projection.ts'
import type { Position } from './read-features.ts'

const near = (one: Position, other: Position) =>
  assert.ok(Math.abs(one[0] - other[0]) < 1e-9 && Math.abs(one[1] - other[1]) < 1e-9, `${one}, not ${other}`)

test('a point leads back to the position that is drawn there, however the drawing is turned', () => {
  for (const angle of [0, 0.7, Math.PI / 2, -2]) {
    const project = turnProjection(createProjection([-0.08, 51.5]), angle)
    const locate = invertProjection(project, [-0.0801, 51.5002])
    for (const position of [
      [-0.08, 51.5],
      [-0.0788, 51.5007],
    ] as const)
      near(locate(project(position)), position)
  }
})

test('across the 180th meridian positions stay those of the earth', () => {
  const project = createProjection([179.9999, -17])
  const locate = invertProjection(project, [179.9999, -17])
  near(locate(project([-179.9998, -17.0001])), [-179.9998, -17.0001])
})
