import type { ShownSensor } from './shown-sensor.ts'

/**
 * Finds the sensor that needs somebody most: that of the worst band, of several the first; without a current
 * value anywhere the first there is.
 */
export function findWorst(sensors: readonly ShownSensor[]): ShownSensor | undefined {
  let worst: ShownSensor | undefined
  for (const one of sensors) {
    if (one.absence !== undefined) continue
    if (worst === undefined || one.severity > worst.severity) worst = one
  }
  return worst ?? sensors[0]
}
