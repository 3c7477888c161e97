import type { Client, Schemas } from '@openlightfi/client'
import { queryOptions } from '@tanstack/react-query'

/**
 * What the server is asked for, each with its place in the memory of answers. A screen names what it needs,
 * and two that need the same ask once.
 */
export const queries = {
  /** Who is logged in, where, and what they may do. */
  me: (client: Client) =>
    queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => client.readMe({ signal }) }),

  /** All locations in sight. */
  tree: (client: Client) =>
    queryOptions({
      queryKey: ['tree'],
      queryFn: async ({ signal }) => (await client.readLocationTree({}, { signal })).data,
    }),

  /** The variables and the families of sensors. They change with the release of the server alone. */
  catalogue: (client: Client) =>
    queryOptions({
      queryKey: ['catalogue'],
      queryFn: ({ signal }) => client.readVariables({ signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),

  /** Bands, working hours and what else holds in a location. */
  settings: (client: Client, locationId: string) =>
    queryOptions({
      queryKey: ['settings', locationId],
      queryFn: ({ signal }) => client.readLocationSettings(locationId, { signal }),
      staleTime: 5 * 60_000,
    }),

  /** A location with all sensors in it and below it, and their latest data. */
  snapshot: (client: Client, locationId: string) =>
    queryOptions({
      queryKey: ['snapshot', locationId],
      // The SDK gives the same object while nothing has changed; comparing thousands of sensors takes long.
      structuralSharing: false,
      queryFn: ({ signal }) => client.readLocationChildren(locationId, { depth: 'all' }, { signal }),
    }),

  /** What the user chose. */
  preferences: (client: Client) =>
    queryOptions({
      queryKey: ['preferences'],
      queryFn: ({ signal }) => client.readPreferences({ signal }),
    }),
} as const

/** A location as the tree has it. */
export type Location = Schemas['LocationOutput']
/** A sensor with its latest data. */
export type Sensor = Schemas['SensorOutput']
/** A variable of the catalogue. */
export type Variable = Schemas['VariableOutput']
/** A stretch of values that has a name. */
export type Band = Schemas['Band']
