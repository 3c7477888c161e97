import type { SensorStatus } from '../../summary/place-counts.ts'

const numbers = new Intl.NumberFormat('en')
const plurals = new Intl.PluralRules('en')

function count(value: number, one: string, other: string): string {
  return `${numbers.format(value)} ${plurals.select(value) === 'one' ? one : other}`
}

const statuses: Readonly<Record<SensorStatus, string>> = {
  online: 'reporting',
  silent: 'silent',
  offline: 'offline',
  never_reported: 'never reported',
  rebooting: 'rebooting',
  retired: 'taken out of use',
}

/** What the summary says. */
export const summaryTexts = {
  title: 'Summary',
  heading: (place: string) => `Summary: ${place}`,
  counted: (time: string, zone: string) => `Counted at ${time}, ${zone}`,
  loading: 'Loading counts',
  variables: 'What is counted',
  number: (value: number) => numbers.format(value),
  sensors: (value: number) => count(value, 'sensor', 'sensors'),
  now: (label: string) => `${label} now`,
  absent: 'No data',
  /** A tile, as it is heard. */
  tile: (word: string, value: number) => `${word}: ${count(value, 'sensor', 'sensors')}`,
  current: 'With data',
  unbanded: (label: string) => `${label} has no bands here, so no value is good or bad.`,
  statuses: {
    title: 'Sensors',
    names: statuses,
    heard: (heard: number, all: number) =>
      `${numbers.format(heard)} of ${count(all, 'sensor', 'sensors')} reporting`,
    entry: (value: number, status: SensorStatus) => `${numbers.format(value)} ${statuses[status]}`,
  },
  /** What a place suffers from: `CO2: 1 Very poor`. */
  inBand: (label: string, band: string, value: number) => `${label}: ${numbers.format(value)} ${band}`,
  moreTroubles: (value: number) => `and ${numbers.format(value)} more`,
  allWell: 'All values are within their limits.',
  others: 'All measurements',
  none: 'No sensor here reports anything yet.',
  noneNext: 'Place sensors in this location, or choose one above.',
  parts: {
    title: 'What lies in it',
    kinds: {
      organisation: 'Organisations',
      site: 'Sites',
      building: 'Buildings',
      floor: 'Floors',
      room: 'Rooms',
      zone: 'Zones',
    },
    name: 'Name',
    share: 'Shares',
    sort: 'Order',
    sorts: { worst: 'Worst first', name: 'By name' },
    filter: 'Find by name',
    unheard: (value: number) => `${numbers.format(value)} not reporting`,
    noData: (value: number) => `${numbers.format(value)} no data`,
    /** Sensors that have a variable but no current value of it. */
    without: (value: number, label: string) => `${numbers.format(value)} without ${label}`,
    found: (shown: number, all: number) => `${numbers.format(shown)} of ${numbers.format(all)}`,
    noneFound: 'No name has this in it.',
    clear: 'Show all',
    more: (value: number) => `Show ${numbers.format(value)} more`,
    cut: (value: number) =>
      `Only the first ${numbers.format(value)} are shown. Choose a location further down.`,
    noSensors: (label: string) => `No ${label} sensors`,
    own: (value: number) =>
      `${count(value, 'sensor hangs', 'sensors hang')} in the location itself, and so in none of these.`,
  },
  rooms: {
    rooms: 'Rooms',
    sensors: 'Sensors',
    both: 'Rooms, and sensors in none',
    room: 'Name',
    time: 'As of',
    ago: (age: string) => (age === 'now' ? 'now' : `${age} ago`),
    /** What was measured last by a sensor that has no current value. */
    last: (value: string) => `last ${value}`,
    inLive: (name: string) => `${name} in Live`,
    worstOf: 'Where several sensors are in a room, its worst one is shown.',
  },
  settings: {
    title: 'Limits used here',
    bands: (label: string) => `Bands of ${label}`,
    allBands: 'Bands',
    hours: 'Working hours',
    outdoor: 'CO2 of the outdoor air',
    outdoorValue: (ppm: number) => `${numbers.format(ppm)} ppm`,
    capacity: 'Capacity',
    people: (value: number) => count(value, 'person', 'people'),
    noCapacity: 'not set',
    byDefault: 'by default',
    fromPlace: (name: string) => `from ${name}`,
    fromHidden: 'from a location above',
    grounds: 'Why these limits',
  },
} as const
