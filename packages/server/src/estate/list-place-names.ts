import type { Visibility } from '../http/caller.ts'
import type { Location } from './location.ts'
import { canSeeLocation, type Places } from './visibility.ts'

/**
 * Lists the names of the locations that a location lies in, with its own, below the tops of a list; of a top
 * its own name.
 */
export function listPlaceNames(
  places: Places,
  visibility: Visibility,
  locationId: string,
  tops: readonly Location[],
): readonly string[] {
  const isTop = (id: string) => tops.some((top) => top.locationId === id)
  const names: string[] = []
  for (let id: string | null = locationId; id !== null && canSeeLocation(places, visibility, id); ) {
    if (names.length > 0 && isTop(id)) break
    const location: Location | undefined = places.findLocation(id)
    if (!location) break
    names.push(location.name)
    if (isTop(id)) break
    id = location.parentId
  }
  return names
}
