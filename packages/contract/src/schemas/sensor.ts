import { type Static, Type } from 'typebox'
import { type SensorFamily, sensorFamilies, sensorIdPattern } from '../sensor-families.ts'
import { sensorFaultList } from '../sensor-faults.ts'
import { sensorStatusList } from '../sensor-statuses.ts'
import { textPatterns } from '../text-patterns.ts'
import { varNameList } from '../var-names.ts'
import { LocationId, LocationOutput, locationIdPattern } from './location.ts'
import { nextCursor } from './page.ts'
import { buildVersionSchema } from './version.ts'

/** Id of a sensor, e.g. `AQ2-FE753C0D7ADF`. */
export const SensorId = buildSensorIdSchema('AQ2-FE753C0D7ADF')

/** The same with an example of its own, for an operation that the usual one would refuse. */
export function buildSensorIdSchema(example: string) {
  return Type.String({
    pattern: sensorIdPattern,
    description: 'Id of a sensor: family prefix, a dash and 12 upper-case hex digits.',
    example,
  })
}

/** The name of a variable, as a named enum so that generated clients have `VarName.CO2PPM`. */
export const VarNameSchema = Type.Enum([...varNameList], {
  $id: 'VarName',
  description: 'Name of a variable a sensor reports.',
  example: 'CO2ppm',
})

/** Unix time in seconds; stored to the millisecond. */
export const UnixSeconds = Type.Number({
  description: 'Unix time in seconds; fractions to the millisecond.',
  example: 1760000000.5,
})

/** The newest datum of one variable. */
export const LatestDatum = Type.Object(
  {
    var_name: VarNameSchema,
    time: UnixSeconds,
    value: Type.Optional(
      Type.Number({ description: 'The value, in the unit of the variable.', example: 850 }),
    ),
    derived: Type.Optional(
      Type.Boolean({
        description:
          'True of an `onlineStatus` that no sensor reported: it follows from silence, or from its end. Absent otherwise.',
        example: true,
      }),
    ),
  },
  { $id: 'LatestDatum', description: 'The newest datum of one variable, by measurement time.' },
)
export type LatestDatum = Static<typeof LatestDatum>

/** The position at which a sensor is mounted. */
export const Position = Type.Object(
  {
    longitude: Type.Number({
      minimum: -180,
      maximum: 180,
      description: 'Degrees, WGS 84.',
      example: -0.0877,
    }),
    latitude: Type.Number({ minimum: -90, maximum: 90, description: 'Degrees, WGS 84.', example: 51.5079 }),
  },
  { description: 'A point in WGS 84.' },
)
export type Position = Static<typeof Position>

/** Something that is wrong with a sensor. */
export const SensorFaultOutput = Type.Object(
  {
    kind: Type.Enum([...sensorFaultList], {
      description: 'What it is, as the parameter `fault` of `GET /sensors` has it.',
      example: 'silent',
    }),
    since: Type.Union([Type.Number(), Type.Null()], {
      description:
        'Unix time in seconds: of `late` when the oldest of the late values came, of a status when the sensor was heard last; null where there is no such time.',
      example: 1760000000,
    }),
  },
  { $id: 'SensorFault', description: 'Something that is wrong with a sensor.' },
)
export type SensorFaultOutput = Static<typeof SensorFaultOutput>

/** A sensor with its latest data; `project` decides which fields are present. */
export const SensorOutput = Type.Object(
  {
    sensor_id: SensorId,
    name: Type.Optional(Type.String({ description: 'Name for people.', example: 'Meeting room 1.1' })),
    family: Type.Optional(
      Type.Enum(Object.keys(sensorFamilies) as SensorFamily[], {
        description: 'The model family.',
        example: 'alpine',
      }),
    ),
    location_id: Type.Optional(LocationId),
    time_zone: Type.Optional(
      Type.String({ description: 'IANA time zone of its location.', example: 'Europe/London' }),
    ),
    position: Type.Optional(
      Type.Union([Position, Type.Null()], { description: 'Where it is mounted; null when not known.' }),
    ),
    polygon_id: Type.Optional(
      Type.Union([Type.String(), Type.Null()], {
        description: 'Id of the floorplan polygon it watches; null when tied to none.',
        example: 'room-1-1',
      }),
    ),
    retired_at: Type.Optional(
      Type.Union([Type.Number(), Type.Null()], {
        description: 'Unix time in seconds at which it was taken out of use; null while it is in use.',
        example: null,
      }),
    ),
    stale_after_s: Type.Optional(
      Type.Integer({
        minimum: 1,
        description:
          'Seconds: a datum older than this is no longer the state of the room. Three intervals at which the model reports.',
        example: 900,
      }),
    ),
    data: Type.Optional(
      Type.Array(LatestDatum, { description: 'Newest datum of each variable it ever reported.' }),
    ),
    status: Type.Optional(
      Type.Enum([...sensorStatusList], {
        description: 'What it is up to, as the parameter `status` of `GET /sensors` has it.',
        example: 'silent',
      }),
    ),
    status_since: Type.Optional(
      Type.Union([Type.Number(), Type.Null()], {
        description:
          'Unix time in seconds since which it is `silent` or `retired`, or of the newest report that says `offline`, `rebooting` or `retired`; null while it is `online`, and before it ever reported.',
        example: 1760000900,
      }),
    ),
    version: Type.Optional(
      buildVersionSchema(
        'Readings do not change it. Absent in lists, in what lies in a location, and with `project`.',
      ),
    ),
    last_data_at: Type.Optional(
      Type.Union([Type.Number(), Type.Null()], {
        description:
          'Unix time in seconds of its newest datum, of whatever variable; null before it ever reported.',
        example: 1760000000,
      }),
    ),
    faults: Type.Optional(
      Type.Array(SensorFaultOutput, {
        description:
          'What is wrong with it, the worst first; in lists that were asked for a `fault`, all faults and not only that one.',
      }),
    ),
  },
  { $id: 'SensorOutput', description: 'A sensor and its latest data.' },
)
export type SensorOutput = Static<typeof SensorOutput>

/** The fields of a sensor that `project` can ask for. */
export const sensorProjections = [
  'latest',
  'value',
  'name',
  'family',
  'location_id',
  'time_zone',
  'position',
  'polygon_id',
  'retired_at',
  'stale_after_s',
  'status',
  'status_since',
  'last_data_at',
] as const

/** One field of a sensor that `project` can ask for. */
export type SensorProjection = (typeof sensorProjections)[number]

/** A location with what lies directly in it. */
export const LocationChildren = Type.Object(
  {
    location: LocationOutput,
    locations: Type.Array(LocationOutput, {
      description: 'Child locations, by name; each is followed by what lies in it where that was asked for.',
    }),
    sensors: Type.Array(SensorOutput, {
      description:
        'Sensors in the location and then in each child location that is listed, by id, all fields up to `data`.',
    }),
  },
  {
    $id: 'LocationChildren',
    description: 'A location, what lies in it, and the sensors there with their latest data.',
  },
)
export type LocationChildren = Static<typeof LocationChildren>

/** A page of sensors. */
export const SensorList = Type.Object(
  {
    data: Type.Array(SensorOutput, { description: 'The sensors, by id, all fields.' }),
    next_cursor: nextCursor,
  },
  { $id: 'SensorList', description: 'Sensors with their latest data.' },
)
export type SensorList = Static<typeof SensorList>

const name = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: textPatterns.name.pattern,
  description: 'Name for people.',
  example: 'Meeting room 1.1',
})

const place = Type.String({
  pattern: locationIdPattern,
  description: 'The location it lies in.',
  example: 'loc_demo_floor_1',
})

const position = Type.Union(
  [
    Type.Object(Position.properties, { additionalProperties: false, description: 'A point in WGS 84.' }),
    Type.Null(),
  ],
  { description: 'Where it is mounted; null when not known.' },
)

const polygon = Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()], {
  description: 'Id of the floorplan polygon it watches; null for none.',
  example: 'room-1-1',
})

/** A sensor to be created. */
export const SensorInput = Type.Object(
  {
    sensor_id: SensorId,
    location_id: place,
    name,
    position: Type.Optional(position),
    polygon_id: Type.Optional(polygon),
  },
  {
    $id: 'SensorInput',
    additionalProperties: false,
    description: 'A sensor to be placed in a location.',
  },
)
export type SensorInput = Static<typeof SensorInput>

/** The properties of a sensor that can change. */
export const SensorChanges = Type.Object(
  {
    location_id: Type.Optional(place),
    name: Type.Optional(name),
    position: Type.Optional(position),
    polygon_id: Type.Optional(polygon),
  },
  {
    $id: 'SensorChanges',
    additionalProperties: false,
    description: 'What is to change; what is not given stays.',
    minProperties: 1,
  },
)
export type SensorChanges = Static<typeof SensorChanges>

/** The sensor that takes the place of another. */
export const SensorReplacement = Type.Object(
  {
    sensor_id: SensorId,
    name: Type.Optional(name),
  },
  {
    $id: 'SensorReplacement',
    additionalProperties: false,
    description: 'A new sensor that takes the place of another.',
  },
)
export type SensorReplacement = Static<typeof SensorReplacement>
