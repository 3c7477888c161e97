import type { Client, Schemas } from '@openlightfi/client'
import { queryOptions } from '@tanstack/react-query'

/** The state of the data of a location. */
export type Stats = Schemas['Stats']

/** How often a screen that is looked at asks again, milliseconds; the server keeps an answer for a minute. */
const refreshMs = 300_000

/** Asks for the state of the data of a location and what lies below it. */
export const statsQuery = (client: Client, locationId: string) =>
  queryOptions({
    queryKey: ['health', 'stats', locationId],
    queryFn: ({ signal }): Promise<Stats> => client.readStats({ location_id: locationId }, { signal }),
    refetchInterval: refreshMs,
  })
