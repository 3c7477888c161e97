import type { Visibility } from '../http/caller.ts'
import type { Estate } from './estate.ts'
import type { Location } from './location.ts'
import { requireVisibleLocation } from './require-visible.ts'
import { findBaseLocations } from './visibility.ts'

/** Finds the location that was named, or the base locations. @throws ProblemError `not_found`. */
export function findTopsOf(estate: Estate, who: Visibility, locationId: string | undefined): Location[] {
  return locationId === undefined
    ? findBaseLocations(estate, who)
    : [requireVisibleLocation(estate, who, locationId)]
}
