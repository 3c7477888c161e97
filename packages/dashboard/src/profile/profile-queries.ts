import type { Client } from '@openlightfi/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

/** Logins that are read at once. */
const pageSize = 50

/** What Profile asks the server for. */
export const profileQueries = {
  /** The views that the user saved. */
  views: (client: Client) =>
    queryOptions({ queryKey: ['views'], queryFn: ({ signal }) => client.readViews({ signal }) }),

  /** What the user's logins gave to applications, page by page. */
  grants: (client: Client) =>
    infiniteQueryOptions({
      queryKey: ['grants', 'me'],
      queryFn: ({ pageParam, signal }) => {
        const cursor = pageParam === '' ? {} : { cursor: pageParam }
        return client.listGrants({ of: 'me', limit: pageSize, ...cursor }, { signal })
      },
      initialPageParam: '',
      getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    }),

  /** The sessions that are open in browsers, page by page. */
  sessions: (client: Client) =>
    infiniteQueryOptions({
      queryKey: ['sessions', 'me'],
      queryFn: ({ pageParam, signal }) => {
        const cursor = pageParam === '' ? {} : { cursor: pageParam }
        return client.listSessions({ limit: pageSize, ...cursor }, { signal })
      },
      initialPageParam: '',
      getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    }),
} as const
