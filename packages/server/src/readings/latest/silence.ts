import {
  findStaleAfterS,
  type SensorFamily,
  sensorFamilies,
  sensorFamilyOf,
  type VarName,
} from '@openlightfi/contract'

/**
 * Finds the time after its newest datum when a sensor counts as silent, milliseconds: three expected
 * intervals of its family.
 * @throws Error for an id of no family.
 */
export function findSilenceMs(sensorId: string): number {
  return findStaleAfterS(requireFamily(sensorId)) * 1000
}

/** Tells whether the family of a sensor reports `onlineStatus`, so that its silence means something. */
export function reportsStatus(sensorId: string): boolean {
  const reports: readonly VarName[] = sensorFamilies[requireFamily(sensorId)].reports
  return reports.includes('onlineStatus')
}

/**
 * Tells whether a last report, if there is any, already says the same as silence: 0 is offline, -2 retired.
 */
export function expectsSilence(lastReport: number | undefined): boolean {
  return lastReport === 0 || lastReport === -2
}

function requireFamily(sensorId: string): SensorFamily {
  const family = sensorFamilyOf(sensorId)
  if (!family) throw new Error(`"${sensorId}" is the id of no sensor family`)
  return family
}
