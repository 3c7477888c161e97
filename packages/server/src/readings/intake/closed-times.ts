import type { ClosedTimes } from '../../retention/index.ts'
import type { CheckedReading, ReadingFault } from './check-reading.ts'

/** The error of readings of which some are of a day that expired since they were checked; none is stored. */
export class TimesClosedError extends Error {
  override readonly name = 'TimesClosedError'
}

/** Tells whether a reading is of a day whose readings have expired. */
export function isClosed(closed: ClosedTimes, { sensorId, varName, timeMs }: CheckedReading): boolean {
  return timeMs < closed.closedMs(sensorId, varName)
}

/** Refuses a reading of a day whose readings have expired: its figures are final. */
export function refuseClosed(
  closed: ClosedTimes | undefined,
  reading: CheckedReading,
): ReadingFault | undefined {
  if (!closed || !isClosed(closed, reading)) return undefined
  const { sensorId, varName } = reading
  const borderMs = closed.closedMs(sensorId, varName)
  return {
    code: 'time_expired',
    detail: `${varName} of this sensor is kept from ${new Date(borderMs).toISOString()} on; what is older has expired, and its figures are final.`,
  }
}
