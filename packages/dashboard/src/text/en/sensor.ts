const numbers = new Intl.NumberFormat('en')
const plurals = new Intl.PluralRules('en')

function formatRows(rows: number): string {
  return `${numbers.format(rows)} ${plurals.select(rows) === 'one' ? 'row' : 'rows'}`
}

/** What the page of a sensor says. */
export const sensorTexts = {
  title: 'Sensor',
  copyId: (id: string) => `Copy the id ${id}`,
  copied: 'Copied',
  state: {
    retired: (when: string) => `Retired since ${when}`,
    names: {
      retired: 'Retired',
      never_reported: 'Never reported',
      silent: 'Silent',
      offline: 'Offline',
      rebooting: 'Rebooting',
      online: 'Online',
    },
    at: (state: string, age: string) => `${state}, heard ${age === 'now' ? 'just now' : `${age} ago`}`,
  },
  live: 'Live',
  compare: 'Compare',
  health: 'Health',
  setup: 'Set up',
  retiredNote: 'It was taken out of use. Its history stays, and can be downloaded here.',
  values: {
    title: 'What it reports',
    variable: 'Variable',
    value: 'Now',
    band: 'Band',
    time: 'As of',
    day: 'Last 24 hours',
    never: 'never came',
    stale: (age: string) => `No data for ${age}`,
    was: (value: string) => `was ${value}`,
    noBand: '–',
    ago: (age: string) => (age === 'now' ? 'now' : `${age} ago`),
    motion: (age: string) => (age === 'now' ? 'just now' : `${age} ago`),
    eventWord: 'last seen',
    eventMeaning: 'when it was last seen, and in which half hours of the day',
    noCourse: 'no data',
  },
  chart: (label: string) => `${label}, course`,
  status: {
    title: (label: string) => `${label}, last 7 days`,
    unknown: 'not known',
    summary: (changes: number, days: number) =>
      changes === 0
        ? `No change in ${days} days.`
        : `It changed ${plurals.select(changes) === 'one' ? 'once' : `${numbers.format(changes)} times`}.`,
    list: (shown: number, all: number) =>
      shown < all
        ? `The newest ${numbers.format(shown)} of ${numbers.format(all)} stretches`
        : 'The newest first',
    state: 'State',
    from: 'From',
    to: 'To',
    lasted: 'Lasted',
    now: 'now',
  },
  facts: {
    title: 'Facts',
    id: 'Id',
    family: 'Family',
    reports: 'Reports',
    every: (interval: string) => `at least every ${interval}`,
    staleAfter: (age: string) => `stale after ${age}`,
    zone: 'Time zone',
    room: 'Room on the plan',
    polygon: 'Polygon of the plan',
    noRoom: 'none',
    position: 'Position',
    noPosition: 'none',
    unplaced: 'It has neither a room nor a position, so no plan shows it.',
  },
  download: {
    title: 'Download',
    lead: (zone: string) => `All readings of a variable, as they came. Days are those of ${zone}.`,
    variable: 'Variable',
    days: 'Days',
    format: 'Format',
    save: (rows: number | undefined) => (rows === undefined ? 'Download' : `Download ${formatRows(rows)}`),
    counting: 'Counting the rows',
    none: 'There are no readings in these days.',
    wrongOrder: 'The last day lies before the first.',
    tooManyRows: 'A sheet holds 1,048,575 rows, and these are more: take CSV, or fewer days.',
    tooLong: 'Rows are counted over at most ten years: choose fewer days.',
    begun: (name: string) => `${name} is on its way. The address for it works once, within a minute.`,
  },
  api: {
    title: 'For integrators',
    lead: 'Reads this sensor with an access token of yours:',
    copy: 'Copy the command',
    docs: 'API documentation',
  },
  deleted: {
    title: 'This sensor is gone',
    lead: 'It was deleted, or moved to where you have no access, after you opened this page. What you see is from before.',
  },
} as const
