import type { Polygon, Ring } from './geometry.ts'

/** Writes polygons as the `d` of a path, to a centimetre; holes are holes with `fill-rule: evenodd`. */
export function writePolygons(polygons: Iterable<Polygon>): string {
  let path = ''
  for (const polygon of polygons) for (const ring of polygon) path += `${writePoints(ring)}Z`
  return path
}

/** Writes lines as the `d` of a path. */
export function writeLines(lines: Iterable<Ring>): string {
  let path = ''
  for (const line of lines) path += writePoints(line)
  return path
}

function writePoints(points: Ring): string {
  let path = ''
  for (const [x, y] of points) path += `${path === '' ? 'M' : 'L'}${round(x)} ${round(y)}`
  return path
}

function round(metres: number): number {
  return Math.round(metres * 100) / 100
}
