import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { isPalettePngOf, type Picture, writePalettePng } from './write-palette-png.ts'

/** How two pictures differ. */
export interface Difference {
  /** The share of points that differ, 0 to 1; 1 where the pictures have not the same size. */
  readonly share: number
  /** What differs, in red, as a PNG; absent where the sizes differ, and where nothing does. */
  readonly picture?: Buffer
}

/**
 * Compares a PNG with a picture point by point, as it were with a palette; what smooths the edges of letters
 * and lines is no difference.
 */
export function comparePictures(base: Buffer, head: Picture): Difference {
  // Nearly all are the same to the last point, and to write one, read two and write a third takes longest.
  if (isPalettePngOf(base, head)) return { share: 0 }
  const [one, other] = [PNG.sync.read(base), PNG.sync.read(writePalettePng(head))]
  const { width, height } = one
  if (other.width !== width || other.height !== height) return { share: 1 }
  const difference = new PNG({ width, height })
  const points = pixelmatch(one.data, other.data, difference.data, width, height)
  if (points === 0) return { share: 0 }
  return { share: points / (width * height), picture: PNG.sync.write(difference) }
}
