import type { Location } from './location.ts'
import { measureProperties } from './measure-properties.ts'
import type { Sensor } from './sensor.ts'

/** What the names of members and the ids take, in bytes. */
const frameBytes = 250

/** How many bytes a location takes in an answer, about. */
export function measureLocation({ name, properties }: Location): number {
  return frameBytes + name.length + measureProperties(properties)
}

/** How many bytes a sensor takes in an answer without its data, about. */
export function measureSensor({ name }: Sensor): number {
  return frameBytes + name.length
}
