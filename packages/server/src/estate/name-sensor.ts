import type { Visibility } from '../http/caller.ts'
import { findSensorTimeZone } from './find-sensor-time-zone.ts'
import { listAncestors } from './list-ancestors.ts'
import type { Location } from './location.ts'
import { findVisibleSensor, type Places } from './visibility.ts'

/** Writes the names of a location and of those it lies in, the topmost first, as far as they are visible. */
export function formatPath(places: Places, visibility: Visibility, location: Location): string {
  return [...listAncestors(places, visibility, location), location].map(({ name }) => name).join(' / ')
}

/** Finds the names and the time zone of a sensor; nothing for one that is gone, or out of sight. */
export function nameSensor(places: Places, visibility: Visibility, sensorId: string) {
  const sensor = findVisibleSensor(places, visibility, sensorId)
  const location = sensor && places.findLocation(sensor.locationId)
  if (!sensor || !location) return undefined
  return {
    name: sensor.name,
    place: formatPath(places, visibility, location),
    timeZone: findSensorTimeZone(places, sensor),
  }
}
