import type { Client, Schemas } from '@openlightfi/client'
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'

/** Webhooks, and attempts, that are read at once. */
const pageSize = 50

/** At most so many webhooks are listed. */
const mostWebhooks = 1_000

/** How often a webhook that is open is asked for, milliseconds. */
export const lookMs = 5_000

/** What the part about webhooks asks the server for. */
export const webhookQueries = {
  /** The webhooks of the organisation, the oldest first. */
  list: (client: Client) =>
    queryOptions({
      queryKey: ['webhooks', 'list'],
      queryFn: async ({ signal }) => {
        const all: Schemas['WebhookOutput'][] = []
        let cursor: string | null = null
        do {
          const page: Schemas['WebhookList'] = await client.listWebhooks(
            { limit: pageSize, ...(cursor !== null && { cursor }) },
            { signal },
          )
          all.push(...page.data)
          cursor = page.next_cursor
        } while (cursor !== null && all.length < mostWebhooks)
        return all
      },
    }),

  /** One webhook, with what waits counted now. */
  one: (client: Client, webhookId: string) =>
    queryOptions({
      queryKey: ['webhooks', 'one', webhookId],
      queryFn: ({ signal }) => client.readWebhook(webhookId, { signal }),
      refetchInterval: lookMs,
    }),

  /** The newest requests to its receiver, page by page. */
  attempts: (client: Client, webhookId: string) =>
    infiniteQueryOptions({
      queryKey: ['webhooks', 'attempts', webhookId],
      queryFn: ({ pageParam, signal }) => {
        const cursor = pageParam === '' ? {} : { cursor: pageParam }
        return client.listWebhookAttempts(webhookId, { limit: pageSize, ...cursor }, { signal })
      },
      initialPageParam: '',
      getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
      refetchInterval: lookMs,
    }),
} as const

/** Asks anew for the webhooks and what was tried. */
export function refreshWebhooks(memory: QueryClient): Promise<void> {
  return memory.invalidateQueries({ queryKey: ['webhooks'] })
}

/** Asks anew for the list alone: what it had was deleted, and is asked for no more. */
export function refreshWebhookList(memory: QueryClient): Promise<void> {
  return memory.invalidateQueries({ queryKey: ['webhooks', 'list'] })
}
