import { type Static, Type } from 'typebox'
import { bucketLengths } from '../buckets.ts'
import { RejectedReading } from './problem.ts'
import { SensorId, UnixSeconds, VarNameSchema } from './sensor.ts'

/** One point of a history. */
export const HistoryDatum = Type.Object(
  {
    time: UnixSeconds,
    value: Type.Number({ description: 'The value, in the unit of the variable.', example: 850 }),
    min: Type.Optional(Type.Number({ description: 'Of a bucket: the least value.', example: 640 })),
    avg: Type.Optional(Type.Number({ description: 'Of a bucket: the mean.', example: 850 })),
    max: Type.Optional(Type.Number({ description: 'Of a bucket: the greatest value.', example: 1010 })),
    count: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Of a bucket: how many data it rests on.', example: 60 }),
    ),
    last: Type.Optional(Type.Number({ description: 'Of a bucket: the newest value.', example: 905 })),
    from: Type.Optional(
      Type.Number({ description: 'Of an interval: its first event, Unix seconds.', example: 1760000000 }),
    ),
    to: Type.Optional(
      Type.Number({ description: 'Of an interval: its last event, Unix seconds.', example: 1760000740 }),
    ),
    events: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Of an interval: how many events it has.', example: 5 }),
    ),
  },
  { $id: 'HistoryDatum', description: 'One datum, one bucket, or one interval.' },
)
export type HistoryDatum = Static<typeof HistoryDatum>

/** The data of one variable of one sensor in a time range. */
export const SensorHistory = Type.Object(
  {
    sensor_id: SensorId,
    var_name: VarNameSchema,
    bucket: Type.Optional(
      Type.Enum([...bucketLengths], { description: 'With buckets: how long each is.', example: '1h' }),
    ),
    time_zone: Type.Optional(
      Type.String({ description: 'With buckets: whose wall clock they follow.', example: 'Europe/London' }),
    ),
    timeout_s: Type.Optional(
      Type.Number({
        description: 'With intervals: events this many seconds apart or more belong to different ones.',
        example: 600,
      }),
    ),
    data: Type.Array(HistoryDatum, { description: 'The data in the asked order, one per time.' }),
    expired_before: Type.Optional(
      Type.Number({
        description:
          'The time before which readings have expired, Unix seconds, where the range begins before it: there are no data of that time, and buckets from 15 minutes up alone.',
        example: 1760000000,
      }),
    ),
  },
  { $id: 'SensorHistory', description: 'The data of one variable of one sensor in a time range.' },
)
export type SensorHistory = Static<typeof SensorHistory>

/** One reading of a list of several sensors and variables. */
export const ListedReading = Type.Object(
  {
    sensor_id: SensorId,
    var_name: VarNameSchema,
    time: UnixSeconds,
    value: Type.Number({ description: 'The value, in the unit of the variable.', example: 850 }),
  },
  { $id: 'ListedReading', description: 'One datum with the sensor and the variable it belongs to.' },
)
export type ListedReading = Static<typeof ListedReading>

/** The data of several sensors and variables in a time range. */
export const ReadingList = Type.Object(
  {
    data: Type.Array(ListedReading, {
      description: 'Sensor after sensor, variable after variable, each in the asked order of time.',
    }),
  },
  { $id: 'ReadingList', description: 'The data of several sensors and variables in a time range.' },
)
export type ReadingList = Static<typeof ReadingList>

/** A reading as it is posted. */
export const ReadingInput = Type.Object(
  {
    sensor_id: SensorId,
    var_name: VarNameSchema,
    time: Type.Union([Type.Number(), Type.String()], {
      description:
        'Unix seconds or RFC 3339 with an offset, rounded to the millisecond. Before 2000 only with `before_2000`.',
      example: '2026-01-31T09:30:00Z',
    }),
    value: Type.Number({
      description:
        'The value, finite, within the bounds of the variable. Not looked at for `motionEvent`, whose value the server works out.',
      example: 850,
    }),
  },
  { $id: 'ReadingInput', additionalProperties: false, description: 'One measured value.' },
)
export type ReadingInput = Static<typeof ReadingInput>

/** At most this many readings in one request. */
export const maxReadingsPerRequest = 50_000

/** A batch of readings to store. */
export const ReadingBatch = Type.Object(
  {
    readings: Type.Array(ReadingInput, {
      maxItems: maxReadingsPerRequest,
      description: 'Readings in any order. The same sensor, variable and time again replaces the value.',
    }),
  },
  { $id: 'ReadingBatch', additionalProperties: false, description: 'Readings to store.' },
)
export type ReadingBatch = Static<typeof ReadingBatch>

/** The result of storing a batch. */
export const ReadingReceipt = Type.Object(
  {
    accepted: Type.Integer({ minimum: 0, description: 'How many readings are now durable.', example: 2 }),
    throttled: Type.Integer({
      minimum: 0,
      description:
        'How many motion events were taken but not recorded, because the sensor has another one less than 10 s away. No error: they need not be posted again.',
      example: 0,
    }),
    rejected: Type.Array(RejectedReading, {
      description: 'The readings that were not stored, by index: the first of them, some 1,500.',
    }),
    rejected_unlisted: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'How many more were rejected than `rejected` lists.',
        example: 12,
      }),
    ),
  },
  { $id: 'ReadingReceipt', description: 'What became of each posted reading.' },
)
export type ReadingReceipt = Static<typeof ReadingReceipt>
