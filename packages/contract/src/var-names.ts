/** The kinds of variables, and how values of each are to be understood. */
export const variableKinds = {
  measurement: 'A quantity of the air or the room; between two data it changes steadily.',
  count: 'How many of something there were.',
  meter: 'A meter reading that only rises; the difference of two is what was used.',
  event: 'Something that happened at that time; shares of time in use are worked out from it.',
  status: 'A state, one of a few values, that holds until the next datum.',
} as const

/** The ways to colour bands, and where each is right. */
export const palettes = {
  severity: 'From as it should be to worst.',
  cold_warm: 'From too cold over as it should be to too warm.',
  dry_humid: 'From too dry over as it should be to too humid.',
} as const

/** A way to colour bands. */
export type Palette = keyof typeof palettes

/** The kind of a variable. */
export type VariableKind = keyof typeof variableKinds

/**
 * How a variable is shown and checked. Bounds are closed, in `unit`, and wide enough for any real instrument.
 */
export interface VarNameFacts {
  readonly unit: string
  /** What stands after a value on a screen; empty where a bare number says all. */
  readonly symbol: string
  /** Name for people, as it begins a line. */
  readonly label: string
  readonly meaning: string
  readonly kind: VariableKind
  /** Digits after the point that mean something. */
  readonly decimals: number
  readonly min: number
  readonly max: number
  /** How its bands are coloured. Default: `severity`. */
  readonly palette?: Palette
  /**
   * How much it tells of a place, from 0 to 100: lists have the greatest first. 0: it is about the sensors
   * themselves or a matter of few, so that it is shown only to who asks for it.
   */
  readonly weight: number
}

const count = (label: string, meaning: string, weight = 0): VarNameFacts => ({
  unit: 'count',
  symbol: '',
  label,
  meaning,
  kind: 'count',
  decimals: 0,
  min: 0,
  max: 1_000_000,
  weight,
})

/**
 * Every variable a sensor can report, with its unit and physical bounds. Names and units follow LightFi's
 * public data page; the bounds are ours: no working sensor exceeds them. They are wider than one model's
 * measuring range, so that a reading just outside a data sheet is not lost.
 */
export const varNames = {
  BACnetReads: count('BACnet reads', 'BMS queries of this sensor in the last period'),
  batteryLevelPct: {
    unit: '%',
    symbol: '%',
    label: 'Battery',
    meaning: 'battery left, approximate',
    kind: 'measurement',
    decimals: 0,
    min: 0,
    max: 100,
    weight: 0,
  },
  CO2ppm: {
    unit: 'ppm',
    symbol: 'ppm',
    label: 'CO2',
    meaning: 'carbon dioxide',
    kind: 'measurement',
    decimals: 0,
    min: 0,
    max: 100_000,
    weight: 100,
  },
  clientsBLE: count('Bluetooth devices', 'devices seen on Bluetooth that indicate people'),
  clientsWiFi: count('Wi-Fi devices', 'devices seen on Wi-Fi that indicate people'),
  energyInkWh: {
    unit: 'kWh',
    symbol: 'kWh',
    label: 'Energy',
    meaning: 'total energy consumed, a meter reading that only rises',
    kind: 'meter',
    decimals: 1,
    min: 0,
    max: 1e12,
    weight: 20,
  },
  illuminanceArb: {
    unit: 'arbitrary',
    symbol: '',
    label: 'Light',
    meaning: 'light level',
    kind: 'measurement',
    decimals: 0,
    min: 0,
    max: 1_000_000,
    weight: 40,
  },
  motionEvent: {
    unit: 'event',
    symbol: '',
    label: 'Motion',
    meaning: 'one detected motion; the time matters, the value hints at recent activity',
    kind: 'event',
    decimals: 0,
    min: 0,
    max: 1_000_000,
    weight: 70,
  },
  occSignatures: count('People', 'people seen under the sensor', 60),
  onlineStatus: {
    unit: 'enum',
    symbol: '',
    label: 'Status',
    meaning: '1 online, 0 offline, -1 rebooting, -2 retired',
    kind: 'status',
    decimals: 0,
    min: -2,
    max: 1,
    weight: 0,
  },
  particulateMatter: {
    unit: 'µg/m³',
    symbol: 'µg/m³',
    label: 'PM2.5',
    meaning: 'PM2.5',
    kind: 'measurement',
    decimals: 1,
    min: 0,
    max: 10_000,
    weight: 75,
  },
  pressuremBar: {
    unit: 'mbar',
    symbol: 'mbar',
    label: 'Air pressure',
    meaning: 'air pressure',
    kind: 'measurement',
    decimals: 1,
    min: 300,
    max: 1200,
    weight: 30,
  },
  relativeHumidity: {
    unit: '%',
    symbol: '%',
    label: 'Humidity',
    meaning: 'relative humidity of the air',
    kind: 'measurement',
    decimals: 0,
    min: 0,
    max: 100,
    palette: 'dry_humid',
    weight: 80,
  },
  temperatureC: {
    unit: '°C',
    symbol: '°C',
    label: 'Temperature',
    meaning: 'temperature',
    kind: 'measurement',
    decimals: 1,
    min: -90,
    max: 150,
    palette: 'cold_warm',
    weight: 90,
  },
  VOCppb: {
    unit: 'ppb',
    symbol: 'ppb',
    label: 'VOC',
    meaning: 'volatile organic compounds',
    kind: 'measurement',
    decimals: 0,
    min: 0,
    max: 1_000_000,
    weight: 50,
  },
} as const satisfies Record<string, VarNameFacts>

/** The values of `onlineStatus`, with their names for people. */
export const onlineStatusValues = [
  { value: 1, label: 'Online' },
  { value: 0, label: 'Offline' },
  { value: -1, label: 'Rebooting' },
  { value: -2, label: 'Retired' },
] as const

/** The wire name of a variable, e.g. `CO2ppm`. */
export type VarName = keyof typeof varNames

/** All variable names, in the catalogue's order. */
export const varNameList = Object.keys(varNames) as readonly VarName[]

/** Whether a string names a variable; exact, case matters. */
export function isVarName(candidate: unknown): candidate is VarName {
  return typeof candidate === 'string' && Object.hasOwn(varNames, candidate)
}
