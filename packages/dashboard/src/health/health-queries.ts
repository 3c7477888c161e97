import { type Client, iteratePages, type Schemas } from '@openlightfi/client'
import { queryOptions } from '@tanstack/react-query'
import type { Sensor } from '../data/queries.ts'
import type { FaultKind } from './fault.ts'

/** Sensors of a list that are read at most: a list that nobody reads needs no end. */
export const mostOfAList = 2_000

/** How often a screen that is looked at asks again, milliseconds. */
const refreshMs = 60_000

/** What Health asks the server for, besides the snapshot of a location. */
export const healthQueries = {
  /** The sensors in a location and below it with one of some faults, each with all of its faults. */
  faulty: (client: Client, locationId: string, kinds: readonly FaultKind[]) =>
    queryOptions({
      queryKey: ['health', 'faulty', locationId, kinds],
      queryFn: async ({ signal }): Promise<readonly Sensor[]> => {
        const sensors: Schemas['SensorOutput'][] = []
        const filter = { location_id: locationId, fault: [...kinds], limit: 1000 }
        const pages = iteratePages((cursor) => client.listSensors({ ...filter, ...cursor }, { signal }))
        for await (const sensor of pages) {
          sensors.push(sensor)
          if (sensors.length === mostOfAList) break
        }
        return sensors
      },
      refetchInterval: refreshMs,
    }),
} as const
