import { type Static, Type } from 'typebox'
import { problemCodes } from '../problems.ts'
import { LoggedReading } from './change.ts'
import { LocationId, LocationOutput } from './location.ts'
import { SensorId, SensorOutput, UnixSeconds } from './sensor.ts'

const etag = Type.String({
  description:
    'Stands for the locations, sensors, floorplans and grants that the stream follows, and not for readings: while it is the same, so are they.',
  example: 'q3Zk2mVtXq9aLcB7',
})

const change = Type.Enum(['created', 'changed', 'removed'], {
  description: '`created` also when it came into sight, `removed` also when it went out of sight.',
  example: 'changed',
})

/** A derived `onlineStatus` of a sensor. */
export const DerivedStatus = Type.Object(
  {
    sensor_id: SensorId,
    time: UnixSeconds,
    value: Type.Integer({
      minimum: 0,
      maximum: 1,
      description: '0: silent since that time. 1: heard again at that time.',
      example: 0,
    }),
  },
  {
    $id: 'DerivedStatus',
    description: 'An `onlineStatus` that no sensor reported: it follows from silence, or from its end.',
  },
)
export type DerivedStatus = Static<typeof DerivedStatus>

/** The data of the event `snapshot`. */
export const SnapshotEvent = Type.Object(
  {
    etag,
    statuses: Type.Array(DerivedStatus, { description: 'Of each followed sensor that is silent.' }),
  },
  {
    $id: 'SnapshotEvent',
    description: 'Whatever you know of locations and sensors may be older: read it again.',
  },
)
export type SnapshotEvent = Static<typeof SnapshotEvent>

/** The data of the event `readings`. */
export const ReadingsEvent = Type.Array(LoggedReading, {
  $id: 'ReadingsEvent',
  description: 'One page of the log, at most 1,000. The id of the event is the cursor behind it.',
})
export type ReadingsEvent = Static<typeof ReadingsEvent>

/** The data of the event `status`. */
export const StatusEvent = Type.Array(DerivedStatus, {
  $id: 'StatusEvent',
  description: 'Sensors that fell silent, or were heard again.',
})
export type StatusEvent = Static<typeof StatusEvent>

/** The data of the event `location`. */
export const LocationEvent = Type.Object(
  { change, etag, location_id: LocationId, location: Type.Optional(LocationOutput) },
  { $id: 'LocationEvent', description: 'A location changed. One that was removed has its id alone.' },
)
export type LocationEvent = Static<typeof LocationEvent>

/** The data of the event `sensor`. */
export const SensorEvent = Type.Object(
  { change, etag, sensor_id: SensorId, sensor: Type.Optional(SensorOutput) },
  { $id: 'SensorEvent', description: 'A sensor changed. One that was removed has its id alone.' },
)
export type SensorEvent = Static<typeof SensorEvent>

/** The data of the event `floorplan`. */
export const FloorplanEvent = Type.Object(
  { change, etag, location_id: LocationId },
  { $id: 'FloorplanEvent', description: 'The floorplan of a floor changed; read it anew.' },
)
export type FloorplanEvent = Static<typeof FloorplanEvent>

/** The data of the event `grant`. */
export const GrantEvent = Type.Object(
  {
    change,
    etag,
    role: Type.Enum(['viewer', 'installer', 'admin', 'service'], {
      description: 'Your role by now.',
      example: 'viewer',
    }),
    location_ids: Type.Array(LocationId, {
      description: 'The locations that you see by now, each with everything below it.',
      example: ['loc_demo_building'],
    }),
  },
  { $id: 'GrantEvent', description: 'Your role or your locations changed; a `snapshot` follows.' },
)
export type GrantEvent = Static<typeof GrantEvent>

/** The data of the event `end`. */
export const EndEvent = Type.Object(
  {
    code: Type.Enum([...problemCodes], { description: 'The problem.', example: 'shutting_down' }),
    title: Type.String({ description: 'Short, constant for a code.', example: 'The server stops' }),
    detail: Type.String({
      description: 'What was wrong this time, and what would be right.',
      example: 'The server stops, or is started anew. Connect again.',
    }),
  },
  { $id: 'EndEvent', description: 'The reason why a stream ends. The connection is closed after it.' },
)
export type EndEvent = Static<typeof EndEvent>

/** The schema of the data of each event, by its name. */
export const eventSchemas = {
  snapshot: SnapshotEvent,
  readings: ReadingsEvent,
  status: StatusEvent,
  location: LocationEvent,
  sensor: SensorEvent,
  floorplan: FloorplanEvent,
  grant: GrantEvent,
  end: EndEvent,
} as const

/** The name of an event. */
export type EventName = keyof typeof eventSchemas
