import {
  findStaleAfterS,
  type SensorFamily,
  sensorFamilies,
  sensorFamilyOf,
  type VarName,
} from '@openlightfi/contract'

/**
 * How long after its newest datum a sensor is held to be silent, milliseconds: three expected intervals of its family.
 * @throws Error for an id of no family.
 */
export function findSilenceMs(sensorId: string): number {
  return findStaleAfterS(requireFamily(sensorId)) * 1000
}

/** Whether the family of a sensor reports `onlineStatus`, so that its silence means something. */
export function reportsStatus(sensorId: string): boolean {
  const reports: readonly VarName[] = sensorFamilies[requireFamily(sensorId)].reports
  return reports.includes('onlineStatus')
}

/** Whether a last report, if there is any, already says what silence would: 0 is offline, -2 retired. */
export function expectsSilence(lastReport: number | undefined): boolean {
  return lastReport === 0 || lastReport === -2
}

function requireFamily(sensorId: string): SensorFamily {
  const family = sensorFamilyOf(sensorId)
  if (!family) throw new Error(`"${sensorId}" is the id of no sensor family`)
  return family
}
