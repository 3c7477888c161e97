import { Type } from 'typebox'
import type { Operation } from './operation.ts'
import { pageParameters } from './schemas/page.ts'
import { UnplacedSensorList, unplacedBounds } from './schemas/unplaced-sensor.ts'
import { administrationScopes } from './scopes.ts'

/** What is heard and not placed yet. */
export const unplacedOperations = {
  listUnplacedSensors: {
    operationId: 'list_unplaced_sensors',
    method: 'get',
    path: '/unplaced_sensors',
    summary: 'Sensors that are heard and that nobody has placed',
    description: `Sensors whose readings gateways, users and MQTT brokers of the organisation posted, and which were refused as \`unknown_sensor\` since nobody has placed them; a gateway whose token is narrowed to a location is heard by those alone who see something of that. They are kept in memory since the start of the server, for ${unplacedBounds.days} days after they were heard last, ${unplacedBounds.perSource} of each that posts. For installers and administrators.`,
    scopes: administrationScopes,
    callers: 'installers',
    query: Type.Object({ ...pageParameters }),
    answer: {
      status: 200,
      description: 'The sensors.',
      schema: UnplacedSensorList,
      example: {
        data: [
          {
            sensor_id: 'AQ2-FE753C0D7AE1',
            family: 'alpine',
            var_names: ['CO2ppm', 'temperatureC'],
            first_heard_at: 1759990000,
            last_heard_at: 1760000000.5,
            newest_time: 1760000000,
            readings: 12,
            heard_by: [
              {
                kind: 'client',
                name: 'Gateway of the first floor',
                last_heard_at: 1760000000.5,
                readings: 12,
              },
            ],
          },
        ],
        next_cursor: null,
      },
    },
    problems: ['too_many_requests', 'overloaded'],
  },
} as const satisfies Record<string, Operation>
