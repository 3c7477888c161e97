const numbers = new Intl.NumberFormat('en')
const plurals = new Intl.PluralRules('en')
const lists = new Intl.ListFormat('en')

function count(value: number, one: string, other: string): string {
  return `${numbers.format(value)} ${plurals.select(value) === 'one' ? one : other}`
}

/** What Set up says about bands, hours and what else locations inherit. */
export const settingsTexts = {
  title: 'Bands and hours',
  lead: 'What counts as good air, when people work, and how many fit in. Each location takes from above what it does not set itself.',
  filter: 'Name or id',
  shown: (shown: number, all: number) =>
    shown === all
      ? count(all, 'location', 'locations')
      : `${numbers.format(shown)} of ${count(all, 'location', 'locations')}`,
  columns: { name: 'Location', own: 'Its own' },
  nothingOwn: 'Inherits everything',
  gone: 'This location is not there any more.',
  fields: {
    working_hours: 'Working hours',
    working_days: 'Working days',
    outdoor_co2_ppm: 'CO2 outdoors',
    capacity: 'Room for',
  },
  bandsOf: (label: string) => `Bands of ${label}`,
  plainTitle: 'Hours and people',
  bandsTitle: 'Bands',
  bands: 'Bands',
  units: { outdoor_co2_ppm: 'ppm', capacity: 'people' },
  hints: {
    outdoor_co2_ppm: 'From 300 to 1,000 ppm.',
    capacity: 'A whole number of people.',
  },
  people: (value: number) => count(value, 'person', 'people'),
  inherited: 'inherited',
  nobodySaid: 'Nobody has said',
  from: 'From',
  to: 'To',
  nextDay: 'the next day',
  sources: {
    own: 'Set here.',
    above: (name: string) => `Inherited from ${name}.`,
    hidden: 'Inherited from a place that you do not see.',
    byDefault: 'By default: nothing above sets it.',
    unsaved: 'Inherited again once you save.',
  },
  set: (label: string) => `Set here: ${label}`,
  setShort: 'Set here',
  letGo: (label: string) => `Inherit again: ${label}`,
  letGoShort: 'Inherit again',
  /** Where a setting of a location holds besides. */
  reach: (below: number, exceptions: readonly string[]) => {
    const holds = below === 0 ? '' : `Holds in ${count(below, 'location', 'locations')} below. `
    const others = exceptions.slice(0, 5)
    const rest = exceptions.length - others.length
    const named = rest > 0 ? [...others, `${numbers.format(rest)} more`] : others
    const verb = exceptions.length === 1 ? 'sets its own.' : 'set their own.'
    return `${holds}${exceptions.length === 0 ? '' : `${lists.format(named)} ${verb}`}`.trim()
  },
  editor: {
    band: (index: number) => `Band ${index + 1}`,
    name: (index: number) => `Name of band ${index + 1}`,
    limit: (index: number, unit: string) =>
      `Upper limit of band ${index + 1}${unit === '' ? '' : `, ${unit}`}`,
    upTo: 'up to',
    noLimit: 'and above',
    severity: (index: number) => `How band ${index + 1} is`,
    severities: ['As it should be', 'Slightly off', 'Off', 'Bad', 'Worst'],
    add: 'Add a band',
    remove: (name: string) => `Take the band ${name} away`,
    names: { good: 'OK', other: 'High', next: 'Higher' },
    most: (most: number) => `At most ${numbers.format(most)} bands.`,
  },
  faults: {
    noName: (index: number) => `Band ${index + 1} has no name.`,
    noNumber: (name: string) => `The upper limit of ${name} has to be a number.`,
    notAbove: (name: string, limit: string, before: string) =>
      `The upper limit of ${name} is ${limit}, and has to lie above ${before}.`,
    sameName: (name: string) => `Two bands are called ${name}.`,
    tooFew: 'There have to be two bands at least.',
    whole: (label: string, least: number, most: number) =>
      `${label} has to be a whole number from ${numbers.format(least)} to ${numbers.format(most)}.`,
    equalHours: 'Working hours have to end at another hour than they begin at.',
    noDay: 'There has to be a working day at least.',
  },
  addVariable: 'Bands for another variable',
  pickVariable: 'Pick a variable',
  live: 'Show in Live',
} as const
