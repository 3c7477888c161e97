import {
  findStaleAfterS,
  type LocationOutput,
  type SensorOutput,
  type SensorProjection,
} from '@openlightfi/contract'
import type { Visibility } from '../http/caller.ts'
import type { Estate } from './estate.ts'
import { findSensorTimeZone } from './find-sensor-time-zone.ts'
import type { LatestValue } from './latest-value.ts'
import type { Location } from './location.ts'
import type { Sensor } from './sensor.ts'
import { canSeeLocation } from './visibility.ts'

/** Formats a location for a caller of the API: the locations above a base location are hidden. */
export function toLocationOutput(estate: Estate, visibility: Visibility, location: Location): LocationOutput {
  const { parentId } = location
  const parentIsVisible = parentId !== null && canSeeLocation(estate, visibility, parentId)
  return {
    location_id: location.locationId,
    parent_id: parentIsVisible ? parentId : null,
    kind: location.kind,
    name: location.name,
    time_zone: location.timeZone,
    properties: location.properties,
  }
}

/**
 * Formats a sensor for the API.
 * @param projection the fields asked for; `undefined` for all.
 */
export function toSensorOutput(
  estate: Estate,
  sensor: Sensor,
  latest: readonly LatestValue[],
  projection: ReadonlySet<SensorProjection> | undefined,
): SensorOutput {
  const wants = (field: SensorProjection): boolean => projection === undefined || projection.has(field)
  const withValue = wants('value')
  const { retiredAtMs } = sensor
  return {
    sensor_id: sensor.sensorId,
    ...(wants('name') && { name: sensor.name }),
    ...(wants('family') && { family: sensor.family }),
    ...(wants('location_id') && { location_id: sensor.locationId }),
    ...(wants('time_zone') && { time_zone: findSensorTimeZone(estate, sensor) }),
    ...(wants('position') && { position: sensor.position }),
    ...(wants('polygon_id') && { polygon_id: sensor.polygonId }),
    ...(wants('retired_at') && { retired_at: retiredAtMs === null ? null : retiredAtMs / 1000 }),
    ...(wants('stale_after_s') && { stale_after_s: findStaleAfterS(sensor.family) }),
    ...((wants('latest') || withValue) && {
      data: latest.map(({ varName, timeMs, value }) => ({
        var_name: varName,
        time: timeMs / 1000,
        ...(withValue && { value }),
      })),
    }),
  }
}
