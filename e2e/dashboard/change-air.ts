import type { Reading } from '@openlightfi/simulator'
import { sensors } from './scene.ts'

/**
 * What the day adds to a value at its height, 13:14 of a Wednesday, over what the model of the building says.
 */
const added: Readonly<Record<string, { readonly varName: string; readonly most: number }>> = {
  [sensors.north]: { varName: 'CO2ppm', most: 230 },
  [sensors.steady]: { varName: 'CO2ppm', most: 400 },
  [sensors.gap]: { varName: 'CO2ppm', most: 900 },
  [sensors.worst]: { varName: 'CO2ppm', most: 1_620 },
  [sensors.warm]: { varName: 'temperatureC', most: 6.1 },
  [sensors.cold]: { varName: 'temperatureC', most: -3.6 },
}

/** How full days are, Sunday first. */
const fullness = [0, 0.45, 0.8, 1, 0.9, 0.35, 0]

const daySeconds = 86_400
const hourSeconds = 3_600
const beginsS = 8 * hourSeconds
const highestS = 13.25 * hourSeconds
const sinksFromS = 16.5 * hourSeconds

/**
 * Changes a reading as its room wants it: the air of a few rooms of the first floor is not as it should be,
 * worse in the middle of the day and of the week. London is at UTC for the whole of the scene.
 */
export function changeAir(reading: Reading): Reading {
  const change = added[reading.sensorId]
  if (change?.varName !== reading.varName) return reading
  const value = reading.value + change.most * findShare(reading.timeS)
  return { ...reading, value: Number(value.toFixed(reading.varName === 'CO2ppm' ? 0 : 2)) }
}

/** The share of the most, 0 to 1, at a time (Unix seconds). */
function findShare(timeS: number): number {
  const day = Math.floor(timeS / daySeconds)
  const timeOfDayS = timeS - day * daySeconds
  // 1 January 1970 was a Thursday.
  const ofDay = fullness[(day + 4) % 7] ?? 0
  if (timeOfDayS < beginsS) return 0
  if (timeOfDayS < highestS)
    return ofDay * Math.sin((Math.PI / 2) * ((timeOfDayS - beginsS) / (highestS - beginsS)))
  if (timeOfDayS < sinksFromS) return ofDay
  return ofDay * Math.exp((sinksFromS - timeOfDayS) / hourSeconds)
}
