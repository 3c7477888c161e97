/** A box on the screen, pixels. */
export type Box = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>

/** Where words about a cell stand within a frame, pixels. */
export interface ReadoutPlace {
  readonly insetInlineStart: number
  /** Distance from the top of the frame, where they stand below the cell. */
  readonly insetBlockStart?: number
  /** Distance from the bottom of the frame, where they stand above it. */
  readonly insetBlockEnd?: number
  readonly inlineSize: number
}

/** The widest that the words may be, and how far they are from the cell. */
const [widest, gap] = [256, 6]

/** Below this distance from the top of the screen there is no room above a cell. */
const leastAbove = 140

/** Places words above a cell, or below it near the top of the screen, and never outside of its frame. */
export function placeReadout(cell: Box, frame: Box): ReadoutPlace {
  const inlineSize = Math.min(widest, frame.width)
  const middle = cell.left - frame.left + cell.width / 2
  const insetInlineStart = Math.max(0, Math.min(middle - inlineSize / 2, frame.width - inlineSize))
  return cell.top < leastAbove
    ? { insetInlineStart, inlineSize, insetBlockStart: cell.top + cell.height - frame.top + gap }
    : { insetInlineStart, inlineSize, insetBlockEnd: frame.top + frame.height - cell.top + gap }
}
