import { Type } from 'typebox'
import { exampleLocation } from './examples.ts'
import type { Operation } from './operation.ts'
import { LocationTree, locationIdPattern } from './schemas/location.ts'
import { readScopes } from './scopes.ts'

/** The places of a caller as a whole. */
export const treeOperations = {
  readLocationTree: {
    operationId: 'read_location_tree',
    method: 'get',
    path: '/location_tree',
    summary: 'All locations that the caller may see, without sensors',
    description:
      'The base locations, or one location, each followed by everything below it. The answer has an `ETag`, which changes with locations, sensors, floorplans, settings and grants and never with readings: asking again with `If-None-Match` costs next to nothing.',
    scopes: readScopes,
    isConditional: true,
    query: Type.Object({
      location_id: Type.Optional(
        Type.String({
          pattern: locationIdPattern,
          description: 'Only this location and everything below it.',
          example: 'loc_demo_building',
        }),
      ),
    }),
    answer: {
      status: 200,
      description: 'The locations.',
      schema: LocationTree,
      example: { data: [exampleLocation] },
    },
    problems: ['not_found', 'too_many_requests', 'overloaded'],
  },
} as const satisfies Record<string, Operation>
