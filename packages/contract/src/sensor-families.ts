import type { VarName } from './var-names.ts'

/** A sensor model: the prefix of its ids, what it reports and how often (seconds between two data). */
export interface SensorFamilyFacts {
  readonly prefix: string
  readonly name: string
  readonly reports: readonly VarName[]
  readonly expectedIntervalS: number
}

/**
 * The sensor families. Prefixes and variables follow LightFi's public pages; `HAL` as a prefix and the
 * intervals are ours.
 */
export const sensorFamilies = {
  base: {
    prefix: 'LF',
    name: 'BASE',
    reports: ['clientsWiFi', 'clientsBLE', 'onlineStatus', 'BACnetReads'],
    expectedIntervalS: 300,
  },
  alpine: {
    prefix: 'AQ2',
    name: 'Alpine',
    reports: ['CO2ppm', 'temperatureC', 'relativeHumidity', 'batteryLevelPct', 'onlineStatus'],
    expectedIntervalS: 300,
  },
  sahara: {
    prefix: 'LF5',
    name: 'Sahara',
    reports: ['CO2ppm', 'particulateMatter', 'onlineStatus'],
    expectedIntervalS: 300,
  },
  hoth: {
    prefix: 'MS1',
    name: 'Hoth',
    reports: ['temperatureC', 'relativeHumidity', 'batteryLevelPct', 'onlineStatus'],
    expectedIntervalS: 300,
  },
  x1: {
    prefix: 'AMP',
    name: 'X1',
    reports: ['motionEvent', 'batteryLevelPct', 'onlineStatus'],
    expectedIntervalS: 300,
  },
  hal: {
    prefix: 'HAL',
    name: 'HAL',
    reports: ['occSignatures', 'onlineStatus'],
    expectedIntervalS: 300,
  },
} as const satisfies Record<string, SensorFamilyFacts>

/** Key of a sensor family, e.g. `alpine`. */
export type SensorFamily = keyof typeof sensorFamilies

/** A sensor is silent when it has not reported for so many of the intervals at which its model reports. */
const intervalsOfSilence = 3

/** Seconds after which a datum is no longer the state of the room, and its sensor is silent. */
export function findStaleAfterS(family: SensorFamily): number {
  return intervalsOfSilence * sensorFamilies[family].expectedIntervalS
}

/** A sensor id: family prefix, dash, 12 upper-case hex digits. */
export const sensorIdPattern = `^(${Object.values(sensorFamilies)
  .map((family) => family.prefix)
  .join('|')})-[0-9A-F]{12}$`

/** The family a well-formed sensor id belongs to, or `undefined` when its prefix is not known. */
export function sensorFamilyOf(sensorId: string): SensorFamily | undefined {
  const prefix = sensorId.slice(0, sensorId.lastIndexOf('-'))
  const entry = Object.entries(sensorFamilies).find(([, family]) => family.prefix === prefix)
  return entry?.[0] as SensorFamily | undefined
}
