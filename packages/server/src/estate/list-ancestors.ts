import type { LocationName } from '@openlightfi/contract'
import type { Visibility } from '../http/caller.ts'
import type { Location } from './location.ts'
import { type Places, walkUp } from './visibility.ts'

/** Lists the locations that one lies in, the topmost first, as far as they are visible. */
export function listAncestors(
  places: Places,
  { organisationId, locationIds }: Visibility,
  { organisationId: ofLocation, parentId }: Location,
): LocationName[] {
  if (parentId === null || ofLocation !== organisationId) return []
  const above = [...walkUp(places, parentId)]
  // All below the topmost granted one are visible.
  const shown = above.slice(0, above.findLastIndex((id) => locationIds.includes(id)) + 1)
  return shown.reverse().map((id) => ({ location_id: id, name: places.findLocation(id)?.name ?? '' }))
}
