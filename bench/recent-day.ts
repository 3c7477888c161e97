import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fixture, fixtureSensorId, prepareDataDirectory } from './fixture.ts'
import type { Destination, Reading } from './readings.ts'

const minutesPerDay = 24 * 60
const readingsPerBody = 10_000

/** The last whole day up to now: `[fromS, toS)` in Unix seconds, whole minutes. */
export interface RecentDay {
  readonly fromS: number
  readonly toS: number
}

/** The day that ends with the minute that is under way. */
export function findRecentDay(): RecentDay {
  const toS = Math.floor(Date.now() / 60_000) * 60
  return { fromS: toS - minutesPerDay * 60, toS }
}

/** A copy of the fixture, for rows that add to it. */
export async function copyDataDirectory(directory: string): Promise<string> {
  const path = join(directory, 'data')
  cpSync(await prepareDataDirectory(), path, { recursive: true })
  return path
}

/** Sends a reading a minute of every variable of so many sensors, in the order in which they would come. */
export async function sendRecentDay(
  { formatBody, send }: Destination,
  { fromS }: RecentDay,
  sensors: number = fixture.sensors,
): Promise<void> {
  const minutesPerBody = Math.max(1, Math.floor(readingsPerBody / (sensors * fixture.varNames.length)))
  for (let minute = 0; minute < minutesPerDay; minute += minutesPerBody) {
    const count = Math.min(minutesPerBody, minutesPerDay - minute)
    const readings = Array.from({ length: count }, (_, index) =>
      makeMinute(minute + index, fromS + (minute + index) * 60, sensors),
    )
    await send(formatBody(readings.flat()))
  }
}

function makeMinute(minute: number, time: number, sensors: number): Reading[] {
  return Array.from({ length: sensors }, (_, sensor) =>
    fixture.varNames.map((varName, place) => {
      const value = Math.round(600 + 300 * Math.sin((minute + 40 * sensor + place) / 80)) / 10
      return { sensorId: fixtureSensorId(sensor), varName, time, value }
    }),
  ).flat()
}
