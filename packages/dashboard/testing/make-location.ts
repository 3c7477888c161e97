import type { Location } from '../src/data/queries.ts'

/** Makes a location as the tree has it: a zone that is called by its id, unless more is said. */
export function makeLocation(
  locationId: string,
  parentId: string | null,
  more: Partial<Location> = {},
): Location {
  return {
    location_id: locationId,
    parent_id: parentId,
    kind: 'zone',
    name: locationId,
    time_zone: 'UTC',
    properties: {},
    ...more,
  }
}
