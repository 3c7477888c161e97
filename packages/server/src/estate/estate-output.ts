import {
  findStaleAfterS,
  type LocationOutput,
  type SensorOutput,
  type SensorProjection,
} from '@openlightfi/contract'
import type { Visibility } from '../http/caller.ts'
import type { Estate } from './estate.ts'
import { findSensorStatus, findStatusSince, type SensorReports } from './find-sensor-status.ts'
import { findSensorTimeZone } from './find-sensor-time-zone.ts'
import type { LatestValue } from './latest-value.ts'
import { listAncestors } from './list-ancestors.ts'
import type { Location } from './location.ts'
import type { Sensor } from './sensor.ts'
import { versionOfLocation } from './versions.ts'
import { canSeeLocation } from './visibility.ts'

/** Formats a location for a caller of the API: the locations above a base location are hidden. */
export function toLocationOutput(estate: Estate, visibility: Visibility, location: Location): LocationOutput {
  const { parentId } = location
  const parentIsVisible = parentId !== null && canSeeLocation(estate, visibility, parentId)
  return formatLocation(location, parentIsVisible ? parentId : null)
}

/** Formats a location that is answered alone: it names what it lies in, as far as the caller sees that. */
export function toPlacedLocation(estate: Estate, visibility: Visibility, location: Location): LocationOutput {
  return {
    ...toLocationOutput(estate, visibility, location),
    ancestors: listAncestors(estate, visibility, location),
    version: versionOfLocation(estate, visibility, location),
  }
}

/** Formats a location. @param shownParentId null where the caller does not see what it lies in. */
export function formatLocation(location: Location, shownParentId: string | null): LocationOutput {
  return {
    location_id: location.locationId,
    parent_id: shownParentId,
    kind: location.kind,
    name: location.name,
    time_zone: location.timeZone,
    properties: location.properties,
  }
}

/**
 * Formats a sensor for the API.
 * @param projection the fields asked for; `undefined` for all.
 * @param reports up to date, for an answer that tells the status too.
 */
export function toSensorOutput(
  estate: Estate,
  sensor: Sensor,
  latest: readonly LatestValue[],
  projection: ReadonlySet<SensorProjection> | undefined,
  reports?: SensorReports,
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
    ...(wants('retired_at') && { retired_at: toSeconds(retiredAtMs) }),
    ...(wants('stale_after_s') && { stale_after_s: findStaleAfterS(sensor.family) }),
    ...((wants('latest') || withValue) && {
      data: latest.map(({ varName, timeMs, value, isDerived }) => ({
        var_name: varName,
        time: timeMs / 1000,
        ...(withValue && { value }),
        ...(isDerived && { derived: isDerived }),
      })),
    }),
    ...(reports && toStatusOutput(reports, sensor, wants)),
  }
}

function toStatusOutput(
  reports: SensorReports,
  sensor: Sensor,
  wants: (field: SensorProjection) => boolean,
): Pick<SensorOutput, 'status' | 'status_since' | 'last_data_at'> {
  const status = findSensorStatus(reports, sensor)
  return {
    ...(wants('status') && { status }),
    ...(wants('status_since') && { status_since: toSeconds(findStatusSince(reports, sensor, status)) }),
    ...(wants('last_data_at') && { last_data_at: toSeconds(reports.newestTimeOf(sensor.sensorId)) }),
  }
}

function toSeconds(timeMs: number | null | undefined): number | null {
  return timeMs == null ? null : timeMs / 1000
}
