import type { Sensor } from '../../data/queries.ts'
import { isUnplaced } from './sensor-queries.ts'

/** Finds the sensor to place after another: the next without a place in the list, then the first one. */
export function findNext(sensors: readonly Sensor[], afterId: string): Sensor | undefined {
  const index = sensors.findIndex(({ sensor_id }) => sensor_id === afterId)
  const isWanted = (sensor: Sensor) => sensor.sensor_id !== afterId && isUnplaced(sensor)
  return sensors.slice(index + 1).find(isWanted) ?? sensors.find(isWanted)
}
