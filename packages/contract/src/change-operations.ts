import { Type } from 'typebox'
import { maxSensorsPerRequest } from './history-operations.ts'
import type { Operation } from './operation.ts'
import { ReadingChanges } from './schemas/change.ts'
import { LocationId } from './schemas/location.ts'
import { SensorId, VarNameSchema } from './schemas/sensor.ts'

/** The query parameters of the operation; `GET /events` has some of them too. */
export const changeQuery = {
  after: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{1,200}$',
      description: 'The `next_cursor` of the answer before; `now` for the end.',
      example: 'now',
    }),
  ),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 10_000,
      default: 1000,
      description: 'At most this many readings.',
      example: 1000,
    }),
  ),
  wait: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 30,
      default: 0,
      description: 'How long to wait for readings when there are none, in seconds.',
      example: 0,
    }),
  ),
  sensor_id: Type.Optional(
    Type.Array(SensorId, {
      minItems: 1,
      maxItems: maxSensorsPerRequest,
      description:
        'Of these sensors only, and with `location_id` of those of them that lie there; repeat the parameter for several. One that is unknown fails the request.',
      example: ['AQ2-FE753C0D7ADF'],
    }),
  ),
  location_id: Type.Optional(LocationId),
  var_name: Type.Optional(
    Type.Array(VarNameSchema, {
      minItems: 1,
      maxItems: 32,
      description: 'Of these variables only; repeat the parameter for several.',
      example: ['CO2ppm', 'temperatureC'],
    }),
  ),
}

/** The operation that follows what is stored. */
export const changeOperations = {
  readReadingChanges: {
    operationId: 'read_reading_changes',
    method: 'get',
    path: '/readings/changes',
    summary: 'What was stored since a cursor',
    description:
      'Readings in the order in which they were stored, whatever their time: also late, repeated and corrected ones. Whoever asks with the `next_cursor` of the answer before gets every acknowledged reading at least once; of one that was replaced before it was read, possibly only the replacement. It is what the caller may see at the moment: readings stored before a sensor came into view are not delivered afterwards. Only what was reported, nothing derived. Without `after` it begins with the oldest that is stored, with `after=now` at the end. With `wait` the answer is held back until there is something, or the time is over.',
    scopes: ['aws.cognito.signin.user.admin', 'readings:read'],
    query: Type.Object({
      ...changeQuery,
      stored_by: Type.Optional(
        Type.Boolean({
          default: false,
          description: 'Say of each reading by when it was stored.',
          example: false,
        }),
      ),
    }),
    answer: {
      status: 200,
      description: 'The readings, and where the next ones begin.',
      schema: ReadingChanges,
      example: {
        data: [
          {
            id: '2s-7-mgivbbk0',
            sensor_id: 'AQ2-FE753C0D7ADF',
            var_name: 'CO2ppm',
            time: 1760000000,
            value: 850,
          },
        ],
        next_cursor: 's1-q0n7yT2mJk4xZ1cWb8vLhA5rPd',
        has_more: false,
      },
    },
    problems: [
      'not_found',
      'unknown_cursor',
      'cursor_expired',
      'too_many_requests',
      'overloaded',
      'readings_unavailable',
    ],
  },
} as const satisfies Record<string, Operation>
