import type { Client } from '@openlightfi/client'
import { queryOptions } from '@tanstack/react-query'
import type { Variable } from '../data/queries.ts'
import { fillGaps } from './fill-gaps.ts'
import type { HistoryPart } from './write-download.ts'

/** Length of the buckets of a sparkline. */
const bucket = '30m'
/** The same in seconds. */
export const courseBucketS = 1800

/** A name of a variable as the API knows it. */
type VarName = Variable['var_name']

/** What the page of a sensor asks the server for. */
export const sensorQueries = {
  /** The sensor with its newest data. */
  sensor: (client: Client, sensorId: string) =>
    queryOptions({
      queryKey: ['sensor', sensorId],
      queryFn: ({ signal }) => client.readSensor(sensorId, {}, { signal }),
      refetchInterval: 30_000,
    }),

  /** One variable over 24 hours, in half hours; of events how many there were. @param toS Unix seconds. */
  course: (client: Client, sensorId: string, variable: Variable, toS: number) =>
    queryOptions({
      queryKey: ['sensor', sensorId, 'course', variable.var_name, Math.floor(toS / courseBucketS)],
      queryFn: async ({ signal }) => {
        const query = { from: toS - 86_400, to: toS, bucket } as const
        const { data } = await client.readSensorHistory(sensorId, variable.var_name, query, { signal })
        const isEvent = variable.kind === 'event'
        return fillGaps(
          data.map(({ time, value, count = 0 }) => ({ time, value: isEvent ? count : value })),
          courseBucketS,
        )
      },
      staleTime: courseBucketS * 1000,
    }),

  /** Each report of a state. @param range Unix seconds. */
  states: (client: Client, sensorId: string, varName: VarName, range: { from: number; to: number }) =>
    queryOptions({
      queryKey: ['sensor', sensorId, 'states', varName, range.from, range.to],
      queryFn: async ({ signal }) => {
        const { data } = await client.readSensorHistory(sensorId, varName, range, { signal })
        return data
      },
    }),

  /** How many readings a part of a history has. */
  rows: (client: Client, { sensorId, varName, from, to }: HistoryPart) =>
    queryOptions({
      queryKey: ['sensor', sensorId, 'rows', varName, from, to],
      queryFn: async ({ signal }) => {
        const { data } = await client.readSensorDaily(sensorId, varName as VarName, { from, to }, { signal })
        return data.reduce((rows, { count }) => rows + count, 0)
      },
    }),
} as const
