import type { Sensor } from './sensor.ts'
import type { Places } from './visibility.ts'

/** The IANA time zone of the location that a sensor lies in. */
export function findSensorTimeZone(estate: Pick<Places, 'findLocation'>, sensor: Sensor): string {
  const location = estate.findLocation(sensor.locationId)
  if (!location) throw new Error(`sensor ${sensor.sensorId} lies in a location that is not there`)
  return location.timeZone
}
