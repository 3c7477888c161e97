/** How high and low lines go in each column of pixels; `undefined` where there is none. */
export type LineHeights = readonly (readonly [top: number, bottom: number] | undefined)[]

/** A point of a line, pixels; `undefined` breaks the line. */
export type LinePoint = readonly [x: number, y: number] | undefined

/** Where words may stand, pixels from the left and the top of the area of the lines. */
export interface FreeSpotInput {
  /** Of the words. */
  readonly width: number
  readonly height: number
  /** The stripe that they belong to. */
  readonly top: number
  readonly bottom: number
  /** They end before that. */
  readonly right: number
}

/** Pixels that words keep from lines. */
const clearance = 3

/** Pixels between two places that are tried. */
const pace = 4

/** Finds how high and low lines go in each of so many columns. */
export function measureLines(lines: readonly (readonly LinePoint[])[], columns: number): LineHeights {
  const heights = new Array<readonly [number, number] | undefined>(columns).fill(undefined)
  const note = (column: number, y: number) => {
    if (column < 0 || column >= columns) return
    const [top, bottom] = heights[column] ?? [y, y]
    heights[column] = [Math.min(top, y), Math.max(bottom, y)]
  }
  for (const line of lines) {
    line.forEach((point, index) => {
      if (point === undefined) return
      const [x, y] = point
      note(Math.round(x), y)
      const before = line[index - 1]
      if (before === undefined) return
      const [fromX, fromY] = before
      const first = Math.max(0, Math.ceil(fromX))
      const last = Math.min(columns - 1, Math.floor(x))
      for (let column = first; column <= last; column += 1)
        note(column, x === fromX ? y : fromY + ((y - fromY) * (column - fromX)) / (x - fromX))
    })
  }
  return heights
}

/**
 * Finds where words may begin, and their middle: as far left as lines allow, at the bottom of the stripe or
 * else at its top. `undefined`: there is no such place.
 */
export function findFreeSpot(
  lines: LineHeights,
  { width, height, top, bottom, right }: FreeSpotInput,
): readonly [x: number, y: number] | undefined {
  if (bottom - top < height) return undefined
  const middles = [bottom - height / 2, top + height / 2]
  for (let x = pace; x + width <= right; x += pace) {
    for (const y of middles) if (isFree(lines, x, x + width, y, height / 2)) return [x, y]
  }
  return undefined
}

function isFree(lines: LineHeights, from: number, to: number, y: number, half: number): boolean {
  const last = Math.min(lines.length - 1, Math.ceil(to + clearance))
  for (let column = Math.max(0, Math.floor(from - clearance)); column <= last; column += 1) {
    const [top, bottom] = lines[column] ?? []
    if (top === undefined || bottom === undefined) continue
    if (bottom > y - half - clearance && top < y + half + clearance) return false
  }
  return true
}
