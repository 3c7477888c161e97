import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showBands } from '../data/bands.ts'
import { toColumns } from './series-columns.ts'
import { chooseValueAxis } from './value-axis.ts'

const shown = { from: 0, to: 100 }
const values = (...given: number[]) =>
  toColumns(
    given.map((value, x) => ({ x, start: x, end: x, mean: value, min: value, max: value, count: 1 })),
    true,
    [],
  )
const basis = { shown, bands: [], decimals: 0, fromZero: false, room: 5, isAlone: false }
const co2 = showBands(
  [
    { name: 'Ideal', to: 800, severity: 0 },
    { name: 'Poor', to: null, severity: 3 },
  ],
  { palette: 'severity', decimals: 0 },
)

test('marks are round, and hold all values', () => {
  const axis = chooseValueAxis({ ...basis, columns: [values(412, 1612)] })
  assert.deepEqual(axis.ticks, [0, 500, 1000, 1500, 2000])
  assert.deepEqual([axis.min, axis.max], [0, 2000])
})

test('an axis that is alone spans the same at any height, up to the next fifth over the highest', () => {
  const span = (room: number, ...given: number[]) => {
    const input = { ...basis, columns: [values(...given)], fromZero: true, isAlone: true, room }
    const { min, max, ticks } = chooseValueAxis(input)
    assert.ok(ticks.every((tick) => tick >= min && tick <= max))
    assert.ok(ticks.length >= 2)
    return [min, max]
  }
  for (const room of [2, 3, 5, 8]) {
    assert.deepEqual(span(room, 412, 2394), [0, 2600])
    assert.deepEqual(span(room, 412, 1495), [0, 1600])
    assert.deepEqual(span(room, 300, 850), [0, 900])
  }
})

test('an axis that is alone has more than two marks, however low it is', () => {
  const input = { ...basis, columns: [values(412, 2394)], fromZero: true, isAlone: true, room: 2 }
  assert.deepEqual(chooseValueAxis(input).ticks, [0, 1000, 2000])
})

test('an axis that is alone has round marks wherever it begins', () => {
  const input = { ...basis, columns: [values(19.3, 26.1)], decimals: 1, isAlone: true }
  const { min, max, ticks } = chooseValueAxis(input)
  assert.deepEqual([min, max], [19, 26.4])
  assert.deepEqual(ticks, [20, 22, 24, 26])
})

test('the best band is in sight, so that a quiet day looks quiet', () => {
  const axis = chooseValueAxis({ ...basis, columns: [values(420, 440)], bands: co2 })
  assert.ok(axis.max >= 800)
})

test('differences smaller than a sensor can tell are not drawn large', () => {
  const axis = chooseValueAxis({ ...basis, columns: [values(21.02, 21.04)], decimals: 1 })
  assert.ok(axis.max - axis.min >= 1)
})

test('counts begin at nothing, and shares end at the whole', () => {
  assert.equal(chooseValueAxis({ ...basis, columns: [values(12, 40)], fromZero: true }).min, 0)
  const share = chooseValueAxis({
    ...basis,
    columns: [values(0.1, 0.4)],
    decimals: 2,
    fromZero: true,
    most: 1,
  })
  assert.deepEqual([share.min, share.max], [0, 1])
})

test('values outside of what is shown do not count, and nothing at all has an axis too', () => {
  const axis = chooseValueAxis({ ...basis, columns: [values(5, 900, 5)], shown: { from: 2, to: 9 } })
  assert.ok(axis.max < 900)
  assert.ok(chooseValueAxis({ ...basis, columns: [] }).ticks.length >= 2)
})

test('each state has a mark', () => {
  const axis = chooseValueAxis({ ...basis, columns: [values(1, 1)], states: [1, 0, -1] })
  assert.deepEqual([axis.min, axis.max, axis.ticks], [-1.5, 1.5, [-1, 0, 1]])
})
