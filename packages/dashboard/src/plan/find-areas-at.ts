import type { AreaKind, FloorArea, FloorDrawing } from './draw-floor.ts'
import { isInside, type Point } from './geometry.ts'

/** A room is meant before the desk in it, and either before the floor around it. */
const ranks: Readonly<Record<AreaKind, number>> = { room: 0, service: 0, desk: 1, floor: 2 }

/**
 * Finds the areas with an id in which a point of the drawing lies: the one that a sensor there most likely
 * watches first, which is the smallest room, then desks, then the floor.
 */
export function findAreasAt({ areas }: FloorDrawing, point: Point): readonly FloorArea[] {
  return areas
    .filter(({ id, polygons }) => id !== undefined && polygons.some((polygon) => isInside(polygon, point)))
    .sort((a, b) => ranks[a.kind] - ranks[b.kind] || a.size - b.size)
}
