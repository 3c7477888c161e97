import { type Static, type TSchema, Type } from 'typebox'
import { bucketLengths } from '../buckets.ts'
import { LocationId } from './location.ts'
import { SensorId, VarNameSchema } from './sensor.ts'

/** A column has an entry for each bucket. */
function buildColumn(entry: TSchema, description: string, example: readonly (number | null)[]) {
  return Type.Array(entry, { description, example })
}

const nullableNumber = Type.Union([Type.Number(), Type.Null()])

/** The buckets of one sensor, column by column. */
export const SensorColumns = Type.Object(
  {
    sensor_id: SensorId,
    min: Type.Optional(
      buildColumn(
        nullableNumber,
        'Smallest value of each bucket; null without data. Absent for `motionEvent`.',
        [640, null],
      ),
    ),
    avg: Type.Optional(
      buildColumn(
        nullableNumber,
        'Arithmetic mean of the stored values of each bucket; null without data. Absent for `motionEvent`.',
        [812.5, null],
      ),
    ),
    max: Type.Optional(
      buildColumn(
        nullableNumber,
        'Largest value of each bucket; null without data. Absent for `motionEvent`.',
        [1010, null],
      ),
    ),
    utl: Type.Optional(
      buildColumn(
        Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()]),
        'For `motionEvent`: share of each bucket in use; null when there is neither an event nor coverage.',
        [0.79, null],
      ),
    ),
    count: buildColumn(Type.Integer({ minimum: 0 }), 'How many data each bucket holds.', [6, 0]),
    coverage: buildColumn(
      Type.Number({ minimum: 0, maximum: 1 }),
      'Share of each bucket, as far as it lies in the range, within one expected interval after a datum; for `motionEvent`, after a report of `onlineStatus` 1.',
      [1, 0],
    ),
  },
  {
    $id: 'SensorColumns',
    description: 'The buckets of one sensor, column by column; each column is as long as `time`.',
  },
)
export type SensorColumns = Static<typeof SensorColumns>

/** One variable of all sensors of a location, in buckets. */
export const LocationHistory = Type.Object(
  {
    location_id: LocationId,
    var_name: VarNameSchema,
    bucket: Type.Enum([...bucketLengths], { description: 'How long each bucket is.', example: '30m' }),
    time_zone: Type.String({
      description: 'IANA time zone of the location, whose wall clock the buckets of all sensors follow.',
      example: 'Europe/London',
    }),
    from: Type.Number({
      description: 'First time of the range, Unix seconds, included.',
      example: 1760000400,
    }),
    to: Type.Number({ description: 'Last time of the range, Unix seconds, excluded.', example: 1760004000 }),
    time: buildColumn(
      Type.Number(),
      'Start of each bucket, Unix seconds, rising; also of those without data. The first may start before `from`. A bucket ends where the next one starts, the last at `to` at the latest.',
      [1760000400, 1760002200],
    ),
    data: Type.Array(SensorColumns, {
      description: 'The sensors in the location and below it that report the variable, by id.',
    }),
  },
  {
    $id: 'LocationHistory',
    description: 'One variable of all sensors in a location and below it, in buckets that all of them share.',
  },
)
export type LocationHistory = Static<typeof LocationHistory>
