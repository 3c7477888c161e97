import type { Client } from '@openlightfi/client'
import { infiniteQueryOptions } from '@tanstack/react-query'

/** Entries that are read at once. */
const pageSize = 100

/** Which entries are asked for. */
export type AuditFilter = NonNullable<Parameters<Client['listAuditEntries']>[0]>

/** What the part about what was done asks the server for. */
export const activityQueries = {
  /** The audit log, the newest entries first, page by page. */
  entries: (client: Client, filter: AuditFilter) =>
    infiniteQueryOptions({
      queryKey: ['audit', 'entries', filter],
      // Whoever comes here wants to see what was done a moment ago.
      staleTime: 0,
      queryFn: ({ pageParam, signal }) => {
        const cursor = pageParam === '' ? {} : { cursor: pageParam }
        return client.listAuditEntries({ ...filter, limit: pageSize, ...cursor }, { signal })
      },
      initialPageParam: '',
      getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    }),
} as const
