import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  fitView,
  isZoomed,
  moveView,
  revealPlace,
  toScreen,
  transformBetween,
  zoomView,
} from './plan-view.ts'

const box = { left: 0, top: 0, right: 40, bottom: 20 }
const size = { width: 832, height: 632 }
const whole = fitView(box, size)

test('a plan is seen as a whole, in the middle', () => {
  assert.deepEqual(whole, { scale: 20, left: 16, top: 116 })
  assert.equal(isZoomed(whole, box, size), false)
})

test('it is enlarged around a place, which stays where it is', () => {
  const before = toScreen(whole, [20, 10])
  const closer = zoomView(whole, 3, before, box, size)
  assert.equal(closer.scale, 60)
  assert.deepEqual(toScreen(closer, [20, 10]), before)
  assert.equal(isZoomed(closer, box, size), true)
})

test('it is not smaller than whole, and not larger than forty times that', () => {
  assert.deepEqual(zoomView(whole, 0.1, [0, 0], box, size), whole)
  assert.equal(zoomView(whole, 1e9, [400, 300], box, size).scale, 800)
})

test('it does not leave its box', () => {
  assert.deepEqual(moveView(whole, [500, 500], box, size), whole)
  const closer = zoomView(whole, 2, [416, 316], box, size)
  assert.equal(moveView(closer, [9_999, 0], box, size).left, 16)
  assert.equal(moveView(closer, [-9_999, 0], box, size).left, 832 - 16 - 40 * 40)
})

test('a place out of sight is brought into it, another stays', () => {
  const closer = moveView(zoomView(whole, 4, [416, 316], box, size), [9_999, 9_999], box, size)
  const revealed = revealPlace(closer, [35, 15], box, size)
  const [x, y] = toScreen(revealed, [35, 15])
  assert.ok(x >= 0 && x <= size.width && y >= 0 && y <= size.height, `${x}, ${y}`)
  assert.equal(revealPlace(revealed, [35, 15], box, size), revealed)
})

test('the picture of one view is moved onto another', () => {
  assert.equal(
    transformBetween({ scale: 10, left: 5, top: 0 }, { scale: 20, left: 30, top: 7 }),
    'translate(20px, 7px) scale(2)',
  )
})
