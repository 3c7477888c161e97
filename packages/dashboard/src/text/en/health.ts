import type { FaultKind } from '../../health/fault.ts'

const numbers = new Intl.NumberFormat('en')
const plurals = new Intl.PluralRules('en')

function count(value: number, one: string, other: string): string {
  return `${numbers.format(value)} ${plurals.select(value) === 'one' ? one : other}`
}

/** What is said of a kind of fault: its name, what it means, and what to do. */
export interface FaultText {
  readonly title: string
  readonly meaning: string
  readonly act: string
}

const faults: Readonly<Record<FaultKind, FaultText>> = {
  silent: {
    title: 'Silent',
    meaning: 'No reading for three reporting intervals.',
    act: 'Press its button, or change its battery. Where others beside it are silent too, look at power and network first.',
  },
  offline: {
    title: 'Offline',
    meaning: 'It was reported to be out of reach.',
    act: 'See that it is still in place and has power; metal doors and new walls block its signal.',
  },
  never_reported: {
    title: 'Never reported',
    meaning: 'It was placed, and nothing ever came.',
    act: 'Compare the id with the one printed on it, and switch it on.',
  },
  battery_low: {
    title: 'Battery low',
    meaning: 'It works, and will stop.',
    act: 'Change the battery; the emptiest come first.',
  },
  late: {
    title: 'Partly late',
    meaning: 'It reports, but some of its values have stopped coming.',
    act: 'Take it off power for a minute. If the same value stays away, that part of it is worn out: replace it.',
  },
  rebooting: {
    title: 'Rebooting',
    meaning: 'It reported a restart.',
    act: 'Wait 15 minutes. If it is still listed then, check its power supply.',
  },
  unplaced: {
    title: 'Not on the plan',
    meaning: 'It has neither a room nor a position, so no plan shows it.',
    act: 'Ask whoever placed it where it hangs; an installer can tie it to a room.',
  },
}

/** What Health says. */
export const healthTexts = {
  title: 'Health',
  /** What the list below sums up to: sensors to go to, and what is only worth knowing. */
  broken: (broken: number, notes: number) =>
    [
      broken === 0
        ? 'No sensor needs attention'
        : `${count(broken, 'sensor needs', 'sensors need')} attention`,
      ...(notes > 0 ? [count(notes, 'more note', 'more notes')] : []),
    ].join(', '),
  of: (sensors: number) => count(sensors, 'sensor', 'sensors'),
  asOf: (place: string, time: string, zone: string) => `${place} at ${time}, ${zone}`,
  several: 'A sensor with several faults is listed under each.',
  faults,
  filters: {
    label: 'Kinds of faults',
    all: 'All',
    text: 'Filter by name, id or place',
    hint: 'Name, id or place',
    none: 'No fault matches the filter.',
    clear: 'Show all',
  },
  columns: {
    sensor: 'Sensor',
    place: 'Place',
    since: 'Since',
    last: 'Last value',
    links: 'Show in',
  },
  ago: (age: string) => (age === 'now' ? 'just now' : `${age} ago`),
  noValue: 'none yet',
  live: 'Live',
  compare: 'Compare',
  liveOf: (name: string) => `${name} in Live`,
  compareOf: (name: string) => `${name} in Compare`,
  more: (rest: number) => `Show ${numbers.format(rest)} more`,
  download: (sensors: number, isCut: boolean) =>
    isCut ? 'Download all' : `Download ${count(sensors, 'sensor', 'sensors')}`,
  healthy: {
    title: 'All is well',
    lead: (sensors: number) =>
      `${count(sensors, 'sensor is', 'sensors are')} reporting, charged and on the plan.`,
    newest: (age: string) => `The newest value came ${age === 'now' ? 'just now' : `${age} ago`}.`,
  },
  nothing: {
    title: 'There are no sensors here yet',
    installer: 'Place one with the lightfi command or the API; it shows up here as soon as it is placed.',
    viewer: 'An installer or an administrator of your organisation can place some.',
  },
  tooMany: (shown: number) =>
    `No more than ${numbers.format(shown)} sensors are listed here. Choose a part of the building to see all of them.`,
} as const
