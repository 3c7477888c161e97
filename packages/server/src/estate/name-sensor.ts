import type { Visibility } from '../http/caller.ts'
import { findSensorTimeZone } from './find-sensor-time-zone.ts'
import { listAncestors } from './list-ancestors.ts'
import type { Location } from './location.ts'
import { findVisibleSensor, type Places } from './visibility.ts'

/**
 * The most characters of a path of names. With a million rows of a sheet as long as that, a workbook is
 * within the 4 GiB of an archive.
 */
const maxPathCharacters = 400

/**
 * Writes the names of a location and of those it lies in, the topmost first, as far as they are visible. Of a
 * very long path the topmost give way to an ellipsis.
 */
export function formatPath(places: Places, visibility: Visibility, location: Location): string {
  const names = [...listAncestors(places, visibility, location), location].map(({ name }) => name)
  const path = names.join(' / ')
  if (path.length <= maxPathCharacters) return path
  while (names.length > 1 && names.join(' / ').length > maxPathCharacters - '… / '.length) names.shift()
  return `… / ${names.join(' / ')}`
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
