const plural = new Intl.PluralRules('en')
const sensorsOf = (count: number) =>
  plural.select(count) === 'one' ? `${count} sensor` : `${count.toLocaleString('en')} sensors`

/** What the screen Live says. */
export const liveTexts = {
  title: 'Live',
  /** Why there is no data, where more is known than that. */
  absences: {
    never_reported: 'never reported',
    stale: undefined,
    offline: 'offline',
    rebooting: 'rebooting',
  },
  use: { inUse: 'In use', recently: 'Recently used', free: 'Free' },
  noData: 'No data',
  source: {
    label: 'Source',
    add: 'Source',
    choose: 'Sources shown here',
    chooseLead: 'What is ticked is shown as a button, for you and this place, on every device.',
    sensors: sensorsOf,
    more: (count: number) => `, ${count.toLocaleString('en')} more`,
    reset: 'As it was',
    failed: 'The choice was not saved',
  },
  tiles: {
    label: 'Show only',
  },
  sentence: {
    unit: (label: string, unit: string) => (unit === '' ? `${label}.` : `${label} in ${unit}.`),
    bandsDefault: 'Default bands.',
    bandsFrom: (name: string) => `Bands set for ${name}.`,
    bandsAbove: 'Bands set above what you can see.',
    upTo: (limit: string) => `up to ${limit}`,
    above: (limit: string) => `above ${limit}`,
    bandsNone: 'No bands are set, so nothing counts as good or bad.',
    notCounted: (count: number) =>
      plural.select(count) === 'one'
        ? '1 sensor has no data and is not counted.'
        : `${count.toLocaleString('en')} sensors have no data and are not counted.`,
    why: 'Bands and their limits',
  },
  minutes: {
    occupiedShort: (minutes: number) => `In use: ${minutes} min`,
    freeShort: (minutes: number) => `Free: ${minutes} min`,
    change: 'Change',
    changeLabel: 'Change after how long a place is in use or free',
    occupied: 'In use up to',
    free: 'Free after',
    unit: 'min without motion',
    reset: 'Reset',
  },
  list: {
    label: (variable: string, place: string) => `${variable} in ${place}`,
    filter: 'Filter by name or id',
    sort: 'Sort',
    sortings: { worst: 'Worst first', name: 'Name', value: 'Highest first', newest: 'Newest first' },
    freeFirst: 'Free first',
    longestFirst: 'Longest without motion',
    count: (shown: number, all: number) =>
      shown === all ? sensorsOf(all) : `${shown.toLocaleString('en')} of ${sensorsOf(all)}`,
    ago: (age: string) => (age === 'now' ? 'now' : `${age} ago`),
    for: (age: string) => `for ${age}`,
    last: (value: string, time: string) => `last ${value} at ${time}`,
    lastMotion: (time: string) => `last motion ${time}`,
    lastHeard: (time: string) => `last heard ${time}`,
    compare: (name: string) => `Compare ${name}`,
    compareColumn: 'Compare',
    compareFull: 'Twelve series can be compared at once. Take one out first.',
    compareOpen: (count: number) => `Compare ${count}`,
    menu: (name: string) => `More about ${name}`,
    openSensor: 'Sensor page',
    addToCompare: 'Add to Compare',
    takeFromCompare: 'Take out of Compare',
    copyId: 'Copy id',
    copied: (id: string) => `Copied ${id}`,
    copyFailed: 'The browser did not allow to copy.',
    pickGone: (name: string, place: string) => `${name} is not in ${place} any more.`,
    clear: 'Clear the filters',
    nothingFits: 'No sensor fits these filters.',
  },
  children: {
    label: 'Places here',
    nothing: 'no sensor of this kind',
    absent: (count: number) => `${count} No data`,
    count: (count: number) => (plural.select(count) === 'one' ? '1 place here' : `${count} places here`),
    looks: (count: number, all: number) =>
      `${count === 0 ? 'None' : count} of ${all} ${all === 1 ? 'place' : 'places'} ${count > 1 ? 'need' : 'needs'} a look`,
  },
  view: { label: 'Show', list: 'List', plan: 'Plan', chart: 'Chart' },
  divider: 'Height of the chart',
  empty: {
    title: (place: string) => `There are no sensors in ${place} yet.`,
    install: 'Place a sensor here with the lightfi command or the API: sensors create.',
    ask: 'Ask an administrator of your organisation to place one.',
    noVariable: (variable: string, place: string) => `No sensor in ${place} reports ${variable}.`,
    noVariableNext: 'Choose another source above.',
  },
  gone: {
    title: 'This place is no longer there for you',
    lead: 'It was deleted, or your access to it has ended, while you looked at it. What was shown here is gone.',
    back: 'Go to the start',
  },
  outOfTouch: 'No connection for more than two minutes: values may be old.',
} as const
