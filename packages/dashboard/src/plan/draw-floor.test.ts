import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawFloor } from './draw-floor.ts'
import type { Position } from './read-features.ts'

/** Metres east and north of a place to degrees. */
const at =
  ([longitude, latitude]: Position, turn = 0) =>
  ([east, north]: readonly [number, number]): [number, number] => {
    const [x, y] = [
      east * Math.cos(turn) - north * Math.sin(turn),
      east * Math.sin(turn) + north * Math.cos(turn),
    ]
    const degrees = longitude + x / (111_320 * Math.cos((latitude * Math.PI) / 180))
    return [degrees > 180 ? degrees - 360 : degrees, latitude + y / 111_250]
  }
const london: Position = [-0.08, 51.5]

type Corners = readonly (readonly [number, number])[]
const box = (west: number, south: number, east: number, north: number): Corners => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]
const area = (type: string, id: string, corners: Corners, place = at(london)) => ({
  type: 'Feature',
  id,
  properties: { type, name: id },
  geometry: { type: 'Polygon', coordinates: [corners.map(place)] },
})
const wall = (from: readonly [number, number], to: readonly [number, number], place = at(london)) => ({
  type: 'Feature',
  properties: { type: 'wall' },
  geometry: { type: 'LineString', coordinates: [place(from), place(to)] },
})
const draw = (features: Record<string, unknown>[]) => drawFloor({ type: 'FeatureCollection', features })
const near = (actual: number, expected: number, slack = 0.15) =>
  assert.ok(Math.abs(actual - expected) <= slack, `${actual}, not ${expected}`)

test('a floor is drawn in metres, with north up', () => {
  const drawing = draw([area('area.room', 'a', box(0, 0, 20, 10))])
  assert.ok(drawing)
  near(drawing.box.right - drawing.box.left, 20)
  near(drawing.box.bottom - drawing.box.top, 10)
  assert.equal(drawing.north, 0)
  const [south, north] = [drawing.place(at(london)([5, 0])), drawing.place(at(london)([5, 10]))]
  near(south[1] - north[1], 10)
})

test('a house that stands askew is laid along the axes by its walls', () => {
  const askew = at(london, (20 * Math.PI) / 180)
  const drawing = draw([
    area('area.room', 'a', box(0, 0, 20, 15), askew),
    wall([0, 0], [20, 0], askew),
    wall([20, 0], [20, 15], askew),
    wall([0, 0], [3, 4], askew),
  ])
  assert.ok(drawing)
  near((drawing.north * 180) / Math.PI, 20, 0.5)
  near(drawing.box.right - drawing.box.left, 20)
})

test('a long house lies on its longer side, and one almost square keeps its north up', () => {
  const long = draw([area('area.room', 'a', box(0, 0, 10, 40))])
  assert.ok(long)
  near(long.box.right - long.box.left, 40, 0.3)
  near(long.north, -Math.PI / 2, 0.01)
  const square = draw([area('area.room', 'a', box(0, 0, 10, 11))])
  assert.equal(square?.north, 0)
})

test('a house across the 180th meridian is one house', () => {
  const drawing = draw([area('area.room', 'a', box(0, 0, 20, 10), at([179.9999, -17]))])
  assert.ok(drawing)
  near(drawing.box.right - drawing.box.left, 20, 0.3)
})

test('floors are painted first, large areas before small ones, desks last', () => {
  const drawing = draw([
    area('furniture.desk', 'desk', box(1, 1, 2, 2)),
    area('area.room', 'small', box(0, 0, 3, 3)),
    area('area.toilet.d', 'toilet', box(0, 0, 4, 3)),
    area('area.room', 'large', box(0, 0, 10, 10)),
    area('area.floor', 'floor', box(0, 0, 20, 20)),
  ])
  assert.deepEqual(
    drawing?.areas.map(({ id }) => id),
    ['floor', 'large', 'toilet', 'small', 'desk'],
  )
})

test('an area without an inside is left out, and a plan of nothing is none', () => {
  const line: Corners = [
    [0, 0],
    [10, 0],
    [0, 0],
    [0, 0],
  ]
  assert.deepEqual(draw([area('area.room', 'line', line), wall([0, 0], [5, 0])])?.areas, [])
  assert.equal(draw([]), undefined)
  assert.equal(draw([area('area.room', 'line', line)]), undefined)
})

test('a plan of as many features as are allowed is drawn', () => {
  const features = Array.from({ length: 20_000 }, (_, index) => {
    const [x, y] = [(index % 150) * 3, Math.floor(index / 150) * 3]
    return area('area.room', `r${index}`, box(x, y, x + 2.5, y + 2.5))
  })
  assert.equal(draw(features)?.areas.length, 20_000)
})
