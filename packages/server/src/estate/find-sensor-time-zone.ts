import type { Sensor } from './sensor.ts'
import type { Places } from './visibility.ts'

/** Finds the IANA time zone of the location of a sensor. */
export function findSensorTimeZone(estate: Pick<Places, 'findLocation'>, sensor: Sensor): string {
  const location = estate.findLocation(sensor.locationId)
  if (!location) throw new Error(`sensor ${sensor.sensorId} lies in a location that is not there`)
  return location.timeZone
}
