/** A point of a plan. On the drawing: metres to the right and down. */
export type Point = readonly [x: number, y: number]

/** The corners of an outline, the first not repeated at the end. */
export type Ring = readonly Point[]

/** An outline and the holes in it. */
export type Polygon = readonly Ring[]

/** A rectangle along the axes. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The box around points; `undefined` around none. */
export function boxAround(rings: Iterable<Ring>): Box | undefined {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const ring of rings) {
    for (const [x, y] of ring) {
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
    }
  }
  return left <= right && top <= bottom ? { left, top, right, bottom } : undefined
}

/** The area inside a ring, whichever way it runs. */
export function measureRing(ring: Ring): number {
  return Math.abs(sumCross(ring)) / 2
}

/** The area of a polygon without its holes. */
export function measurePolygon([outer = [], ...holes]: Polygon): number {
  return Math.max(0, measureRing(outer) - holes.reduce((sum, hole) => sum + measureRing(hole), 0))
}

/** The centre of mass of what a ring encloses; of a ring without an inside, the middle of its corners. */
export function findCentroid(ring: Ring): Point {
  const double = sumCross(ring)
  const [originX, originY] = ring[0] ?? [0, 0]
  let x = 0
  let y = 0
  let before = ring.at(-1) ?? [0, 0]
  for (const corner of ring) {
    const cross =
      (before[0] - originX) * (corner[1] - originY) - (corner[0] - originX) * (before[1] - originY)
    x += (before[0] + corner[0] - 2 * originX) * cross
    y += (before[1] + corner[1] - 2 * originY) * cross
    before = corner
  }
  if (Math.abs(double) > 1e-9) return [originX + x / (3 * double), originY + y / (3 * double)]
  const count = Math.max(1, ring.length)
  return [ring.reduce((sum, [at]) => sum + at, 0) / count, ring.reduce((sum, [, at]) => sum + at, 0) / count]
}

/** Calls `visit` with each side of a polygon, holes too. */
export function visitSides(polygon: Polygon, visit: (from: Point, to: Point) => void): void {
  for (const ring of polygon) {
    let before = ring.at(-1)
    for (const corner of ring) {
      if (before) visit(before, corner)
      before = corner
    }
  }
}

/** Tells whether a point lies in a polygon and in none of its holes. */
export function isInside(polygon: Polygon, [x, y]: Point): boolean {
  let inside = false
  visitSides(polygon, ([fromX, fromY], [toX, toY]) => {
    if (fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX) inside = !inside
  })
  return inside
}

function sumCross(ring: Ring): number {
  const [originX, originY] = ring[0] ?? [0, 0]
  let sum = 0
  let before = ring.at(-1) ?? [0, 0]
  for (const corner of ring) {
    sum += (before[0] - originX) * (corner[1] - originY) - (corner[0] - originX) * (before[1] - originY)
    before = corner
  }
  return sum
}
