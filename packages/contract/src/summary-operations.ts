import { Type } from 'typebox'
import type { Operation } from './operation.ts'
import { LocationId } from './schemas/location.ts'
import { pageParameters } from './schemas/page.ts'
import { VarNameSchema } from './schemas/sensor.ts'
import { LocationSummary } from './schemas/summary.ts'
import { readScopes } from './scopes.ts'
import { varNameList } from './var-names.ts'

const exampleFloor = {
  location_id: 'loc_demo_floor_1',
  kind: 'floor',
  name: 'First floor',
  statuses: { retired: 0, never_reported: 0, silent: 1, offline: 0, rebooting: 0, online: 11 },
  variables: [
    {
      var_name: 'temperatureC',
      sensors: 12,
      current: 11,
      no_current_data: 1,
      bands: [
        { name: 'Cold', severity: 2, sensors: 0 },
        { name: 'Cool', severity: 1, sensors: 2 },
        { name: 'Good', severity: 0, sensors: 8 },
        { name: 'Warm', severity: 1, sensors: 1 },
        { name: 'Hot', severity: 2, sensors: 0 },
      ],
    },
  ],
}

/** Places in numbers. */
export const summaryOperations = {
  readLocationSummary: {
    operationId: 'read_location_summary',
    method: 'get',
    path: '/locations/{location_id}/summary',
    summary: 'A location and its child locations, in numbers',
    description:
      'Of the location and of each direct child, with everything below it: how many sensors have which status, and of each variable how many are in which band now. A value older than the `stale_after_s` of its sensor is in no band and counts as `no_current_data`; an event is current while its sensor is heard.',
    scopes: readScopes,
    params: Type.Object({ location_id: LocationId }),
    query: Type.Object({
      var_name: Type.Optional(
        Type.Array(VarNameSchema, {
          minItems: 1,
          maxItems: varNameList.length,
          description: 'Only these variables; repeat the parameter for several, or separate them by commas.',
          example: ['CO2ppm'],
        }),
      ),
      ...pageParameters,
    }),
    answer: {
      status: 200,
      description: 'The numbers.',
      schema: LocationSummary,
      example: {
        time: 1760000000.5,
        location: {
          ...exampleFloor,
          location_id: 'loc_demo_building',
          kind: 'building',
          name: 'Northwind House',
        },
        children: [exampleFloor],
        next_cursor: null,
      },
    },
    problems: ['not_found', 'too_many_requests', 'overloaded'],
  },
} as const satisfies Record<string, Operation>
