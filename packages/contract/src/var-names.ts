/**
 * How a variable is shown and checked. Bounds are closed, in `unit`, and wide enough for any real instrument.
 */
export interface VarNameFacts {
  readonly unit: string
  readonly meaning: string
  readonly min: number
  readonly max: number
}

const count = (meaning: string): VarNameFacts => ({
  unit: 'count',
  meaning,
  min: 0,
  max: 1_000_000,
})

/**
 * Every variable a sensor can report, with its unit and physical bounds. Names and units follow LightFi's
 * public data page; the bounds are ours: no working sensor exceeds them. They are wider than one model's
 * measuring range, so that a reading just outside a data sheet is not lost.
 */
export const varNames = {
  BACnetReads: count('BMS queries of this sensor in the last period'),
  batteryLevelPct: { unit: '%', meaning: 'battery left, approximate', min: 0, max: 100 },
  CO2ppm: { unit: 'ppm', meaning: 'carbon dioxide', min: 0, max: 100_000 },
  clientsBLE: count('devices seen on Bluetooth that indicate people'),
  clientsWiFi: count('devices seen on Wi-Fi that indicate people'),
  energyInkWh: {
    unit: 'kWh',
    meaning: 'total energy consumed, a meter reading that only rises',
    min: 0,
    max: 1e12,
  },
  illuminanceArb: { unit: 'arbitrary', meaning: 'light level', min: 0, max: 1_000_000 },
  motionEvent: {
    unit: 'event',
    meaning: 'one detected motion; the time matters, the value hints at recent activity',
    min: 0,
    max: 1_000_000,
  },
  occSignatures: count('people seen under the sensor'),
  onlineStatus: {
    unit: 'enum',
    meaning: '1 online, 0 offline, -1 rebooting, -2 retired',
    min: -2,
    max: 1,
  },
  particulateMatter: { unit: 'µg/m³', meaning: 'PM2.5', min: 0, max: 10_000 },
  pressuremBar: { unit: 'mbar', meaning: 'air pressure', min: 300, max: 1200 },
  relativeHumidity: {
    unit: '%',
    meaning: 'relative humidity of the air',
    min: 0,
    max: 100,
  },
  temperatureC: { unit: '°C', meaning: 'temperature', min: -90, max: 150 },
  VOCppb: { unit: 'ppb', meaning: 'volatile organic compounds', min: 0, max: 1_000_000 },
} as const satisfies Record<string, VarNameFacts>

/** The wire name of a variable, e.g. `CO2ppm`. */
export type VarName = keyof typeof varNames

/** All variable names, in the catalogue's order. */
export const varNameList = Object.keys(varNames) as readonly VarName[]

/** Whether a string names a variable; exact, case matters. */
export function isVarName(candidate: unknown): candidate is VarName {
  return typeof candidate === 'string' && Object.hasOwn(varNames, candidate)
}
