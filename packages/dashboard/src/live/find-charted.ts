import { findWorst } from './find-worst.ts'
import type { ShownSensor } from './shown-sensor.ts'

/**
 * Finds the sensor whose course is drawn: the picked one; else the one that needs somebody most; of events,
 * where the list begins with what is free, the first of the list.
 */
export function findCharted(
  listed: readonly ShownSensor[],
  picked: string | undefined,
  isUse: boolean,
): ShownSensor | undefined {
  const found = listed.find(({ sensor }) => sensor.sensor_id === picked)
  return found ?? (isUse ? listed[0] : findWorst(listed))
}
