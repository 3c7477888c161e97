import type { Sensor, Variable } from '../data/queries.ts'
import { findLastHeard } from '../health/find-last-heard.ts'

/** What the server says that a sensor is up to. */
type SensorStatus = NonNullable<Sensor['status']>

/** What a sensor is up to. */
export interface SensorState {
  readonly status: SensorStatus
  /** When something came from it that it measured, or else anything, Unix seconds. */
  readonly heardS: number | undefined
}

/** Tells what a sensor is up to. What it measured says better when it was heard than reports about it do. */
export function findState(
  sensor: Sensor,
  findVariable: (varName: string) => Variable | undefined,
): SensorState {
  return {
    status: sensor.status ?? 'online',
    heardS: findLastHeard(sensor, findVariable) ?? sensor.last_data_at ?? undefined,
  }
}
