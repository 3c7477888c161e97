import type { Sensor } from '../../data/queries.ts'

/** Where a sensor hangs: degrees, WGS 84. */
export interface SensorPosition {
  readonly longitude: number
  readonly latitude: number
}

/** What can be changed of a sensor. */
export interface SensorForm {
  readonly name: string
  /** Empty: none is chosen yet. */
  readonly location_id: string
  readonly polygon_id: string | null
  readonly position: SensorPosition | null
}

/** What a form about a sensor begins with. */
export function readSensorForm(sensor: Sensor): SensorForm {
  return {
    name: sensor.name ?? '',
    location_id: sensor.location_id ?? '',
    polygon_id: sensor.polygon_id ?? null,
    position: sensor.position ?? null,
  }
}
