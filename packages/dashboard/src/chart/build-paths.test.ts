import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildBarPath, buildLinePath, buildSpreadPath } from './build-paths.ts'
import { toColumns } from './series-columns.ts'

const scales = { toX: (time: number) => time, toY: (value: number) => 100 - value }
const columns = toColumns(
  [
    [0, 10],
    [10, 20],
    [40, 5],
  ].map(([start = 0, value = 0]) => ({
    x: start + 5,
    start,
    end: start + 10,
    mean: value,
    min: value - 1,
    max: value + 1,
    count: 1,
  })),
  false,
  [{ from: 20, to: 40 }],
)

test('a line breaks in a gap, and a point alone is a dot', () => {
  assert.equal(buildLinePath(columns, scales, false), 'M5 90L15 80M45 95h0')
  assert.equal(buildLinePath(columns, scales, true), 'M5 90H15V80M45 95h0')
})

test('the area between extremes goes there on top and back below', () => {
  assert.equal(buildSpreadPath(columns, scales), 'M5 89L15 79L15 81L5 91Z')
})

test('bars stand on nothing, as wide as what they stand for', () => {
  assert.equal(buildBarPath(columns, scales), 'M0 100V90H10V100ZM10 100V80H20V100ZM40 100V95H50V100Z')
})
