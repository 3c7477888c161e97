import type { SensorFault, SensorStatus } from '@openlightfi/contract'
import { foldText } from '../fold-text.ts'
import type { FindFaults } from './find-faults.ts'
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
  /** Only sensors with one of these faults. */
  readonly fault?: readonly SensorFault[] | undefined
  /** Whether `q` is looked for in the names of places too. */
  readonly q_places?: boolean | undefined
}

/** What sensors are judged by. */
export interface FilterParts {
  readonly reports: SensorReports
  readonly findFaults: FindFaults
  /** Lists the names of the locations that the sensors of a location lie in, as far as they count. */
  readonly listPlaceNames: (locationId: string) => readonly string[]
}

/** Builds the test that a sensor of a list must pass. What costs least is looked at first. */
export function buildSensorFilter(
  { reports, findFaults, listPlaceNames }: FilterParts,
  { retired = false, q, q_places: looksAtPlaces = false, status, battery_below, fault }: SensorWishes,
): (sensor: Sensor) => boolean {
  const statuses = status && new Set(status)
  const showsRetired = retired || (statuses?.has('retired') ?? false)
  const faults = fault && new Set(fault)
  const wanted = q === undefined ? undefined : foldText(q)
  const isInPlace = new Map<string, boolean>()
  const hasPlace = (text: string, locationId: string) => {
    const known = isInPlace.get(locationId)
    if (known !== undefined) return known
    const found = listPlaceNames(locationId).some((name) => foldText(name).includes(text))
    isInPlace.set(locationId, found)
    return found
  }
  const isCalled = (text: string, { sensorId, name, locationId }: Sensor) =>
    foldText(sensorId).includes(text) ||
    foldText(name).includes(text) ||
    (looksAtPlaces && hasPlace(text, locationId))
  return (sensor) => {
    const { sensorId } = sensor
    if (sensor.retiredAtMs !== null && !showsRetired) return false
    if (wanted !== undefined && !isCalled(wanted, sensor)) return false
    if (battery_below !== undefined) {
      const level = reports.newestOf(sensorId, 'batteryLevelPct')?.value
      if (level === undefined || level >= battery_below) return false
    }
    if (statuses && !statuses.has(findSensorStatus(reports, sensor))) return false
    return faults === undefined || findFaults(sensor).some(({ kind }) => faults.has(kind))
  }
}

/** The looks that a name takes whose letters may have to be put together: 200 marks take 15 µs. */
const foldedLooks = 16

/** The looks that the faults of a sensor take. */
const faultLooks = 4

/** Builds the weight of a sensor: how many others are looked at while it is. */
export function buildSensorWeight({ q, fault }: SensorWishes): (sensor: Sensor) => number {
  const least = fault === undefined ? 1 : faultLooks
  if (q === undefined) return () => least
  return ({ name }) => (/^[ -~]*$/.test(name) ? least : least + foldedLooks)
}
