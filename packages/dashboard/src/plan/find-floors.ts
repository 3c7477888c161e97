import { findLineage } from '../data/find-relatives.ts'
import type { Location } from '../data/queries.ts'

/** Finds the floor that a location is or lies in. */
export function findFloorOf(locations: readonly Location[], location: Location): Location | undefined {
  return findLineage(locations, location).findLast(({ kind }) => kind === 'floor')
}

/** A floor, and what it lies in. */
export interface FloorBelow {
  readonly floor: Location
  /** The names between the place and the floor, such as the building; empty for a floor right in it. */
  readonly path: readonly string[]
  /** The ids of the floor and of everything in it. */
  readonly locationIds: ReadonlySet<string>
}

/** Finds the floors below a location, in the order of the tree: one pass, whatever the size of the estate. */
export function findFloorsBelow(locations: readonly Location[], locationId: string): readonly FloorBelow[] {
  const children = new Map<string, Location[]>()
  for (const location of locations) {
    if (location.parent_id === null) continue
    const siblings = children.get(location.parent_id)
    if (siblings) siblings.push(location)
    else children.set(location.parent_id, [location])
  }
  const floors: FloorBelow[] = []
  const visited = new Set<string>([locationId])
  const visit = (parentId: string, path: readonly string[], floorIds: Set<string> | undefined) => {
    for (const child of children.get(parentId) ?? []) {
      if (visited.has(child.location_id)) continue
      visited.add(child.location_id)
      if (floorIds) {
        floorIds.add(child.location_id)
        visit(child.location_id, path, floorIds)
      } else if (child.kind === 'floor') {
        const ids = new Set([child.location_id])
        floors.push({ floor: child, path, locationIds: ids })
        visit(child.location_id, path, ids)
      } else visit(child.location_id, [...path, child.name], undefined)
    }
  }
  visit(locationId, [], undefined)
  return floors
}
