import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listUnmeasured } from './list-unmeasured.ts'

const plan = (names: Readonly<Record<string, string>>, ...rooms: readonly string[]) => ({
  names: new Map(Object.entries(names)),
  rooms: new Set(rooms),
})

test('rooms of a plan without figures are named, those with one name once', () => {
  const names = { a: 'Meeting room', b: 'Quiet room', c: 'Corridor', d: 'Corridor', e: 'Stairs' }
  const answers = [{ location_id: 'floor', polygon_id: 'a', time_zone: 'UTC' }]
  assert.deepEqual(listUnmeasured(answers, new Map([['floor', plan(names, 'a', 'b', 'c', 'd')]])), {
    count: 3,
    names: ['Corridor (2)', 'Quiet room'],
  })
})
