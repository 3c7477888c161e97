import { findLineage } from '../../data/find-relatives.ts'
import type { Location } from '../../data/queries.ts'

/** Where a setting of a location holds besides the location itself. */
export interface Reach {
  /** How many locations below take it over. */
  readonly below: number
  /** The names of the locations below that set their own, the topmost of each branch. */
  readonly exceptions: readonly string[]
}

/**
 * Finds how far down a setting holds.
 *
 * @param setsOwn whether a location sets that itself.
 */
export function findReach(
  locations: readonly Location[],
  locationId: string,
  setsOwn: (locationId: string) => boolean,
): Reach {
  const exceptions: string[] = []
  let below = 0
  for (const location of locations) {
    const lineage = findLineage(locations, location)
    const start = lineage.findIndex(({ location_id }) => location_id === locationId)
    if (start < 0 || location.location_id === locationId) continue
    const setter = lineage.slice(start + 1).find(({ location_id }) => setsOwn(location_id))
    if (setter === undefined) below += 1
    else if (setter === location) exceptions.push(location.name)
  }
  return { below, exceptions }
}
