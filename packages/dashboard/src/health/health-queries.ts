import { type Client, iteratePages, type Schemas } from '@openlightfi/client'
import { queryOptions } from '@tanstack/react-query'
import type { Sensor } from '../data/queries.ts'
import type { SensorStatus, SensorWithStatus } from './find-faults.ts'

/** Sensors of a list that are read at most: a list that nobody reads needs no end. */
export const mostOfAList = 2_000

/** How often a screen that is looked at asks again, milliseconds. */
const refreshMs = 60_000

/** Statuses that a sensor should not stay in. */
const unwell: readonly SensorStatus[] = ['silent', 'offline', 'never_reported', 'rebooting']

/** What Health asks the server for, besides the snapshot of a location. */
export const healthQueries = {
  /** The sensors in a location and below it that are not heard. */
  unheard: (client: Client, locationId: string) =>
    queryOptions({
      queryKey: ['health', 'unheard', locationId],
      queryFn: async ({ signal }): Promise<readonly SensorWithStatus[]> => {
        const sensors = await listSensors(client, { location_id: locationId, status: [...unwell] }, signal)
        return sensors.flatMap((sensor) => (sensor.status ? [{ sensor, status: sensor.status }] : []))
      },
      refetchInterval: refreshMs,
    }),

  /**
   * The sensors whose battery is below a level.
   *
   * @param level per cent, 0 to 100; `undefined`: no level is low, and nothing is asked.
   */
  lowBatteries: (client: Client, locationId: string, level: number | undefined) =>
    queryOptions({
      queryKey: ['health', 'batteries', locationId, level],
      queryFn: ({ signal }) =>
        listSensors(client, { location_id: locationId, battery_below: level ?? 0 }, signal),
      enabled: level !== undefined,
      refetchInterval: refreshMs,
    }),
} as const

type Filter = Pick<
  NonNullable<Parameters<Client['listSensors']>[0]>,
  'location_id' | 'status' | 'battery_below'
>

async function listSensors(client: Client, filter: Filter, signal: AbortSignal): Promise<readonly Sensor[]> {
  const sensors: Schemas['SensorOutput'][] = []
  const pages = iteratePages((cursor) =>
    client.listSensors({ ...filter, limit: 1000, ...cursor }, { signal }),
  )
  for await (const sensor of pages) {
    sensors.push(sensor)
    if (sensors.length === mostOfAList) break
  }
  return sensors
}
