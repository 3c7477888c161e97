import { type Client, iteratePages } from '@openlightfi/client'
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Sensor } from '../../data/queries.ts'
import type { sensorShows } from '../setup-search.ts'

/** Which sensors a list has. */
export interface SensorFilter {
  readonly q: string
  /** `undefined`: everywhere. */
  readonly location: string | undefined
  /** `undefined`: all that are in use. */
  readonly show: (typeof sensorShows)[number] | undefined
}

/** Sensors that a list shows at first, and with each press on "more". */
const pageSize = 100

/** Sensors of one floor that are read at most. */
const mostOnFloor = 2_000

/** Sensors that are heard and offered at once; the others follow as these are placed. */
const mostHeard = 200

interface SensorPage {
  readonly data: readonly Sensor[]
  readonly next: string | null
}

/** What the part about sensors asks the server for. */
export const sensorSetupQueries = {
  /** Sensors by id, page by page. */
  list: (client: Client, filter: SensorFilter) =>
    infiniteQueryOptions({
      queryKey: ['setup-sensors', 'list', filter],
      queryFn: ({ pageParam, signal }) => readPage(client, filter, pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }: SensorPage) => next,
    }),

  /** The sensors of a floor and of what lies in it. */
  onFloor: (client: Client, floorId: string) =>
    queryOptions({
      queryKey: ['setup-sensors', 'floor', floorId],
      queryFn: async ({ signal }) => {
        const sensors: Sensor[] = []
        const pages = iteratePages((cursor) =>
          client.listSensors({ location_id: floorId, limit: 1000, ...cursor }, { signal }),
        )
        for await (const sensor of pages) {
          sensors.push(sensor)
          if (sensors.length === mostOnFloor) break
        }
        return sensors as readonly Sensor[]
      },
    }),
  /** Sensors that gateways hear and that nobody has placed, the first of them. */
  heard: (client: Client) =>
    queryOptions({
      queryKey: ['setup-sensors', 'heard'],
      queryFn: ({ signal }) => client.listUnplacedSensors({ limit: mostHeard }, { signal }),
      refetchInterval: 60_000,
    }),
} as const

async function readPage(
  client: Client,
  { q, location, show }: SensorFilter,
  cursor: string | null,
  signal: AbortSignal,
): Promise<SensorPage> {
  const query = {
    ...(q.trim() !== '' && { q: q.trim() }),
    ...(location !== undefined && { location_id: location }),
    ...(show !== undefined && (show === 'unplaced' ? { fault: [show] } : { status: [show] })),
  }
  const page = await client.listSensors(
    { ...query, limit: pageSize, ...(cursor !== null && { cursor }) },
    { signal },
  )
  return { data: page.data, next: page.next_cursor }
}

/** Tells whether a sensor has no place on a plan. */
export function isUnplaced({ position, polygon_id }: Sensor): boolean {
  return position == null && polygon_id == null
}

/** Asks anew for everything that shows sensors and where they are. */
export async function refreshSensors(memory: QueryClient): Promise<void> {
  await Promise.all([memory.invalidateQueries({ queryKey: ['sensor'] }), refreshSensorLists(memory)])
}

/** Asks anew for the lists alone: a sensor was deleted, and is asked for no more. */
export async function refreshSensorLists(memory: QueryClient): Promise<void> {
  await Promise.all(
    [['setup-sensors'], ['snapshot'], ['health'], ['summary']].map((queryKey) =>
      memory.invalidateQueries({ queryKey }),
    ),
  )
}
