import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeReadout } from './place-readout.ts'

const frame = { left: 100, top: 100, width: 800, height: 600 }
const cell = (left: number, top: number) => ({ left, top, width: 40, height: 20 })

test('words stand above the middle of their cell', () => {
  assert.deepEqual(placeReadout(cell(480, 300), frame), {
    insetInlineStart: 272,
    inlineSize: 256,
    insetBlockEnd: 406,
  })
})

test('near the top of the screen they stand below it', () => {
  const place = placeReadout(cell(480, 120), frame)
  assert.deepEqual([place.insetBlockStart, place.insetBlockEnd], [46, undefined])
})

test('they stay within their frame, however narrow it is', () => {
  assert.equal(placeReadout(cell(100, 300), frame).insetInlineStart, 0)
  assert.equal(placeReadout(cell(860, 300), frame).insetInlineStart, 544)
  assert.equal(placeReadout(cell(110, 300), { ...frame, width: 200 }).inlineSize, 200)
})
