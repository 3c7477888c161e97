import type { SensorStatus } from '@openlightfi/contract'
import { findSensorStatus, type SensorReports } from './find-sensor-status.ts'
import type { Sensor } from './sensor.ts'

/** The wishes about a list of sensors; what is not given leaves nothing out. */
export interface SensorWishes {
  /** True to include the retired sensors. */
  readonly retired?: boolean | undefined
  /** A part of the name or of the id, in letters of either case. */
  readonly q?: string | undefined
  readonly status?: readonly SensorStatus[] | undefined
  /** Only sensors whose last battery level is below, per cent. */
  readonly battery_below?: number | undefined
}

/** Builds the test that a sensor of a list must pass. What costs least is looked at first. */
export function buildSensorFilter(
  reports: SensorReports,
  { retired = false, q, status, battery_below: batteryBelow }: SensorWishes,
): (sensor: Sensor) => boolean {
  const statuses = status && new Set(status)
  const showsRetired = retired || (statuses?.has('retired') ?? false)
  const wanted = q === undefined ? undefined : fold(q)
  return (sensor) => {
    const { sensorId, name } = sensor
    if (sensor.retiredAtMs !== null && !showsRetired) return false
    if (wanted !== undefined && !fold(sensorId).includes(wanted) && !fold(name).includes(wanted)) return false
    if (batteryBelow !== undefined) {
      const level = reports.newestOf(sensorId, 'batteryLevelPct')?.value
      if (level === undefined || level >= batteryBelow) return false
    }
    return statuses?.has(findSensorStatus(reports, sensor)) ?? true
  }
}

/** Folds letters that people take for the same, as ß and SS, and the two small forms of the Greek Σ. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().toUpperCase()
}

/** The looks that a name takes whose letters may have to be put together: 200 marks take 15 µs. */
const foldedLooks = 16

/** Builds the weight of a sensor: how many others are looked at while it is. */
export function buildSensorWeight({ q }: SensorWishes): (sensor: Sensor) => number {
  if (q === undefined) return () => 1
  return ({ name }) => (/^[ -~]*$/.test(name) ? 1 : foldedLooks)
}
