import {
  findStaleAfterS,
  type SensorFault,
  type SensorStatus,
  sensorFaultList,
  type VarName,
  varNameList,
  varNames,
} from '@openlightfi/contract'
import type { Estate } from './estate.ts'
import { createFindBands } from './find-bands.ts'
import { findSensorStatus, type SensorReports } from './find-sensor-status.ts'
import type { LatestValue } from './latest-value.ts'
import type { Sensor } from './sensor.ts'

/** Something that is wrong with a sensor. */
export interface FoundFault {
  readonly kind: SensorFault
  /** Unix milliseconds; null where there is no such time. */
  readonly sinceMs: number | null
}

/** Finds what is wrong with a sensor, the worst first; nothing is wrong with one that is out of use. */
export type FindFaults = (sensor: Sensor) => readonly FoundFault[]

/** Variables of which a value comes at intervals: events come when something happens, and a state holds. */
const steadyVarNames = varNameList.filter((name) => !['event', 'status'].includes(varNames[name].kind))

/** Variables that a sensor measures, and not what others report of it. */
const measuredVarNames = varNameList.filter((name) => varNames[name].kind !== 'status')

const faultOfStatus: Readonly<Partial<Record<SensorStatus, SensorFault>>> = {
  silent: 'silent',
  offline: 'offline',
  never_reported: 'never_reported',
  rebooting: 'rebooting',
}

/**
 * Makes a function that finds faults as they are at a time. It remembers the bands of places, so it is for
 * one answer, not for good.
 * @param reports up to date.
 */
export function createFindFaults(estate: Estate, reports: SensorReports, nowMs: number): FindFaults {
  const findBands = createFindBands(estate)
  const isLow = ({ locationId }: Sensor, level: number) => {
    const shown = Number(level.toFixed(varNames.batteryLevelPct.decimals))
    const band = findBands(locationId, 'batteryLevelPct')?.find(({ to }) => to === null || shown <= to)
    return (band?.severity ?? 0) > 0
  }
  return (sensor) => {
    const { sensorId, position, polygonId, family } = sensor
    const status = findSensorStatus(reports, sensor)
    if (status === 'retired') return []
    const faults: FoundFault[] = []
    const ofStatus = faultOfStatus[status]
    if (ofStatus) faults.push({ kind: ofStatus, sinceMs: findLastHeard(reports, sensorId) })
    const level = reports.newestOf(sensorId, 'batteryLevelPct')?.value
    if (level !== undefined && isLow(sensor, level)) faults.push({ kind: 'battery_low', sinceMs: null })
    if (status === 'online') {
      const staleMs = findStaleAfterS(family) * 1000
      const late = listNewest(reports, sensorId, steadyVarNames).filter(
        ({ timeMs }) => nowMs - timeMs > staleMs,
      )
      if (late.length > 0)
        faults.push({ kind: 'late', sinceMs: Math.min(...late.map(({ timeMs }) => timeMs)) })
    }
    if (position === null && polygonId === null) faults.push({ kind: 'unplaced', sinceMs: null })
    return faults.sort((a, b) => sensorFaultList.indexOf(a.kind) - sensorFaultList.indexOf(b.kind))
  }
}

/** A report that a sensor is offline is repeated, so what it measured last tells better since when it is. */
function findLastHeard(reports: SensorReports, sensorId: string): number | null {
  const times = listNewest(reports, sensorId, measuredVarNames).map(({ timeMs }) => timeMs)
  if (times.length > 0) return Math.max(...times)
  return reports.newestOf(sensorId, 'onlineStatus')?.timeMs ?? null
}

function listNewest(
  reports: SensorReports,
  sensorId: string,
  names: readonly VarName[],
): readonly LatestValue[] {
  return names.flatMap((name) => reports.newestOf(sensorId, name) ?? [])
}
