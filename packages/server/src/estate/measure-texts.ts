import type { Location } from './location.ts'
import type { Sensor } from './sensor.ts'

/** What the names of members and the ids take, in bytes. */
const frameBytes = 250

/** Of locations, what was measured once. One that changes is another object. */
const ofLocations = new WeakMap<Location, number>()

/** How many bytes a location takes in an answer, about. */
export function measureLocation(location: Location): number {
  const known = ofLocations.get(location)
  if (known !== undefined) return known
  const bytes = frameBytes + location.name.length + JSON.stringify(location.properties).length
  ofLocations.set(location, bytes)
  return bytes
}

/** How many bytes a sensor takes in an answer without its data, about. */
export function measureSensor({ name }: Sensor): number {
  return frameBytes + name.length
}
