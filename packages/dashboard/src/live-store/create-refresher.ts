import type { Client } from '@openlightfi/client'
import type { QueryClient } from '@tanstack/react-query'

/**
 * Makes a function that reads anew what is shown of places; where nothing is, it only looks whether the
 * server is there.
 *
 * @returns rejects where the server cannot be reached.
 */
export function createRefresher(client: Client, queryClient: QueryClient): () => Promise<void> {
  const filters = { queryKey: ['snapshot'], type: 'active' } as const
  return async () => {
    const wasBusy = queryClient.isFetching(filters) > 0
    // What is being read already may be older than what has just begun: it is read once more.
    for (let round = wasBusy ? 0 : 1; round < 2; round += 1)
      await queryClient.refetchQueries(filters, { cancelRefetch: false, throwOnError: true })
    if (queryClient.getQueryCache().findAll(filters).length === 0) await client.readMe()
  }
}
