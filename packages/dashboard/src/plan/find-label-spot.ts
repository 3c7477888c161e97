import {
  type Box,
  boxAround,
  findCentroid,
  isInside,
  type Point,
  type Polygon,
  visitSides,
} from './geometry.ts'

/** Words are wider than high: distances up and down count as much more. */
const stretch = 2

/** How many cells are looked at at most: a few suffice for a room, and none may hold up the page. */
const maxCells = 48

interface Cell {
  readonly x: number
  readonly y: number
  readonly half: number
  readonly distance: number
}

/**
 * Finds the place in a polygon where a label has most room: the pole of inaccessibility of the polygon drawn
 * out upwards, by halving cells, the most promising first. The centre of mass stays unless another place is
 * clearly better.
 */
export function findLabelSpot(polygon: Polygon): Point {
  const tall = polygon.map((ring) => ring.map(([x, y]) => [x, y * stretch] as const))
  const box = boxAround(tall.slice(0, 1))
  if (!box) return [0, 0]
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  let best = lookAt(tall, findCentroid(tall[0] ?? []), 0)
  const size = Math.min(width, height)
  if (size <= 0) return [best.x, best.y / stretch]
  const waiting = coverBox(tall, box, size)
  const precision = size * 0.04
  for (let seen = 0; seen < maxCells && waiting.length > 0; seen += 1) {
    const cell = takeMostPromising(waiting)
    if (!cell) break
    if (cell.distance > best.distance + precision) best = cell
    if (reachOf(cell) <= best.distance + precision) continue
    const half = cell.half / 2
    for (const [dx, dy] of [
      [-half, -half],
      [half, -half],
      [-half, half],
      [half, half],
    ] as const)
      waiting.push(lookAt(tall, [cell.x + dx, cell.y + dy], half))
  }
  return [best.x, best.y / stretch]
}

/**
 * Measures how wide a label may be at a place in a polygon: twice the distance to the nearer side within its
 * height. 0 where the place lies outside.
 */
export function measureFreeWidth(polygon: Polygon, at: Point, height: number): number {
  if (!isInside(polygon, at)) return 0
  const [top, bottom] = [at[1] - height / 2, at[1] + height / 2]
  let free = Number.POSITIVE_INFINITY
  visitSides(polygon, (from, to) => {
    const [high, low] = from[1] <= to[1] ? [from, to] : [to, from]
    if (low[1] <= top || high[1] >= bottom) return
    // The part of the side beside the label.
    const slope = low[1] === high[1] ? 0 : (low[0] - high[0]) / (low[1] - high[1])
    const upper = high[1] < top ? high[0] + slope * (top - high[1]) : high[0]
    const lower = low[1] > bottom ? low[0] - slope * (low[1] - bottom) : low[0]
    const crosses = upper < at[0] !== lower < at[0]
    free = Math.min(free, crosses ? 0 : Math.min(Math.abs(upper - at[0]), Math.abs(lower - at[0])))
  })
  return Number.isFinite(free) ? 2 * free : 0
}

function coverBox(polygon: Polygon, box: Box, size: number): Cell[] {
  const cells: Cell[] = []
  // A long corridor is looked at in as many places as are allowed, not in all.
  const columns = Math.min(maxCells, Math.ceil((box.right - box.left) / size))
  const rows = Math.min(maxCells, Math.ceil((box.bottom - box.top) / size))
  const [stepX, stepY] = [(box.right - box.left) / columns, (box.bottom - box.top) / rows]
  for (let column = 0; column < columns; column += 1)
    for (let row = 0; row < rows; row += 1)
      cells.push(
        lookAt(
          polygon,
          [box.left + (column + 0.5) * stepX, box.top + (row + 0.5) * stepY],
          Math.max(stepX, stepY) / 2,
        ),
      )
  return cells
}

function takeMostPromising(cells: Cell[]): Cell | undefined {
  let found = 0
  for (const [index, cell] of cells.entries()) {
    const before = cells[found]
    if (before && reachOf(cell) > reachOf(before)) found = index
  }
  return cells.splice(found, 1)[0]
}

/** No place in a cell is further from all sides. */
function reachOf({ distance, half }: Cell): number {
  return distance + half * Math.SQRT2
}

/** @returns with the distance to the nearest side, negative outside. */
function lookAt(polygon: Polygon, [x, y]: Point, half: number): Cell {
  let inside = false
  let nearest = Number.POSITIVE_INFINITY
  visitSides(polygon, ([fromX, fromY], [toX, toY]) => {
    if (fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX) inside = !inside
    const [alongX, alongY] = [toX - fromX, toY - fromY]
    const square = alongX * alongX + alongY * alongY
    const share = square === 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / square
    const within = Math.min(1, Math.max(0, share))
    nearest = Math.min(nearest, Math.hypot(x - fromX - within * alongX, y - fromY - within * alongY))
  })
  return { x, y, half, distance: inside ? nearest : -nearest }
}
