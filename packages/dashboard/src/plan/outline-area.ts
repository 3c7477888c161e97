import type { FloorArea } from './draw-floor.ts'
import { findLabelSpot } from './find-label-spot.ts'
import { measurePolygon, type Point, type Polygon } from './geometry.ts'
import { writePolygons } from './write-path.ts'

/** What is drawn of an area. */
export interface Outline {
  /** The `d` of its path, metres. */
  readonly path: string
  /** Its largest part, in which its label stands. */
  readonly largest: Polygon
  /** Where the label stands. */
  readonly spot: Point
}

const known = new WeakMap<FloorArea, Outline>()

/** Works out what is drawn of an area, once. */
export function outlineArea(area: FloorArea): Outline {
  const before = known.get(area)
  if (before) return before
  let largest: Polygon = []
  for (const polygon of area.polygons)
    if (largest.length === 0 || measurePolygon(polygon) > measurePolygon(largest)) largest = polygon
  const outline = { path: writePolygons(area.polygons), largest, spot: findLabelSpot(largest) }
  known.set(area, outline)
  return outline
}
