import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PNG } from 'pngjs'
import { isPalettePngOf, writePalettePng } from './write-palette-png.ts'

/** A picture whose points have the given colours, from the upper left one on. */
function paint(width: number, colours: readonly (readonly [number, number, number])[]) {
  const data = Uint8Array.from(colours.flatMap((colour) => [...colour, 255]))
  return { width, height: colours.length / width, data }
}

test('a picture of at most 256 colours comes back as it was', () => {
  const picture = paint(
    32,
    Array.from({ length: 256 }, (_, at) => [at, 255 - at, 7] as const),
  )
  const { width, height, data } = PNG.sync.read(writePalettePng(picture))
  assert.deepEqual({ width, height, data: Uint8Array.from(data) }, picture)
})

test('of more colours the most frequent stay, and each other becomes the nearest of them', () => {
  const often = Array.from({ length: 256 }, (_, at) => [at, 0, 0] as const)
  const picture = paint(57, [...often, ...often, [40, 3, 0]])
  const { data } = PNG.sync.read(writePalettePng(picture))
  assert.deepEqual([...data.subarray(0, -4)], [...picture.data.subarray(0, -4)])
  assert.deepEqual([...data.subarray(-4)], [40, 0, 0, 255])
})

test('a picture is known again in its PNG, and no other one: not one of other colours, points or sizes', () => {
  const [red, blue] = [[255, 0, 0] as const, [0, 0, 255] as const]
  const png = writePalettePng(paint(2, [red, red, red, blue]))
  assert.equal(isPalettePngOf(png, paint(2, [red, red, red, blue])), true)
  assert.equal(isPalettePngOf(png, paint(2, [red, red, red, [0, 0, 254]])), false)
  assert.equal(isPalettePngOf(png, paint(2, [red, red, blue, red])), false)
  assert.equal(isPalettePngOf(png, paint(4, [red, red, red, blue])), false)
})
