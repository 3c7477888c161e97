import type { Sensor } from '../data/queries.ts'

/** What Live is asked for to show a sensor. @param varName of what it reports; Live chooses without one. */
export function liveSearchOf(sensor: Sensor, varName: string | undefined) {
  return { sensor: sensor.sensor_id, ...(varName !== undefined && { src: varName }) }
}

/** What Compare is asked for to show a sensor. */
export function compareSearchOf(sensor: Sensor, varName: string) {
  return { s: [`${sensor.sensor_id}:${varName}`] }
}
