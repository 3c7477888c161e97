import { findVisibleLocation, type Location, type Places, type Visibility } from '../estate/index.ts'
import { ProblemError } from '../problem-error.ts'
import { refusePlace } from './estate-errors.ts'

/** Lets a location be put where the caller administers. @throws ProblemError `invalid_body`. */
export function requireParent(places: Places, visibility: Visibility, parentId: string): void {
  if (!findVisibleLocation(places, visibility, parentId)) throw refusePlace('parentId', parentId)
}

/**
 * Lets a location be taken away from its parent. A user who was granted the location, but not its parent, may
 * not.
 * @throws ProblemError `not_possible`.
 */
export function requireOwnParent(
  places: Places,
  visibility: Visibility,
  { parentId }: Location,
  what: 'moved' | 'deleted',
): void {
  if (parentId === null || findVisibleLocation(places, visibility, parentId)) return
  throw new ProblemError(
    'not_possible',
    `It can be ${what} only by an administrator who was granted the location it lies in too.`,
  )
}

/** Lets a sensor be put where the caller may place sensors. @throws ProblemError `invalid_body`. */
export function requirePlace(places: Places, visibility: Visibility, locationId: string): void {
  if (!findVisibleLocation(places, visibility, locationId)) throw refusePlace('locationId', locationId)
}

/**
 * Checks once more to whom something belongs, in the turn of the write itself: since it was found it may have
 * been deleted, and another organisation may have given its id to something of its own.
 * @param locationIds the locations in which it lies and is to lie.
 * @throws ProblemError `not_found`, and then nothing is stored.
 */
export function requireStillVisible(
  places: Places,
  visibility: Visibility,
  locationIds: readonly string[],
): void {
  if (locationIds.every((locationId) => findVisibleLocation(places, visibility, locationId))) return
  throw new ProblemError('not_found', 'It was moved or deleted meanwhile.')
}
