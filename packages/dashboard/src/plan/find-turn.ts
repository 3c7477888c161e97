import type { Point } from './geometry.ts'

const quarter = Math.PI / 2
const bins = 180

/**
 * Finds the turn that lays a building along the axes of the screen: the smallest after which most metres of
 * its walls run across or up.
 *
 * @param sides walls, each from one point to the next.
 * @returns radians, clockwise with y down, from -45 to 45 degrees.
 */
export function findTurn(sides: readonly (readonly [Point, Point])[]): number {
  const metres = new Float64Array(bins)
  for (const [from, to] of sides) {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    if (length === 0) continue
    metres[binOf(angleOf(from, to))] = (metres[binOf(angleOf(from, to))] ?? 0) + length
  }
  let best = 0
  for (let bin = 1; bin < bins; bin += 1) if (sumAround(metres, bin) > sumAround(metres, best)) best = bin
  if (sumAround(metres, best) === 0) return 0
  // The mean direction of all walls that run almost as the best do; four times the angle, so that a quarter
  // counts as none.
  let [sine, cosine] = [0, 0]
  for (const [from, to] of sides) {
    const angle = angleOf(from, to)
    const apart = Math.abs(binOf(angle) - best)
    if (Math.min(apart, bins - apart) > 1) continue
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    sine += length * Math.sin(4 * angle)
    cosine += length * Math.cos(4 * angle)
  }
  const turn = -Math.atan2(sine, cosine) / 4
  return Math.abs(turn) < 1e-4 ? 0 : turn
}

/** The direction of a side, from 0 to a quarter of a turn. */
function angleOf(from: Point, to: Point): number {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]) % quarter
  return angle < 0 ? angle + quarter : angle
}

function binOf(angle: number): number {
  return Math.min(bins - 1, Math.floor((angle / quarter) * bins)) % bins
}

function sumAround(metres: Float64Array, bin: number): number {
  return [-1, 0, 1].reduce((sum, step) => sum + (metres[(bin + step + bins) % bins] ?? 0), 0)
}
