import { type Static, Type } from 'typebox'
import { SensorId, UnixSeconds, VarNameSchema } from './sensor.ts'

/** A reading of the log of what was stored. */
export const LoggedReading = Type.Object(
  {
    id: Type.String({
      description:
        'The same whenever this reading is delivered; another one when the same sensor, variable and time was stored again. Opaque.',
      example: '2s-7-mgivbbk0',
    }),
    sensor_id: SensorId,
    var_name: VarNameSchema,
    time: UnixSeconds,
    value: Type.Number({ description: 'The value, in the unit of the variable.', example: 850 }),
    stored_by: Type.Optional(
      Type.Number({
        description:
          "By when it was stored at the latest, by the server's clock, Unix time in seconds: the end of a minute, as a rule of the one in which it was. Only where it is asked for, with `stored_by`.",
        example: 1760000040,
      }),
    ),
  },
  { $id: 'LoggedReading', description: 'A reading that was stored.' },
)
export type LoggedReading = Static<typeof LoggedReading>

/** A part of the log of what was stored. */
export const ReadingChanges = Type.Object(
  {
    data: Type.Array(LoggedReading, { description: 'In the order in which they were stored.' }),
    next_cursor: Type.String({
      description: 'Ask for what follows with it, as `after`. It stays good for ever.',
      example: 's1-q0n7yT2mJk4xZ1cWb8vLhA5rPd',
    }),
    has_more: Type.Boolean({
      description: 'Whether more is stored already; `data` may be empty nevertheless.',
      example: false,
    }),
  },
  { $id: 'ReadingChanges', description: 'What was stored since a cursor.' },
)
export type ReadingChanges = Static<typeof ReadingChanges>
