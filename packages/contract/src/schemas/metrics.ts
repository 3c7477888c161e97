import { type Static, Type } from 'typebox'
import { weekdays } from '../weekdays.ts'
import { LocationId } from './location.ts'
import { SensorId, VarNameSchema } from './sensor.ts'

const LocalDate = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'Local calendar day.',
  example: '2026-01-31',
})

const figures = {
  min: Type.Optional(
    Type.Union([Type.Number(), Type.Null()], {
      description: 'Smallest value; null without data. Absent for `motionEvent`.',
      example: 412,
    }),
  ),
  avg: Type.Optional(
    Type.Union([Type.Number(), Type.Null()], {
      description: 'Arithmetic mean of the stored values; null without data. Absent for `motionEvent`.',
      example: 633.5,
    }),
  ),
  max: Type.Optional(
    Type.Union([Type.Number(), Type.Null()], {
      description: 'Largest value; null without data. Absent for `motionEvent`.',
      example: 1180,
    }),
  ),
  count: Type.Integer({ minimum: 0, description: 'How many data the figures rest on.', example: 120 }),
  coverage: Type.Number({
    minimum: 0,
    maximum: 1,
    description:
      'Share of the selected time within one expected interval after a datum; for `motionEvent`, after a report of `onlineStatus` 1.',
    example: 0.98,
  }),
}

/** The figures of one day, or of one day of the week. */
export const DailyMetrics = Type.Object(
  {
    date: Type.Optional(LocalDate),
    weekday: Type.Optional(
      Type.Enum([...weekdays], {
        description: 'Instead of `date`, with `group_by=weekday`.',
        example: 'mon',
      }),
    ),
    utl: Type.Optional(
      Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], {
        description:
          'For `motionEvent`: share of the selected time in use; null when there is neither an event nor coverage.',
        example: 0.79,
      }),
    ),
    ...figures,
  },
  { $id: 'DailyMetrics', description: 'The figures of one local day, or of one day of the week.' },
)
export type DailyMetrics = Static<typeof DailyMetrics>

/** The figures of one hour of the wall clock. */
export const HourlyMetrics = Type.Object(
  {
    date: LocalDate,
    hour: Type.Integer({
      minimum: 0,
      maximum: 23,
      description: 'Hour of the wall clock: 8 is from 08:00 to 09:00.',
      example: 8,
    }),
    utl: Type.Optional(
      Type.Union([Type.Number({ minimum: 0, maximum: 2 }), Type.Null()], {
        description:
          'For `motionEvent`: used seconds / 3600, up to 2 in the hour that happens twice; null when there is neither an event nor coverage.',
        example: 0.79,
      }),
    ),
    ...figures,
  },
  { $id: 'HourlyMetrics', description: 'The figures of one hour of the wall clock.' },
)
export type HourlyMetrics = Static<typeof HourlyMetrics>

const TimeZone = Type.String({
  description: 'IANA time zone whose days and hours are meant.',
  example: 'Europe/London',
})

const DailyRows = Type.Array(DailyMetrics, {
  description: 'One entry per selected day, or per selected day of the week, whether or not it has data.',
})

/** Daily metrics of one variable of one sensor. */
export const SensorDaily = Type.Object(
  { sensor_id: SensorId, var_name: VarNameSchema, time_zone: TimeZone, data: DailyRows },
  { $id: 'SensorDaily', description: 'Daily metrics of one variable of one sensor.' },
)
export type SensorDaily = Static<typeof SensorDaily>

/** Hourly metrics of one variable of one sensor. */
export const SensorHourly = Type.Object(
  {
    sensor_id: SensorId,
    var_name: VarNameSchema,
    time_zone: TimeZone,
    data: Type.Array(HourlyMetrics, {
      description:
        'One entry per selected hour that the wall clock showed, whether or not it has data. An hour that happens twice is one entry.',
    }),
  },
  { $id: 'SensorHourly', description: 'Hourly metrics of one variable of one sensor.' },
)
export type SensorHourly = Static<typeof SensorHourly>

/** Daily metrics of one child of a location. */
export const ChildDaily = Type.Object(
  {
    location_id: Type.Optional(LocationId),
    sensor_id: Type.Optional(SensorId),
    var_name: VarNameSchema,
    time_zone: TimeZone,
    data: DailyRows,
  },
  {
    $id: 'ChildDaily',
    description:
      'Daily metrics of a child location (`location_id`), the data of its subtree taken together, or of a sensor (`sensor_id`).',
  },
)
export type ChildDaily = Static<typeof ChildDaily>

/** Daily metrics of what lies directly in a location. */
export const LocationDaily = Type.Object(
  {
    data: Type.Array(ChildDaily, {
      description: 'The direct child locations, by name, then the sensors directly in the location, by id.',
    }),
  },
  { $id: 'LocationDaily', description: 'Daily metrics of what lies directly in a location.' },
)
export type LocationDaily = Static<typeof LocationDaily>
