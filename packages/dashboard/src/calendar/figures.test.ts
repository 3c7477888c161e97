import assert from 'node:assert/strict'
import { test } from 'node:test'
import { combineFigures, listMetrics, takeFigure } from './figures.ts'

const figure = (value: number | null, count: number, coverage = 1, weight = 1) => ({
  value,
  count,
  coverage,
  weight,
})

test('a mean over rooms is that of all their data', () => {
  assert.deepEqual(combineFigures([figure(400, 10), figure(1000, 30), figure(null, 0, 0)], 'mean'), {
    value: 850,
    count: 40,
    coverage: 2 / 3,
  })
})

test('extremes are those of all', () => {
  const rooms = [figure(400, 10), figure(1000, 30)]
  assert.equal(combineFigures(rooms, 'max').value, 1000)
  assert.equal(combineFigures(rooms, 'min').value, 400)
})

test('a share of time in use weighs long days more, and leaves out what nobody knows', () => {
  assert.equal(combineFigures([figure(0.5, 3, 1, 25), figure(0, 0, 1, 23)], 'utl').value, 12.5 / 48)
  assert.equal(combineFigures([figure(0.5, 3), figure(null, 0, 0)], 'utl').value, 0.5)
})

test('nothing put together is nothing', () => {
  assert.deepEqual(combineFigures([], 'mean'), { value: null, count: 0, coverage: 0 })
  assert.equal(combineFigures([figure(null, 0, 0)], 'max').value, null)
})

test('each kind of variable has its figures', () => {
  assert.deepEqual(listMetrics('event'), ['utl'])
  assert.deepEqual(listMetrics('measurement'), ['mean', 'max', 'min'])
  assert.deepEqual(listMetrics('meter'), [])
  const row = { min: 1, avg: 2, max: 3, count: 4, coverage: 0.5 }
  assert.deepEqual(takeFigure(row, 'max'), { value: 3, count: 4, coverage: 0.5 })
  assert.equal(takeFigure({ utl: null, count: 0, coverage: 0 }, 'utl').value, null)
})
