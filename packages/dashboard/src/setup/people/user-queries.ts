import { type Client, iteratePages, type Schemas } from '@openlightfi/client'
import { type QueryClient, queryOptions } from '@tanstack/react-query'

/** Somebody with an account. */
export type User = Schemas['UserOutput']

/** What one page of a list brings; an organisation has at most twenty of them. */
const pageSize = 1000

/** What the part about people asks the server for. */
export const userQueries = {
  /** Everybody in the organisation, by name. */
  users: (client: Client) =>
    queryOptions({
      queryKey: ['users'],
      queryFn: ({ signal }) =>
        collect(iteratePages((cursor) => client.listUsers({ limit: pageSize, ...cursor }, { signal }))),
    }),

  /** What logins of all these people gave to applications. */
  grants: (client: Client) =>
    queryOptions({
      queryKey: ['grants', 'organisation'],
      queryFn: ({ signal }) =>
        collect(
          iteratePages((cursor) =>
            client.listGrants({ of: 'organisation', limit: pageSize, ...cursor }, { signal }),
          ),
        ),
    }),

  /** The last entry of the audit log of one kind about somebody; `null`: there is none. */
  lastEntry: (client: Client, userId: string, action: 'login.succeeded' | 'login.locked') =>
    queryOptions({
      queryKey: ['audit', 'last', userId, action],
      queryFn: async ({ signal }) => {
        const query = { action, subject_kind: 'user', subject_id: userId, limit: 1 } as const
        const { data } = await client.listAuditEntries(query, { signal })
        return data[0] ?? null
      },
    }),
} as const

/** Asks anew for the people and what their logins gave. */
export async function refreshUsers(memory: QueryClient, client: Client): Promise<void> {
  await Promise.all([
    memory.invalidateQueries({ queryKey: userQueries.users(client).queryKey }),
    memory.invalidateQueries({ queryKey: userQueries.grants(client).queryKey }),
  ])
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
