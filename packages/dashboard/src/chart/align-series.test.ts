import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alignSeries } from './align-series.ts'
import { toColumns } from './series-columns.ts'

const line = (...points: [number, number][]) =>
  toColumns(
    points.map(([x, value]) => ({ x, start: x, end: x, mean: value, min: value, max: value, count: 1 })),
    true,
    [],
  )

test('series keep their own times, and go on where another has a point', () => {
  const { x, series } = alignSeries([line([0, 1], [10, 2]), line([5, 7], [10, 8])])
  assert.deepEqual(x, [0, 5, 10])
  assert.deepEqual(series[0]?.mean, [1, undefined, 2])
  assert.deepEqual(series[1]?.max, [undefined, 7, 8])
})

test('where a line breaks it stays broken, from value to value', () => {
  const broken = toColumns(
    [0, 100].map((x) => ({ x, start: x, end: x, mean: 1, min: 1, max: 1, count: 1 })),
    true,
    [{ from: 0, to: 100 }],
  )
  const { x, series } = alignSeries([broken, line([20, 5])])
  assert.deepEqual(x, [0, 20, 50, 100])
  assert.deepEqual(series[0]?.mean, [1, null, null, 1])
})

test('nothing is aligned to nothing', () => {
  assert.deepEqual(alignSeries([]), { x: [], series: [] })
})
