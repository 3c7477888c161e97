import type { Estate } from './estate.ts'
import type { Location } from './location.ts'
import type { Sensor } from './sensor.ts'

/** The subtrees somebody was granted. */
export interface Visibility {
  readonly locationIds: readonly string[]
}

/** Whether a location lies in a granted subtree. */
export function canSeeLocation(estate: Estate, visibility: Visibility, locationId: string): boolean {
  return visibility.locationIds.some((grantedId) => estate.isWithin(locationId, grantedId))
}

/** The location, or `undefined` when it does not exist or is not visible: callers cannot tell which. */
export function findVisibleLocation(
  estate: Estate,
  visibility: Visibility,
  locationId: string,
): Location | undefined {
  const location = estate.findLocation(locationId)
  return location && canSeeLocation(estate, visibility, locationId) ? location : undefined
}

/** The sensor, or `undefined` when it does not exist or is not visible: callers cannot tell which. */
export function findVisibleSensor(
  estate: Estate,
  visibility: Visibility,
  sensorId: string,
): Sensor | undefined {
  const sensor = estate.findSensor(sensorId)
  return sensor && canSeeLocation(estate, visibility, sensor.locationId) ? sensor : undefined
}

/** The topmost granted locations, by name; one that lies below another granted one is left out. */
export function findBaseLocations(estate: Estate, visibility: Visibility): Location[] {
  const granted = visibility.locationIds.flatMap((id) => estate.findLocation(id) ?? [])
  const topmost = granted.filter(
    (location) =>
      !granted.some((other) => other !== location && estate.isWithin(location.locationId, other.locationId)),
  )
  return topmost.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
}
