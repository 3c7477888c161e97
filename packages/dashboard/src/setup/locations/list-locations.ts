import { findLineage } from '../../data/find-relatives.ts'
import type { Location } from '../../data/queries.ts'
import { hasText } from '../has-text.ts'

/** A location as a row of the list. */
export interface LocationRow {
  readonly location: Location
  /** How deep it lies below the topmost in sight, from 0. */
  readonly depth: number
  /** What it lies in, the topmost first. */
  readonly path: string
}

/** Lists locations in the order of the tree, those that have a text in the name or the id, or all. */
export function listLocations(locations: readonly Location[], text: string): readonly LocationRow[] {
  return locations
    .filter(({ name, location_id }) => hasText(text, name, location_id))
    .map((location) => {
      const above = findLineage(locations, location).slice(0, -1)
      return { location, depth: above.length, path: above.map(({ name }) => name).join(' › ') }
    })
}

/** Finds where a location can be moved to: everywhere but into itself and what lies in it. */
export function findNewParents(
  locations: readonly Location[],
  locationId: string | undefined,
): readonly Location[] {
  return locations.filter(
    (one) => !findLineage(locations, one).some(({ location_id }) => location_id === locationId),
  )
}
