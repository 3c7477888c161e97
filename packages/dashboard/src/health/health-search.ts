import { oneOf, type SearchOf, type SearchSpec, textUpTo } from '../app/search-params.ts'
import { faultKinds } from './fault.ts'
import type { FaultFilter } from './filter-faults.ts'

/** What the screen reads from its address: one kind of fault, and a part of a name, an id or a place. */
export const healthSearch = {
  kind: oneOf(...faultKinds),
  q: textUpTo(100),
} as const satisfies SearchSpec

/** Puts a filter into an address; what does not filter is left out. */
export function writeHealthSearch({ kind, q }: FaultFilter): SearchOf<typeof healthSearch> {
  return { ...(kind !== undefined && { kind }), ...(q !== undefined && q !== '' && { q }) }
}
