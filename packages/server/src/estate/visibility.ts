import type { Visibility } from '../http/caller.ts'
import type { Location } from './location.ts'
import type { Sensor } from './sensor.ts'

/** The places in which visibility is looked up: the estate, or a draft of it. */
export interface Places {
  findLocation(locationId: string): Location | undefined
  findSensor(sensorId: string): Sensor | undefined
  isWithin(locationId: string, ancestorId: string): boolean
}

/** Lists the id of a location and those of what it lies in, the innermost first. */
export function* walkUp(
  places: Pick<Places, 'findLocation'>,
  locationId: string,
): Generator<string, void, undefined> {
  for (let id: string | null = locationId; id !== null; id = places.findLocation(id)?.parentId ?? null)
    yield id
}

/**
 * Tells whether a location is of the organisation and lies in a granted subtree; false when it does not
 * exist. It goes up once, however many locations were granted.
 */
export function canSeeLocation(estate: Places, visibility: Visibility, locationId: string): boolean {
  return (
    estate.findLocation(locationId)?.organisationId === visibility.organisationId &&
    liesInOneOf(estate, locationId, visibility.locationIds)
  )
}

/** A loop, without the cost of `walkUp`: it is asked for every reading that is posted. */
function liesInOneOf(places: Places, locationId: string, grantedIds: readonly string[]): boolean {
  for (let id: string | null = locationId; id !== null; id = places.findLocation(id)?.parentId ?? null)
    if (grantedIds.includes(id)) return true
  return false
}

/** Finds the location, or `undefined` when it does not exist or is not visible: callers cannot tell which. */
export function findVisibleLocation(
  estate: Places,
  visibility: Visibility,
  locationId: string,
): Location | undefined {
  return canSeeLocation(estate, visibility, locationId) ? estate.findLocation(locationId) : undefined
}

/** Finds the sensor, or `undefined` when it does not exist or is not visible: callers cannot tell which. */
export function findVisibleSensor(
  estate: Places,
  visibility: Visibility,
  sensorId: string,
): Sensor | undefined {
  const sensor = estate.findSensor(sensorId)
  return sensor && canSeeLocation(estate, visibility, sensor.locationId) ? sensor : undefined
}

/** Finds the topmost granted locations, by name; one that lies below another granted one is left out. */
export function findBaseLocations(estate: Places, visibility: Visibility): Location[] {
  const granted = visibility.locationIds.flatMap((id) => findVisibleLocation(estate, visibility, id) ?? [])
  const topmost = granted.filter(
    (location) =>
      !granted.some((other) => other !== location && estate.isWithin(location.locationId, other.locationId)),
  )
  return topmost.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
}

/** Finds the organisation of a sensor, for any caller; undefined when there is no such sensor. */
export function findOrganisationId(estate: Places, sensorId: string): string | undefined {
  return estate.findLocation(estate.findSensor(sensorId)?.locationId ?? '')?.organisationId
}
