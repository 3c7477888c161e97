import type { Location } from './location.ts'
import { measureProperties } from './measure-properties.ts'
import type { Sensor } from './sensor.ts'

/** The bytes of the names of members and the ids. */
const frameBytes = 250

/** Measures the bytes that a location takes in an answer, about. */
export function measureLocation({ name, properties }: Location): number {
  return frameBytes + name.length + measureProperties(properties)
}

/** Measures the bytes that a sensor takes in an answer without its data, about. */
export function measureSensor({ name }: Sensor): number {
  return frameBytes + name.length
}
