import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listRooms } from './list-rooms.ts'

const ring = [
  [0, 0],
  [1e-4, 0],
  [1e-4, 1e-4],
  [0, 0],
]
const area = (id: string | undefined, name?: string) => ({
  type: 'Feature',
  ...(id !== undefined && { id }),
  properties: { type: 'area.room', ...(name !== undefined && { name }) },
  geometry: { type: 'Polygon', coordinates: [ring] },
})

test('rooms are those that sensors can be tied to, by name, numbers as numbers', () => {
  const wall = {
    type: 'Feature',
    id: 'wall',
    properties: { type: 'wall' },
    geometry: { type: 'LineString', coordinates: ring },
  }
  const plan = {
    type: 'FeatureCollection' as const,
    features: [area('b', 'Room 10'), area('a', 'Room 9'), area(undefined, 'Hall'), area('c'), wall],
  }
  assert.deepEqual(listRooms(plan), [
    { id: 'c', name: 'c' },
    { id: 'a', name: 'Room 9' },
    { id: 'b', name: 'Room 10' },
  ])
  assert.deepEqual(listRooms(undefined), [])
})
