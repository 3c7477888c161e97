import type { Point } from './geometry.ts'

/** A key that leads from room to room. */
export type Direction = 'left' | 'right' | 'up' | 'down'

/**
 * Finds the nearest place in a direction: what lies straight ahead counts as nearer than what lies aside, and
 * what lies more aside than ahead is taken only when there is nothing else.
 *
 * @returns its index; `undefined` where there is nothing in that direction.
 */
export function findNeighbour(
  places: readonly Point[],
  from: number,
  direction: Direction,
): number | undefined {
  const here = places[from]
  if (!here) return undefined
  let best: { index: number; cost: number } | undefined
  for (const [index, place] of places.entries()) {
    if (index === from) continue
    const [dx, dy] = [place[0] - here[0], place[1] - here[1]]
    const [ahead, aside] = split(direction, dx, dy)
    if (ahead <= 1e-6) continue
    const cost = ahead + 2 * aside + (aside > ahead ? 1e6 : 0)
    if (!best || cost < best.cost) best = { index, cost }
  }
  return best?.index
}

function split(direction: Direction, dx: number, dy: number): readonly [ahead: number, aside: number] {
  if (direction === 'left') return [-dx, Math.abs(dy)]
  if (direction === 'right') return [dx, Math.abs(dy)]
  return [direction === 'up' ? -dy : dy, Math.abs(dx)]
}
