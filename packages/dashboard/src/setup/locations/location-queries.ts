import type { Client, Schemas } from '@openlightfi/client'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { queries } from '../../data/queries.ts'

/** A location with what it has of its own. */
export type LocationRecord = Schemas['LocationRecord']

/** What the part about locations asks the server for. */
export const locationQueries = {
  /** All locations in sight, each with the time zone that it sets itself. */
  records: (client: Client) =>
    queryOptions({
      queryKey: ['tree', 'records'],
      queryFn: async ({ signal }) => (await client.exportLocations({}, { signal })).locations,
    }),

  /** A location with the version that a change rests on. */
  location: (client: Client, locationId: string) =>
    queryOptions({
      queryKey: ['tree', 'location', locationId],
      queryFn: ({ signal }) => client.readLocation(locationId, { signal }),
    }),
} as const

/** Asks anew for the lists alone: a location was deleted, and is asked for no more. */
export function refreshLocationLists(memory: QueryClient, client: Client): Promise<void> {
  const [, one] = locationQueries.location(client, '').queryKey
  return memory.invalidateQueries({
    queryKey: queries.tree(client).queryKey,
    predicate: ({ queryKey }) => queryKey[1] !== one,
  })
}

/** Asks anew for the locations, wherever they are shown. */
export function refreshLocations(memory: QueryClient, client: Client): Promise<void> {
  // The key is the beginning of those above, too.
  return memory.invalidateQueries({ queryKey: queries.tree(client).queryKey })
}
