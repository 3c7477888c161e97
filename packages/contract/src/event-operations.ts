import { Type } from 'typebox'
import { changeQuery } from './change-operations.ts'
import type { Operation } from './operation.ts'
import { eventSchemas } from './schemas/event.ts'
import { readScopes } from './scopes.ts'

/** The seconds between two events of newest readings unless `every_s` says otherwise. */
export const defaultEveryS = 5

const exampleStream = `retry: 2000

event: snapshot
data: {"etag":"q3Zk2mVtXq9aLcB7","statuses":[]}

event: readings
id: s1-q0n7yT2mJk4xZ1cWb8vLhA5rPd
data: [{"id":"2s-7-mgivbbk0","sensor_id":"AQ2-FE753C0D7ADF","var_name":"CO2ppm","time":1760000000,"value":850}]

`

/** The operation that streams events. */
export const eventOperations = {
  streamEvents: {
    operationId: 'stream_events',
    method: 'get',
    path: '/events',
    summary: 'What happens, as it happens',
    description:
      'Server-sent events: readings as they are stored (late and corrected ones too), derived statuses, and changes of the locations, sensors, floorplans and grants that you see. The stream begins with `snapshot`. The id of `readings` is a cursor of `GET /readings/changes`: whoever connects again with it, as `Last-Event-ID` or `cursor`, gets every reading since, of any age that is stored. Nothing else is told afterwards; that is what `snapshot` is for. Without a cursor the stream begins now. With `latest=true` only the newest of each series is told, at most every `every_s`; without a cursor a series is told once its sensor reports again, and with any cursor the newest of every series comes first. It ends with `end`, which says why, or when you hang up.',
    scopes: readScopes,
    query: Type.Object({
      sensor_id: changeQuery.sensor_id,
      location_id: changeQuery.location_id,
      var_name: changeQuery.var_name,
      latest: Type.Optional(
        Type.Boolean({
          default: false,
          description:
            'Only the newest reading of each series, for screens. Read the latest values first and follow from then on, or give a cursor of any age: the newest of every series then comes at once, in one or more `readings`, of which the last, an empty one, has the id.',
          example: true,
        }),
      ),
      every_s: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 3600,
          description: `With \`latest=true\`: the least time between two events of readings, seconds; ${defaultEveryS} unless given.`,
          example: 5,
        }),
      ),
      cursor: Type.Optional(
        Type.String({
          pattern: '^[A-Za-z0-9_-]{1,200}$',
          description:
            'Where to begin: the id of the last `readings`, the `next_cursor` of `GET /readings/changes`, or `now`. The header `Last-Event-ID` wins over it.',
          example: 'now',
        }),
      ),
    }),
    headers: Type.Object({
      'Last-Event-ID': Type.Optional(
        Type.String({
          pattern: '^[A-Za-z0-9_-]{1,200}$',
          description:
            'The id of the last `readings`, as browsers send it by themselves; it wins over `cursor`.',
          example: 'now',
        }),
      ),
    }),
    answer: {
      status: 200,
      description:
        'Events, as they happen. `retry` says after how many milliseconds to connect again, and lines that begin with a colon are heartbeats.',
      schema: Type.String({ description: 'Server-sent events.' }),
      example: exampleStream,
      events: eventSchemas,
    },
    problems: [
      'not_acceptable',
      'not_found',
      'unknown_cursor',
      'cursor_expired',
      'too_many_streams',
      'overloaded',
      'readings_unavailable',
    ],
  },
} as const satisfies Record<string, Operation>
