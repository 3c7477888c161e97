import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FloorArea } from './draw-floor.ts'
import { findFlags } from './find-flags.ts'
import type { PlanSpot } from './place-sensors.ts'

const size = { width: 400, height: 300 }
const view = { scale: 10, left: 0, top: 0 }

/** A room of so many metres, which is ten times as many pixels. */
function room(name: string, [left, top]: readonly [number, number], side: number, severity = 0): PlanSpot {
  const corners = [
    [left, top],
    [left + side, top],
    [left + side, top + side],
    [left, top + side],
  ] as const
  const area: FloorArea = { id: name, kind: 'room', name, polygons: [[corners]], size: side * side }
  const sensor = {
    sensor: { sensor_id: name },
    datum: { time: 0, value: 2055 },
    valueText: '2,055',
    word: 'Very poor',
    colour: '--severity-4' as const,
    ticks: 5,
    severity,
    absence: undefined,
  }
  const at = [left + side / 2, top + side / 2] as const
  return { key: name, name, area, at, reading: { ...sensor, sensors: [sensor] } }
}
const find = (spots: readonly PlanSpot[], charted?: PlanSpot) =>
  findFlags({ spots, charted, view, size, wordFirst: false })

test('a room that is too small for its value has it all the same', () => {
  const flags = find([room('Large', [2, 2], 15), room('Small', [25, 10], 2)])
  assert.deepEqual([...flags.keys()], ['Small'])
  assert.equal(flags.get('Small')?.value, '2,055')
  assert.equal(flags.get('Small')?.name, '')
})

test('the room whose course is drawn is named, however small it is', () => {
  const small = room('Focus room 1.3', [20, 10], 2, 4)
  assert.equal(find([small], small).get('Focus room 1.3')?.name, 'Focus room 1.3')
})

test('where two are too small, the worse one keeps its place', () => {
  const flags = find([room('Fine', [21, 10], 2, 0), room('Bad', [20, 10], 2, 4)])
  assert.deepEqual([flags.get('Bad')?.plate.x, flags.get('Bad')?.plate.y], [210, 110])
  assert.ok((flags.get('Fine')?.plate.y ?? 110) < 110, 'above its room')
})
