import type { Position, SensorFamily } from '@openlightfi/contract'
import type { SensorRow } from '../storage/relational/tables.ts'
import { requireFamily } from './estate-rules.ts'

/** A sensor and its place. */
export interface Sensor {
  readonly sensorId: string
  readonly family: SensorFamily
  readonly locationId: string
  readonly name: string
  readonly position: Position | null
  readonly polygonId: string | null
  /** Unix milliseconds; null while it is in use. */
  readonly retiredAtMs: number | null
}

/** The members of a new sensor. */
export interface NewSensor {
  readonly sensorId: string
  readonly locationId: string
  readonly name: string
  readonly position?: Position | null | undefined
  readonly polygonId?: string | null | undefined
  /** Unix milliseconds; null while it is in use. */
  readonly retiredAtMs?: number | null | undefined
}

/** The changes of a sensor; members that are not given stay. */
export interface SensorChanges {
  readonly locationId?: string | undefined
  readonly name?: string | undefined
  readonly position?: Position | null | undefined
  readonly polygonId?: string | null | undefined
  /** Unix milliseconds; null while it is in use. */
  readonly retiredAtMs?: number | null | undefined
}

/** Builds the stored row of a sensor. */
export function toSensorRow(sensor: Sensor): SensorRow {
  return {
    sensor_id: sensor.sensorId,
    location_id: sensor.locationId,
    name: sensor.name,
    longitude: sensor.position?.longitude ?? null,
    latitude: sensor.position?.latitude ?? null,
    polygon_id: sensor.polygonId,
    retired_at_ms: sensor.retiredAtMs,
  }
}

/** Builds a sensor from a stored row. */
export function fromSensorRow(row: SensorRow): Sensor {
  const { longitude, latitude } = row
  return {
    sensorId: row.sensor_id,
    family: requireFamily(row.sensor_id),
    locationId: row.location_id,
    name: row.name,
    position: longitude === null || latitude === null ? null : { longitude, latitude },
    polygonId: row.polygon_id,
    retiredAtMs: row.retired_at_ms,
  }
}
