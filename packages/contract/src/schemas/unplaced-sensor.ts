import { type Static, Type } from 'typebox'
import { type SensorFamily, sensorFamilies } from '../sensor-families.ts'
import { nextCursor } from './page.ts'
import { VarNameSchema } from './sensor.ts'

/** The bounds of what is kept of sensors that nobody has placed. */
export const unplacedBounds = {
  /** The sensors that are kept of one gateway, user or broker. */
  perSource: 250,
  /** The sensors that each may keep whatever others have. */
  atLeastPerSource: 25,
  /** The sensors of each of its sources, together. */
  perOrganisation: 1_000,
  inAll: 20_000,
  /** The time for which one is kept that is not heard again, days. */
  days: 7,
} as const

/** The kinds of what posts readings. */
export const hearingKinds = ['client', 'user', 'broker'] as const

const SensorHearing = Type.Object(
  {
    kind: Type.Enum([...hearingKinds], {
      description: 'A gateway is a `client`; `broker` is an MQTT broker.',
      example: 'client',
    }),
    name: Type.Union([Type.String(), Type.Null()], {
      description:
        'Its name; null for a user, whom only administrators of the organisation see, and for what is gone.',
      example: 'Gateway of the first floor',
    }),
    last_heard_at: Type.Number({
      description: 'When a reading of the sensor came from it last, Unix seconds.',
      example: 1760000000.5,
    }),
    readings: Type.Integer({ minimum: 1, description: 'How many readings it posted.', example: 12 }),
  },
  { $id: 'SensorHearing', description: 'A gateway, user or broker that posted readings of a sensor.' },
)

/** A sensor whose readings came and were refused, since nobody has placed it. */
export const UnplacedSensor = Type.Object(
  {
    sensor_id: Type.String({ description: 'The id as it was posted.', example: 'AQ2-FE753C0D7AE1' }),
    family: Type.Enum(Object.keys(sensorFamilies) as SensorFamily[], {
      description: 'Family that the prefix of the id names.',
      example: 'alpine',
    }),
    var_names: Type.Array(VarNameSchema, { description: 'What it reports, in the order of the catalogue.' }),
    first_heard_at: Type.Number({
      description: 'When its first reading came that is remembered, Unix seconds.',
      example: 1759990000,
    }),
    last_heard_at: Type.Number({
      description: 'When its last reading came, Unix seconds.',
      example: 1760000000.5,
    }),
    newest_time: Type.Number({
      description: 'The newest time of a reading, as the sensor or gateway told it, Unix seconds.',
      example: 1760000000,
    }),
    readings: Type.Integer({ minimum: 1, description: 'How many readings came.', example: 12 }),
    heard_by: Type.Array(SensorHearing, { description: 'Who posted them, the last to do so first.' }),
  },
  { $id: 'UnplacedSensor', description: 'A sensor that is heard and that nobody has placed.' },
)
export type UnplacedSensor = Static<typeof UnplacedSensor>

/** A page of such sensors. */
export const UnplacedSensorList = Type.Object(
  {
    data: Type.Array(UnplacedSensor, { description: 'The sensors, by id.' }),
    next_cursor: nextCursor,
  },
  { $id: 'UnplacedSensorList', description: 'Sensors that are heard and that nobody has placed.' },
)
export type UnplacedSensorList = Static<typeof UnplacedSensorList>
