import type { Sensor } from '../data/queries.ts'
import type { SensorWithStatus } from './find-faults.ts'

/** What was read of sensors; what is absent has not come, or could not be read. */
export interface HealthParts {
  readonly all?: readonly Sensor[] | undefined
  readonly unheard?: readonly SensorWithStatus[] | undefined
  readonly lowBatteries?: readonly Sensor[] | undefined
}

/** Puts together what was read, each sensor once. A sensor of a snapshot, which says
 * nothing of the kind, is online when it is in no list of those unheard. */
export function mergeSensors({ all, unheard, lowBatteries }: HealthParts): readonly SensorWithStatus[] {
  const merged = new Map<string, SensorWithStatus>()
  for (const sensor of [...(all ?? []), ...(lowBatteries ?? [])]) {
    merged.set(sensor.sensor_id, {
      sensor,
      status: sensor.status ?? (sensor.retired_at ? 'retired' : 'online'),
    })
  }
  for (const one of unheard ?? []) merged.set(one.sensor.sensor_id, one)
  return [...merged.values()]
}
