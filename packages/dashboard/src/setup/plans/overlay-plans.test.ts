import assert from 'node:assert/strict'
import { test } from 'node:test'
import { overlayPlans } from './overlay-plans.ts'

/** About eleven metres. */
const unit = 1e-4

const area = (id: string, west: number, south = 0, side = 1) => ({
  type: 'Feature',
  id,
  properties: { type: 'area.room' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
      ].map(([x = 0, y = 0]) => [x * unit, y * unit]),
    ],
  },
})
const plan = (...features: Record<string, unknown>[]) => ({ type: 'FeatureCollection' as const, features })
const report = (
  added: string[],
  changed: string[] = [],
  places: { pointer: string; detail: string; feature_index: number | null; feature_id: string | null }[] = [],
  removed: string[] = [],
) => ({
  added: { count: added.length, ids: added },
  changed: { count: changed.length, ids: changed },
  removed: { count: removed.length, ids: removed },
  mistakes: { count: places.length, places },
})

test('the areas of a new plan are drawn by what becomes of them, and what goes or changes as outlines', () => {
  const overlay = overlayPlans(
    plan(area('a', 0), area('b', 1), area('d', 3)),
    plan(area('a', 0), area('b', 1, 0, 0.5), area('c', 2)),
    report(['c'], ['b'], [], ['d']),
  )
  assert.ok(overlay)
  assert.deepEqual(overlay.layers.map(({ change, path }) => [change, path.match(/Z/g)?.length]).sort(), [
    ['added', 1],
    ['changed', 1],
    ['kept', 1],
  ])
  assert.equal(overlay.before.match(/M/g)?.length, 2)
  assert.ok((overlay.apart ?? 0) < 20)
})

test('a plan that lies elsewhere is told, and both are in the picture', () => {
  const overlay = overlayPlans(plan(area('a', 0)), plan(area('a', 1000)), report([], ['a']))
  assert.ok(overlay?.apart && overlay.apart > 10_000)
  assert.ok(overlay.box.right - overlay.box.left > 10_000)
})

test('a feature with a mistake is drawn where it lies, also without a type', () => {
  const bad = { ...area('bad', 1), properties: null }
  const mistake = {
    pointer: '/features/1/properties',
    detail: 'must be',
    feature_index: 1,
    feature_id: 'bad',
  }
  const overlay = overlayPlans(undefined, plan(area('a', 0), bad), report([], [], [mistake]))
  assert.deepEqual([...(overlay?.faulty.keys() ?? [])], [1])
})

test('anything in the place of features, and nothing that can be drawn, is no picture', () => {
  assert.equal(overlayPlans(undefined, plan(), undefined), undefined)
  assert.equal(
    overlayPlans(undefined, { type: 'FeatureCollection', features: 'x' as never }, undefined),
    undefined,
  )
  assert.equal(overlayPlans(undefined, plan(null as never, 5 as never), undefined), undefined)
})
