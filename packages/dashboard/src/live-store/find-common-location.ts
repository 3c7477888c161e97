import { findLineage } from '../data/find-relatives.ts'
import type { Location } from '../data/queries.ts'

/**
 * Finds the smallest location that has several in it, so that one stream serves them all.
 *
 * @returns `undefined` where only everything in sight does, or where nothing is known of them.
 */
export function findCommonLocation(
  locations: readonly Location[],
  wanted: Iterable<string>,
): string | undefined {
  let common: readonly string[] | undefined
  for (const id of wanted) {
    const location = locations.find(({ location_id }) => location_id === id)
    if (!location) continue
    const lineage = findLineage(locations, location).map(({ location_id }) => location_id)
    common = common?.filter((one) => lineage.includes(one)) ?? lineage
  }
  return common?.at(-1)
}
