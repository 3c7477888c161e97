import assert from 'node:assert/strict'
import { test } from 'node:test'
import { overlap, placeFlags } from './place-flags.ts'

const size = { width: 300, height: 200 }
const wish = (key: string, x: number, y: number, width = 30) => ({
  key,
  at: [x, y] as const,
  width,
  height: 16,
})

test('a label that is too large for its room stands over it where nothing else does', () => {
  assert.deepEqual(placeFlags([wish('a', 100, 100)], [], size).get('a'), {
    x: 100,
    y: 100,
    width: 30,
    height: 16,
  })
})

test('labels of neighbours do not cover each other, and the first has the better place', () => {
  const placed = placeFlags([wish('worst', 100, 100), wish('other', 112, 100)], [], size)
  const [worst, other] = [placed.get('worst'), placed.get('other')]
  assert.ok(worst && other)
  assert.deepEqual([worst.x, worst.y], [100, 100])
  assert.equal(overlap(worst, other), false)
})

test('no label leaves the picture, and one without a place is left out', () => {
  const edge = placeFlags([wish('edge', 295, 100)], [], size).get('edge')
  assert.ok(edge && edge.x + edge.width / 2 <= size.width)
  const all = { x: 150, y: 100, width: 300, height: 200 }
  assert.equal(placeFlags([wish('a', 100, 100)], [all], size).size, 0)
})
