import { ApiProblem, type Client } from '@openlightfi/client'
import { queryOptions } from '@tanstack/react-query'

/** The plan of a floor; `null` where it has none. It seldom changes, so it is kept for a while. */
export function floorplanQuery(client: Client, floorId: string) {
  return queryOptions({
    queryKey: ['floorplan', floorId],
    queryFn: async ({ signal }) => {
      try {
        return await client.readFloorplan(floorId, { signal })
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null
        throw error
      }
    },
    staleTime: 10 * 60_000,
    refetchOnWindowFocus: false,
  })
}
