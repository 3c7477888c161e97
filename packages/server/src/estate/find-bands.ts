import { type Bands, defaultBands, type LocationSettings, type VarName } from '@openlightfi/contract'
import type { Estate } from './estate.ts'
import type { Location } from './location.ts'

/** Finds the bands of a variable that hold in a location; undefined where it has none. */
export type FindBands = (locationId: string, varName: VarName) => Bands | undefined

/** The bands of variables that locations set. */
type SetBands = NonNullable<LocationSettings['bands']>

/**
 * Makes a function that finds the bands as locations inherit them. It looks at each location once and
 * remembers what holds there, so it is for one count, not for good.
 */
export function createFindBands(estate: Estate): FindBands {
  const known = new Map<string, SetBands>()
  const bandsIn = (locationId: string): SetBands => {
    const unknown: Location[] = []
    let place = estate.findLocation(locationId)
    while (place && !known.has(place.locationId)) {
      unknown.push(place)
      place = place.parentId === null ? undefined : estate.findLocation(place.parentId)
    }
    let bands = (place && known.get(place.locationId)) ?? defaultBands
    for (const { locationId: id } of unknown.reverse()) {
      const own = estate.settingsOf(id).bands
      if (own) bands = { ...bands, ...own }
      known.set(id, bands)
    }
    return bands
  }
  return (locationId, varName) => (known.get(locationId) ?? bandsIn(locationId))[varName]
}
