import type { Client, Schemas } from '@openlightfi/client'
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { type Example, pickExample } from './pick-example.ts'
import type { ExampleSensor } from './recipes/connection.ts'

/** Applications that are read at once; organisations have few. */
const pageSize = 200

/** At most so many applications are listed. */
const mostApplications = 2_000

/** How often an application is asked for while its first token is waited for, milliseconds. */
export const waitMs = 2_000

/** What the part about applications asks the server for. */
export const applicationQueries = {
  /** The applications of the organisation, by name. */
  list: (client: Client) =>
    queryOptions({
      queryKey: ['applications', 'list'],
      queryFn: async ({ signal }) => {
        const all: Schemas['ClientOutput'][] = []
        let cursor: string | null = null
        do {
          const page: Schemas['ClientList'] = await client.listClients(
            { limit: pageSize, ...(cursor !== null && { cursor }) },
            { signal },
          )
          all.push(...page.data)
          cursor = page.next_cursor
        } while (cursor !== null && all.length < mostApplications)
        return all
      },
    }),

  /** One application; asked for again and again where something is waited for. */
  one: (client: Client, clientId: string) =>
    queryOptions({
      queryKey: ['applications', 'one', clientId],
      queryFn: ({ signal }) => client.readClient(clientId, { signal }),
    }),

  /** What it did by hours. */
  activity: (client: Client, clientId: string, interval: 'hour' | 'day') =>
    queryOptions({
      queryKey: ['applications', 'activity', clientId, interval],
      queryFn: async ({ signal }) =>
        (await client.readClientActivity(clientId, { interval, limit: 200 }, { signal })).data,
    }),

  /** What logins gave to it, page by page. */
  logins: (client: Client, clientId: string) =>
    infiniteQueryOptions({
      queryKey: ['applications', 'logins', clientId],
      queryFn: ({ pageParam, signal }) => {
        const cursor = pageParam === '' ? {} : { cursor: pageParam }
        return client.listGrants(
          { of: 'organisation', client_id: clientId, limit: pageSize, ...cursor },
          { signal },
        )
      },
      initialPageParam: '',
      getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    }),

  /** A sensor that recipes can read, with one of its variables; `null`: there is none yet. */
  example: (client: Client, variables: readonly Schemas['VariableOutput'][]) =>
    queryOptions({
      queryKey: ['applications', 'example'],
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: async ({ signal }) => {
        const online = await client.listSensors({ status: ['online'], limit: 50 }, { signal })
        const { data } = online.data.length > 0 ? online : await client.listSensors({ limit: 50 }, { signal })
        const picked = pickExample(data, variables)
        return picked ? readExample(client, picked, signal) : null
      },
    }),
} as const

async function readExample(
  client: Client,
  { sensor, variable }: Example,
  signal: AbortSignal,
): Promise<ExampleSensor> {
  const { data = [] } = await client.readSensor(
    sensor.sensor_id,
    { project: ['latest', 'value'] },
    { signal },
  )
  return {
    sensorId: sensor.sensor_id,
    name: sensor.name ?? sensor.sensor_id,
    varName: variable.var_name,
    label: variable.label,
    symbol: variable.symbol,
    value: data.find(({ var_name }) => var_name === variable.var_name)?.value ?? 0,
  }
}

/** Asks anew for the applications and what is known of them. */
export function refreshApplications(memory: QueryClient): Promise<void> {
  return memory.invalidateQueries({ queryKey: ['applications'] })
}

/** Asks anew for the list alone: what it had was deleted, and is asked for no more. */
export function refreshApplicationList(memory: QueryClient): Promise<void> {
  return memory.invalidateQueries({ queryKey: ['applications', 'list'] })
}
