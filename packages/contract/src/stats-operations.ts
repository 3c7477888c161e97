import { Type } from 'typebox'
import type { Operation } from './operation.ts'
import { locationIdPattern } from './schemas/location.ts'
import { Stats } from './schemas/stats.ts'
import { readScopes } from './scopes.ts'

const exampleSensor = {
  sensor_id: 'AQ2-FE753C0D7ADF',
  name: 'Meeting room 1.1',
  location_id: 'loc_demo_floor_1',
}

/** The state of data. */
export const statsOperations = {
  readStats: {
    operationId: 'read_stats',
    method: 'get',
    path: '/stats',
    summary: 'The state of data, and what needs somebody to look',
    description:
      "Of the sensors in sight: readings a day, gaps, sensors that fell quiet, batteries that are low, readings that came late, and clocks that are off. Administrators of the whole organisation are told of its webhooks and MQTT brokers that are behind, and how long the server's disk lasts. It is worked out from all readings of the last days, and then answered from memory for a minute, or sixty times as long as that took.",
    scopes: readScopes,
    query: Type.Object({
      location_id: Type.Optional(
        Type.String({
          pattern: locationIdPattern,
          description: 'Only sensors of this location and everything below it.',
          example: 'loc_demo_building',
        }),
      ),
    }),
    answer: {
      status: 200,
      description: 'The state.',
      schema: Stats,
      example: {
        time: 1760000000.5,
        time_zone: 'Europe/London',
        sensors: 41,
        readings_by_day: [
          { date: '2025-10-08', readings: 47_230 },
          { date: '2025-10-09', readings: 18_115 },
        ],
        quiet: { count: 1, data: [{ ...exampleSensor, status: 'silent', since: 1759990000 }] },
        low_batteries: { count: 1, data: [{ ...exampleSensor, level: 12 }] },
        gaps: {
          count: 1,
          data: [{ ...exampleSensor, gaps: 2, longest_s: 5400, longest_from: 1759970000 }],
        },
        delays: { count: 1, data: [{ ...exampleSensor, readings: 24, largest_s: 25_200 }] },
        clocks: { count: 1, data: [{ ...exampleSensor, offset_s: -3600 }] },
        webhooks: { count: 0, data: [] },
        brokers: { count: 0, data: [] },
        disk: {
          free_bytes: 120_000_000_000,
          used_bytes: 1_800_000_000,
          growth_bytes_per_day: 4_400_000,
          days_left: 27_272,
        },
      },
    },
    problems: ['not_found', 'too_many_requests', 'overloaded', 'readings_unavailable'],
  },
} as const satisfies Record<string, Operation>
