import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

/** How two pictures differ. */
export interface Difference {
  /** The share of points that differ, 0 to 1; 1 where the pictures have not the same size. */
  readonly share: number
  /** What differs, in red, as a PNG; absent where the sizes differ, and where nothing does. */
  readonly picture?: Buffer
}

/** Compares two PNGs point by point; what smooths the edges of letters and lines is no difference. */
export function comparePictures(base: Buffer, head: Buffer): Difference {
  // Nearly all are the same to the last byte, and to read two and write a third takes longest.
  if (base.equals(head)) return { share: 0 }
  const [one, other] = [PNG.sync.read(base), PNG.sync.read(head)]
  const { width, height } = one
  if (other.width !== width || other.height !== height) return { share: 1 }
  const difference = new PNG({ width, height })
  const points = pixelmatch(one.data, other.data, difference.data, width, height)
  if (points === 0) return { share: 0 }
  return { share: points / (width * height), picture: PNG.sync.write(difference) }
}
