import { formatSearch, idText, oneOf, type SearchSpec, textUpTo } from '../app/search-params.ts'
import { whenText } from './activity/when.ts'

/** Stands in the address for the thing that is being made. */
export const newId = 'new'

/** What a list of Set up reads from its address: what is open in the panel, and the filter. */
export const listSearch = {
  id: textUpTo(100),
  q: textUpTo(100),
} as const satisfies SearchSpec

/** What the list of locations reads besides: what a new one is to lie in. */
export const locationsSearch = { ...listSearch, parent: idText } as const satisfies SearchSpec

/** What the log of what was done reads: what was done to, or the kind of that, by whom, and on which days. */
export const activitySearch = {
  ...listSearch,
  what: (text) => (/^[a-z_]{1,20}(\.[a-z_]{1,30})?$/.test(text) ? text : undefined),
  who: textUpTo(128),
  when: whenText,
} as const satisfies SearchSpec

/** Which sensors the list has: those in use by default. */
export const sensorShows = [
  'unplaced',
  'online',
  'silent',
  'offline',
  'rebooting',
  'never_reported',
  'retired',
] as const

/**
 * What the list of sensors reads besides: where they are, which floor is being filled in a row, and which of
 * the sensors that were heard is being placed.
 */
export const sensorsSearch = {
  ...listSearch,
  location: idText,
  show: oneOf(...sensorShows),
  row: idText,
  heard: idText,
} as const satisfies SearchSpec

/** What the import reads: what is to be imported. */
export const importSearch = { what: oneOf('sensors', 'locations') } as const satisfies SearchSpec

/** What any part of Set up may read. */
export const anySetupSearch = {
  ...locationsSearch,
  ...activitySearch,
  ...sensorsSearch,
  ...importSearch,
} as const satisfies SearchSpec

/** Writes the address of a part of Set up, below `/dashboard`. */
export function writeSetupAddress(
  to: `/setup/${string}`,
  search: Readonly<Record<string, string | undefined>>,
): string {
  return `${to}${formatSearch(search)}`
}
