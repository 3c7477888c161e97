import type { Location } from '../data/queries.ts'

/** Locations that are offered at most: who sees more types more. */
const mostPlaces = 8

/** Finds locations with a text in their name, those that begin with it first. */
export function findPlaces(locations: readonly Location[], text: string): readonly Location[] {
  const wanted = text.toLowerCase()
  const [first, then]: [Location[], Location[]] = [[], []]
  for (const location of locations) {
    if (beginsWith(location, wanted)) first.push(location)
    else if (location.name.toLowerCase().includes(wanted)) then.push(location)
  }
  return [...first, ...then].slice(0, mostPlaces)
}

/** Tells whether the name of a location begins with a text. */
export function beginsWith(location: Location | undefined, text: string): boolean {
  return location?.name.toLowerCase().startsWith(text.toLowerCase()) ?? false
}
