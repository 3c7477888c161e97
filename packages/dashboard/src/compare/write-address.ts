import { formatSearch } from '../app/search-params.ts'
import type { TimeRange } from '../chart/time-range.ts'
import type { CompareSearch } from './compare-search.ts'

/** Writes the address that shows the same data tomorrow, to anybody, in the same zone. */
export function writeFixedAddress(search: CompareSearch, range: TimeRange, timeZone: string): string {
  const { range: _, ...rest } = search
  const iso = (timeS: number) => Temporal.Instant.fromEpochMilliseconds(Math.round(timeS * 1000)).toString()
  return writeAddress({ ...rest, from: iso(range.from), to: iso(range.to), tz: timeZone })
}

/** Writes an address of Compare, with its path. */
export function writeAddress(search: CompareSearch): string {
  return `/dashboard/compare${formatSearch(search)}`
}
