import { idText, oneOf, type SearchOf, type SearchSpec, textUpTo, wholeNumber } from '../app/search-params.ts'
import { rangePresets } from '../chart/time-range.ts'
import { planSearch } from '../plan/plan-search.ts'

/** Ways to sort the list. `worst` is what needs somebody first: of motion, what is free. */
export const sortings = ['worst', 'name', 'value', 'newest'] as const

/** A way to sort the list. */
export type Sorting = (typeof sortings)[number]

/** Parts of the screen, of which small windows show one. */
export const liveViews = ['list', 'plan', 'chart'] as const

/** A part of the screen. */
export type LiveView = (typeof liveViews)[number]

/**
 * Minutes up to which a place counts as in use, and after which as free, unless the address says otherwise.
 */
export const defaultMinutes = { occupied: 10, free: 120 } as const

/** Most minutes of both. */
export const maxMinutes = 1_440

/** What the screen reads from its address. */
export const liveSearch = {
  src: idText,
  sort: oneOf(...sortings),
  band: textUpTo(40),
  q: textUpTo(100),
  sensor: idText,
  range: oneOf(...rangePresets),
  occupied: wholeNumber(1, maxMinutes),
  free: wholeNumber(1, maxMinutes),
  view: oneOf(...liveViews),
  ...planSearch,
} as const satisfies SearchSpec

/** The parameters of Live. */
export type LiveSearch = SearchOf<typeof liveSearch>

/** Parameters to put in place of those before; `undefined` takes one out. */
export type LiveSearchChange = { readonly [Key in keyof LiveSearch]?: LiveSearch[Key] | undefined }

/** Changes parameters and leaves the others as they are. */
export function changeSearch(before: LiveSearch, change: LiveSearchChange): LiveSearch {
  const pairs = Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(pairs) as LiveSearch
}
