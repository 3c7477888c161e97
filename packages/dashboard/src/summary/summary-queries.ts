import type { Client, Schemas } from '@openlightfi/client'
import { queryOptions } from '@tanstack/react-query'
import type { PlaceSummary } from './place-counts.ts'

/** Counts are asked for again after this time. */
export const refreshMs = 30_000

/** Places of a page of the answer, and pages that are read at most. */
const pageSize = 500
const maxPages = 10

/** What lies in a location, counted. */
export interface ChildSummaries {
  readonly children: readonly PlaceSummary[]
  /** Whether there are more than are read. */
  readonly isCut: boolean
}

/**
 * What the summary asks the server. Its keys begin with `summary`, so that events can have them asked anew.
 */
export const summaryQueries = {
  /** A location with everything below it, all variables; and when it was counted. */
  place: (client: Client, locationId: string) =>
    queryOptions({
      queryKey: ['summary', locationId],
      queryFn: async ({ signal }) => {
        const { location, time } = await client.readLocationSummary(locationId, { limit: 1 }, { signal })
        return { location, time }
      },
      refetchInterval: refreshMs,
    }),

  /** What lies directly in a location, each with everything below it, one variable. */
  children: (client: Client, locationId: string, varName: Schemas['VarName']) =>
    queryOptions({
      queryKey: ['summary', locationId, varName],
      queryFn: async ({ signal }): Promise<ChildSummaries> => {
        const children: PlaceSummary[] = []
        let cursor: string | null = null
        for (let page = 0; page < maxPages; page += 1) {
          const query = { var_name: [varName], limit: pageSize, ...(cursor !== null && { cursor }) }
          const answer: Schemas['LocationSummary'] = await client.readLocationSummary(locationId, query, {
            signal,
          })
          children.push(...answer.children)
          cursor = answer.next_cursor
          if (cursor === null) break
        }
        return { children, isCut: cursor !== null }
      },
      refetchInterval: refreshMs,
    }),
} as const
