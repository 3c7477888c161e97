import type { Visibility } from '../http/caller.ts'
import { tagContent } from '../http/entity-tag.ts'
import type { Location } from './location.ts'
import type { Sensor } from './sensor.ts'
import { canSeeLocation, type Places } from './visibility.ts'

/**
 * Returns a text that stands for what can be changed of a location, for a caller: what it lies in counts only
 * where the caller sees that, or the version would tell when it is moved there.
 */
export function versionOfLocation(
  places: Places,
  visibility: Visibility,
  { parentId, kind, name, ownTimeZone, properties }: Location,
): string {
  const shownParentId = parentId !== null && canSeeLocation(places, visibility, parentId) ? parentId : null
  return tagContent({ parentId: shownParentId, kind, name, ownTimeZone, properties })
}

/** Returns a text that stands for what can be changed of a sensor. */
export function versionOfSensor({ locationId, name, position, polygonId, retiredAtMs }: Sensor): string {
  return tagContent({ locationId, name, position, polygonId, retiredAtMs })
}
