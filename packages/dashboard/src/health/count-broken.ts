import { brokenKinds, type Fault } from './fault.ts'

/** Counts the sensors that need somebody to go there, each once however much is wrong with it. */
export function countBroken(faults: readonly Fault[]): number {
  return new Set(faults.flatMap(({ kind, sensor }) => (brokenKinds.includes(kind) ? [sensor.sensor_id] : [])))
    .size
}
