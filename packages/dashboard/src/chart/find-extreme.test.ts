import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showBands } from '../data/bands.ts'
import { findExtreme } from './find-extreme.ts'

const bands = showBands(
  [
    { name: 'Cold', to: 18, severity: 2 },
    { name: 'Good', to: 26, severity: 0 },
    { name: 'Hot', to: null, severity: 2 },
  ],
  { palette: 'cold_warm', decimals: 1 },
)
const at = (value: number) => ({ start: value, end: value, value })
const sideOf = (low: number, high: number, of = bands) =>
  findExtreme({ trough: at(low), peak: at(high) }, of)?.side

test('of a room that is too cold the lowest value is named, otherwise the highest', () => {
  assert.equal(sideOf(15, 19), 'lowest')
  assert.equal(sideOf(15, 17), 'lowest')
  assert.equal(sideOf(27, 29), 'highest')
  assert.equal(sideOf(20, 28), 'highest')
  assert.equal(sideOf(20, 22), 'highest')
  assert.equal(sideOf(15, 28), 'highest')
  assert.equal(sideOf(15, 19, []), 'highest')
})

test('without data there is none', () => {
  assert.equal(findExtreme({ trough: undefined, peak: undefined }, bands), undefined)
})
