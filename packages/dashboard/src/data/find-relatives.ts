import type { Location } from './queries.ts'

/** Finds what a location lies in, the topmost first, and the location itself. */
export function findLineage(locations: readonly Location[], location: Location): readonly Location[] {
  const byId = indexById(locations)
  const lineage: Location[] = []
  const seen = new Set<string>()
  for (let one: Location | undefined = location; one && !seen.has(one.location_id); ) {
    lineage.unshift(one)
    seen.add(one.location_id)
    one = one.parent_id === null ? undefined : byId.get(one.parent_id)
  }
  return lineage
}

/** Whoever asks for one lineage asks for those of all others, too. */
const indexes = new WeakMap<readonly Location[], ReadonlyMap<string, Location>>()

function indexById(locations: readonly Location[]): ReadonlyMap<string, Location> {
  const kept = indexes.get(locations)
  if (kept !== undefined) return kept
  const made = new Map(locations.map((one) => [one.location_id, one]))
  indexes.set(locations, made)
  return made
}

/** Finds what lies in the same location as another, and that one; at the top, everything at the top. */
export function findSiblings(locations: readonly Location[], location: Location): readonly Location[] {
  const ids = new Set(locations.map(({ location_id }) => location_id))
  const parentOf = ({ parent_id }: Location) =>
    parent_id !== null && ids.has(parent_id) ? parent_id : undefined
  const parent = parentOf(location)
  return locations.filter((one) => parentOf(one) === parent)
}

/** Finds what lies directly in a location, in the order of the tree. */
export function findChildren(locations: readonly Location[], locationId: string): readonly Location[] {
  return locations.filter(({ parent_id }) => parent_id === locationId)
}
