import type { Variable } from '../../data/queries.ts'

const plurals = new Intl.PluralRules('en')

const kinds: Readonly<Record<Variable['kind'], string>> = {
  measurement: 'A quantity that changes steadily between two values.',
  count: 'A number of things, counted each time.',
  meter: 'A meter reading that only rises; the difference of two is what was used.',
  event: 'A moment at which something happened. Shares of time in use are worked out from these moments.',
  status: 'A state that holds until another one is reported.',
}

/** What the guide to sensor types says. */
export const guideTexts = {
  title: 'Guide to sensor types',
  lead: 'What the numbers mean, when they are good, and which sensors report them how often.',
  contents: 'Contents',
  filter: 'Search in the guide',
  none: (text: string) => `Nothing here has “${text}” in it.`,
  families: 'Families of sensors',
  variables: 'What the numbers mean',
  family: {
    prefix: 'Ids begin with',
    interval: 'Reports every',
    stale: 'Stale after',
    staleNote: (age: string) => `${age} without a new value`,
    reports: 'Reports',
  },
  variable: {
    kinds,
    unit: 'Unit',
    noUnit: 'a plain number',
    limits: 'Possible values',
    limitsOf: (min: string, max: string) => `${min} to ${max}`,
    families: (count: number) => (plurals.select(count) === 'one' ? 'Family' : 'Families'),
    noFamily: 'none of the families below',
    values: 'States',
    apiName: 'Name in the API',
  },
  bands: {
    title: (label: string) => `Bands of ${label}`,
    band: 'Band',
    range: 'Values',
    ground: 'Why these limits',
    note: 'A limit belongs to the band that it ends. They hold where no location sets others; an administrator can do so.',
    none: 'Its values are neither good nor bad, so it has no bands unless a location sets some.',
  },
} as const
