import type { SensorStatus, VarName } from '@openlightfi/contract'
import type { LatestValue } from './latest-value.ts'
import type { Sensor } from './sensor.ts'

/** What readings tell about sensors. Each answer is of memory, and takes a microsecond. */
export interface SensorReports {
  /** Brings silence up to date: call it before looking at many sensors. */
  noteSilences(): void
  /** Tells whether a sensor is silent though its last report does not say so. */
  isSilent(sensorId: string): boolean
  /** Finds the newest datum of a variable; of `onlineStatus` the one that counts now. */
  newestOf(sensorId: string, varName: VarName): LatestValue | undefined
  /** Finds the time of the newest datum, of whatever variable: Unix milliseconds. */
  newestTimeOf(sensorId: string): number | undefined
  /** Tells whether anything ever came. */
  hasReported(sensorId: string): boolean
}

/** Finds the status of a sensor. */
export function findSensorStatus(reports: SensorReports, { sensorId, retiredAtMs }: Sensor): SensorStatus {
  if (retiredAtMs !== null) return 'retired'
  if (!reports.hasReported(sensorId)) return 'never_reported'
  if (reports.isSilent(sensorId)) return 'silent'
  switch (reports.newestOf(sensorId, 'onlineStatus')?.value) {
    case -2:
      return 'retired'
    case -1:
      return 'rebooting'
    case 0:
      return 'offline'
    default:
      return 'online'
  }
}

/**
 * Finds the time since which a sensor has a status, as far as it is known: Unix milliseconds. Of the reports
 * that say the same only the newest is known.
 */
export function findStatusSince(
  reports: SensorReports,
  { sensorId, retiredAtMs }: Sensor,
  status: SensorStatus,
): number | null {
  if (retiredAtMs !== null) return retiredAtMs
  if (status === 'online' || status === 'never_reported') return null
  return reports.newestOf(sensorId, 'onlineStatus')?.timeMs ?? null
}
