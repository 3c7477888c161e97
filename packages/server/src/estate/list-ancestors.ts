import type { LocationName } from '@openlightfi/contract'
import type { Visibility } from '../http/caller.ts'
import type { Location } from './location.ts'
import { canSeeLocation, type Places } from './visibility.ts'

/** Lists the locations that one lies in, the topmost first, as far as they are visible. */
export function listAncestors(places: Places, visibility: Visibility, location: Location): LocationName[] {
  const ancestors: LocationName[] = []
  for (let id = location.parentId; id !== null && canSeeLocation(places, visibility, id); ) {
    const ancestor = places.findLocation(id)
    if (!ancestor) break
    ancestors.push({ location_id: ancestor.locationId, name: ancestor.name })
    id = ancestor.parentId
  }
  return ancestors.reverse()
}
