import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFeatures } from './read-features.ts'

const ring = [
  [0, 51],
  [1, 51],
  [1, 52],
  [0, 51],
]
const feature = (properties: unknown, geometry: unknown, id?: unknown) => ({
  type: 'Feature',
  properties,
  geometry,
  ...(id !== undefined && { id }),
})
const room = { type: 'area.room' }
const read = (...features: Record<string, unknown>[]) => readFeatures({ type: 'FeatureCollection', features })

test('an id stands at the root or in the properties, and integers are texts', () => {
  const polygon = { type: 'Polygon', coordinates: [ring] }
  const ids = read(feature(room, polygon, 7), feature({ ...room, id: 'b' }, polygon)).map(({ id }) => id)
  assert.deepEqual(ids, ['7', 'b'])
})

test('of two features with one id the first has it', () => {
  const polygon = { type: 'Polygon', coordinates: [ring] }
  const ids = read(feature(room, polygon, 'a'), feature(room, polygon, 'a')).map(({ id }) => id)
  assert.deepEqual(ids, ['a', undefined])
})

test('all geometries of a plan are read', () => {
  const shapes = read(
    feature(room, { type: 'MultiPolygon', coordinates: [[ring], [ring, ring]] }),
    feature({ type: 'wall' }, { type: 'LineString', coordinates: ring }),
    feature({ type: 'wall' }, { type: 'MultiLineString', coordinates: [ring, ring] }),
  ).map(({ polygons, lines }) => [polygons.map(({ length }) => length), lines.length])
  assert.deepEqual(shapes, [
    [[1, 2], 0],
    [[], 1],
    [[], 2],
  ])
})

test('what cannot be drawn is left out, and nothing throws', () => {
  const bad = [
    feature(room, null),
    feature(null, { type: 'Polygon', coordinates: [ring] }),
    feature(room, { type: 'Polygon', coordinates: null }),
    feature(room, { type: 'Polygon', coordinates: [[[0, 51], 'x', [Number.NaN, 1], [1, 2, 3]]] }),
    feature(room, { type: 'Point', coordinates: [0, 51] }),
    feature(room, { type: 'Sphere' }),
    feature({ type: 'wall' }, { type: 'LineString', coordinates: [[0, 51]] }),
  ]
  assert.deepEqual(read(...bad), [])
})
