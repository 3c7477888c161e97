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

/** The figures of one day, of one day of the week, or of all days. */
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
  {
    $id: 'DailyMetrics',
    description:
      'The figures of one local day, of one day of the week, or with `group_by=range`, without either, of all days.',
  },
)
export type DailyMetrics = Static<typeof DailyMetrics>

const hourOfDay = Type.Integer({
  minimum: 0,
  maximum: 23,
  description: 'Hour of the wall clock: 8 is from 08:00 to 09:00.',
  example: 8,
})

/** The figures of one hour of the wall clock. */
export const HourlyMetrics = Type.Object(
  {
    date: LocalDate,
    hour: hourOfDay,
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
  description:
    'One entry per selected day, or per selected day of the week, whether or not it has data; with `group_by=range` one.',
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

const childMembers = {
  location_id: Type.Optional(LocationId),
  sensor_id: Type.Optional(SensorId),
  var_name: VarNameSchema,
  time_zone: TimeZone,
}

const polygonMember = {
  polygon_id: Type.Optional(
    Type.String({
      description:
        'With `by=polygon`: the polygon. `location_id` is the floor then, and absent where you may not see it.',
      example: 'room-1-1',
    }),
  ),
}

/** Daily metrics of one child of a location, or of one polygon. */
export const ChildDaily = Type.Object(
  { ...childMembers, data: DailyRows, ...polygonMember },
  {
    $id: 'ChildDaily',
    description:
      'Daily metrics of a child location (`location_id`), the data of its subtree taken together, of a sensor (`sensor_id`), or of a polygon (`polygon_id`).',
  },
)
export type ChildDaily = Static<typeof ChildDaily>

/** Daily metrics of what lies directly in a location. */
export const LocationDaily = Type.Object(
  {
    data: Type.Array(ChildDaily, {
      description:
        'The direct child locations, by name, then the sensors directly in the location, by id; or polygons, floor by floor.',
    }),
  },
  { $id: 'LocationDaily', description: 'Daily metrics of what lies directly in a location.' },
)
export type LocationDaily = Static<typeof LocationDaily>

/** The figures of one hour of the wall clock, or of one hour of a day of the week. */
export const ChildHour = Type.Object(
  {
    date: Type.Optional(LocalDate),
    weekday: Type.Optional(
      Type.Enum([...weekdays], {
        description: 'Instead of `date`, with `group_by=weekday`.',
        example: 'mon',
      }),
    ),
    hour: hourOfDay,
    utl: Type.Optional(
      Type.Union([Type.Number({ minimum: 0, maximum: 2 }), Type.Null()], {
        description:
          'For `motionEvent`: used seconds / 3600, up to 2 in the hour that happens twice; with `weekday`, the share of the real time of all these hours. Null when there is neither an event nor coverage.',
        example: 0.79,
      }),
    ),
    ...figures,
  },
  { $id: 'ChildHour', description: 'The figures of one hour of a date, or of a day of the week.' },
)
export type ChildHour = Static<typeof ChildHour>

/** Hourly metrics of one child of a location, or of one polygon. */
export const ChildHourly = Type.Object(
  {
    ...childMembers,
    data: Type.Array(ChildHour, {
      description:
        'One entry per selected hour that the wall clock showed, in the order of time; or of each day of the week, from Monday.',
    }),
    ...polygonMember,
  },
  {
    $id: 'ChildHourly',
    description:
      'Hourly metrics of a child location (`location_id`), the data of its subtree taken together, of a sensor (`sensor_id`), or of a polygon (`polygon_id`).',
  },
)
export type ChildHourly = Static<typeof ChildHourly>

/** Hourly metrics of what lies directly in a location. */
export const LocationHourly = Type.Object(
  {
    data: Type.Array(ChildHourly, {
      description:
        'The direct child locations, by name, then the sensors directly in the location, by id; or polygons, floor by floor.',
    }),
  },
  { $id: 'LocationHourly', description: 'Hourly metrics of what lies directly in a location.' },
)
export type LocationHourly = Static<typeof LocationHourly>
