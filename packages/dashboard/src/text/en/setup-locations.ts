import type { Schemas } from '@openlightfi/client'

const numbers = new Intl.NumberFormat('en')
const plurals = new Intl.PluralRules('en')

function count(value: number, one: string, other: string): string {
  return `${numbers.format(value)} ${plurals.select(value) === 'one' ? one : other}`
}

const kinds: Readonly<Record<Schemas['LocationOutput']['kind'], string>> = {
  organisation: 'Organisation',
  site: 'Site',
  building: 'Building',
  floor: 'Floor',
  room: 'Room',
  zone: 'Zone',
}

/** What Set up says about locations. */
export const locationTexts = {
  title: 'Locations',
  lead: 'Sites, buildings, floors and what lies in them. Whoever is given a location sees everything in it.',
  add: 'New location',
  filter: 'Name or id',
  shown: (shown: number, all: number) =>
    shown === all
      ? count(all, 'location', 'locations')
      : `${numbers.format(shown)} of ${count(all, 'location', 'locations')}`,
  columns: { name: 'Name', kind: 'Kind', timeZone: 'Time zone', plan: 'Floorplan' },
  plan: { yes: 'Has a plan', no: 'No plan yet' },
  kinds,
  fields: { name: 'Name', kind: 'Kind', parent_id: 'Lies in', time_zone: 'Time zone' },
  hints: {
    parent_id: 'Everything in it moves along, and so does who may see it.',
    time_zone: 'Decides where its days begin and end.',
  },
  inherited: (zone: string) => `Inherited: ${zone}`,
  hidden: 'A location that you do not see',
  new: 'New location',
  create: 'Create location',
  children: {
    title: 'What lies in it',
    none: 'No other location.',
    more: (rest: number) => `and ${numbers.format(rest)} more`,
  },
  links: {
    live: 'Show in Live',
    sensors: 'Its sensors',
    plan: 'Its floorplan',
    bands: 'Its bands and hours',
  },
  remove: {
    title: 'Delete',
    open: 'Delete this location',
    lead: 'Only a location in which nothing lies can be deleted: no other location and no sensor, not even a retired one.',
    ask: (name: string) => `Delete ${name}?`,
    goes: 'Its name, its settings and its floorplan go. No readings go, as no sensor lies in it.',
    blockers: {
      children: 'Locations in it',
      sensors: 'Sensors in it',
      retired: 'Retired sensors in it',
      people: 'People who were given it',
    },
  },
  gone: 'This location is not there any more.',
} as const
