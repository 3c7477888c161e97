import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawFloor } from './draw-floor.ts'
import { findAreasAt } from './find-areas-at.ts'

/** A square area: its west and south corner and its side, in units of about ten metres. */
const area = (id: string | undefined, type: string, [west, south]: [number, number], side: number) => ({
  type: 'Feature',
  ...(id !== undefined && { id }),
  properties: { type },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
      ].map(([x = 0, y = 0]) => [x * 1e-4, y * 1e-4]),
    ],
  },
})
const drawing = drawFloor({
  type: 'FeatureCollection',
  features: [
    area('floor', 'area.floor', [0, 0], 10),
    area('hall', 'area.room', [0, 0], 6),
    area('booth', 'area.room', [1, 1], 2),
    area('desk', 'furniture.desk', [1, 1], 1),
    area(undefined, 'area.room', [8, 8], 1),
  ],
})
const find = (x: number, y: number) =>
  drawing && findAreasAt(drawing, drawing.place([x * 1e-4, y * 1e-4])).map(({ id }) => id)

test('the smallest room around a point comes first, then the desk, and the floor last', () => {
  assert.deepEqual(find(1.5, 1.5), ['booth', 'hall', 'desk', 'floor'])
  assert.deepEqual(find(4, 4), ['hall', 'floor'])
})

test('an area that sensors cannot be tied to is not found, and beside the floor there is none', () => {
  assert.deepEqual(find(8.5, 8.5), ['floor'])
  assert.deepEqual(find(-1, 4), [])
})
