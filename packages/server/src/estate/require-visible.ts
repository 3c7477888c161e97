import type { Visibility } from '../http/caller.ts'
import { ProblemError } from '../problem-error.ts'
import type { Location } from './location.ts'
import type { Sensor } from './sensor.ts'
import { findVisibleLocation, findVisibleSensor, type Places } from './visibility.ts'

/** @throws ProblemError `not_found` when the sensor does not exist or is not visible. */
export function requireVisibleSensor(estate: Places, visibility: Visibility, sensorId: string): Sensor {
  const sensor = findVisibleSensor(estate, visibility, sensorId)
  if (!sensor) throw new ProblemError('not_found', `No sensor "${sensorId}" that you may see.`)
  return sensor
}

/** @throws ProblemError `not_found` when the location does not exist or is not visible. */
export function requireVisibleLocation(estate: Places, visibility: Visibility, locationId: string): Location {
  const location = findVisibleLocation(estate, visibility, locationId)
  if (!location) throw new ProblemError('not_found', `No location "${locationId}" that you may see.`)
  return location
}
