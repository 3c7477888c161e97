import type { Client } from '@openlightfi/client'
import { queryOptions } from '@tanstack/react-query'

/** The views that the user has saved. */
export function viewsQuery(client: Client) {
  return queryOptions({ queryKey: ['views'], queryFn: ({ signal }) => client.readViews({ signal }) })
}
