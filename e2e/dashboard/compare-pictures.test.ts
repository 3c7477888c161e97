import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparePictures } from './compare-pictures.ts'
import { type Picture, writePalettePng } from './write-palette-png.ts'

/** A white picture of 100 by 10 points whose first ones are black. */
function paint(blackPoints: number, height = 10): Picture {
  const points = Array.from({ length: 100 * height }, (_, at) => (at < blackPoints ? 0 : 255))
  const data = Uint8Array.from(points.flatMap((grey) => [grey, grey, grey, 255]))
  return { width: 100, height, data }
}

const compare = (base: Picture, head: Picture) => comparePictures(writePalettePng(base), head)

test('pictures differ by the share of their points that do', () => {
  assert.equal(compare(paint(0), paint(0)).share, 0)
  assert.equal(compare(paint(100), paint(150)).share, 0.05)
})

test('pictures of different sizes differ wholly', () => {
  assert.deepEqual(compare(paint(0), paint(0, 11)), { share: 1 })
})
