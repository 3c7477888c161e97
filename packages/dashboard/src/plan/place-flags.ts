import type { Point } from './geometry.ts'
import type { Size } from './plan-view.ts'

/** A rectangle on the screen, by its middle; pixels. */
export interface Plate {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A label that has no room in its own room. */
export interface FlagWish {
  readonly key: string
  /** The middle of its room. */
  readonly at: Point
  readonly width: number
  readonly height: number
}

/** How far from its room a flag may stand, pixels beside its own size. */
const distances = [10, 26, 44] as const

/** Where a flag may stand: right, left, above, below, and between. */
const directions = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const

const places: readonly Point[] = [
  [0, 0],
  ...distances.flatMap((distance) => directions.map(([x, y]): Point => [x * distance, y * distance])),
]

/**
 * Finds places for labels that are too large for their rooms: over the room, or else as near to it as there
 * is room between others.
 *
 * @param wishes those first that must be seen first. @param taken what may not be covered.
 * @returns by key; without those for which there is no place.
 */
export function placeFlags(
  wishes: readonly FlagWish[],
  taken: readonly Plate[],
  size: Size,
): ReadonlyMap<string, Plate> {
  const placed = new Map<string, Plate>()
  const others = [...taken]
  for (const { key, at, width, height } of wishes) {
    const plates = places.map(([awayX, awayY]) => ({
      x: at[0] + Math.sign(awayX) * (width / 2) + awayX,
      y: at[1] + Math.sign(awayY) * (height / 2) + awayY,
      width,
      height,
    }))
    const found = plates.find((plate) => isWithin(plate, size) && !others.some((one) => overlap(one, plate)))
    if (!found) continue
    placed.set(key, found)
    others.push(found)
  }
  return placed
}

/** Tells whether two rectangles have something in common. */
export function overlap(one: Plate, other: Plate): boolean {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2
  )
}

function isWithin({ x, y, width, height }: Plate, size: Size): boolean {
  return x >= width / 2 && x <= size.width - width / 2 && y >= height / 2 && y <= size.height - height / 2
}
