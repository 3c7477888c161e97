import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findChartAct, moveRange } from './find-chart-act.ts'

const key = (name: string, more = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

test('arrows move by a value, with Shift by ten, and Home and End go to both ends', () => {
  assert.deepEqual(findChartAct(key('ArrowRight')), { act: 'step', by: 1, isFromEnd: false })
  assert.deepEqual(findChartAct(key('ArrowLeft', { shiftKey: true })), {
    act: 'step',
    by: -10,
    isFromEnd: false,
  })
  assert.deepEqual(findChartAct(key('End')), { act: 'step', by: -1, isFromEnd: true })
})

test('keys of the browser and other letters are left alone', () => {
  assert.equal(findChartAct(key('+', { ctrlKey: true })), undefined)
  assert.equal(findChartAct(key('t')), undefined)
  assert.deepEqual(findChartAct(key('T', { shiftKey: true })), { act: 'table' })
})

test('a zoom keeps the time under the cursor where it is, and never goes below a minute', () => {
  assert.deepEqual(moveRange({ from: 0, to: 1000 }, 250, 0.5), { from: 125, to: 625 })
  assert.deepEqual(moveRange({ from: 0, to: 1000 }, undefined, 2), { from: -500, to: 1500 })
  assert.deepEqual(moveRange({ from: 0, to: 80 }, 0, 0.5), { from: 0, to: 60 })
})
