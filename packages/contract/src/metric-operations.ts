import { Type } from 'typebox'
import { decimalParameter } from './decimal-parameter.ts'
import { metricFormats, sheetMediaTypes, textMediaTypes } from './history-formats.ts'
import type { Operation } from './operation.ts'
import { LocationId } from './schemas/location.ts'
import { LocationDaily, LocationHourly, SensorDaily, SensorHourly } from './schemas/metrics.ts'
import { SensorId, VarNameSchema } from './schemas/sensor.ts'
import { readScopes } from './scopes.ts'
import { textPatterns } from './text-patterns.ts'

const seriesParams = Type.Object({ sensor_id: SensorId, var_name: VarNameSchema })

/** Most days that one answer of daily metrics covers: ten years. */
export const maxDailyDays = 3660

/** Most days that one answer of hourly metrics covers. */
export const maxHourlyDays = 366

/** Most days that one answer of daily metrics of a location covers. */
export const maxLocationDays = 366

/** Most entries that one answer of daily metrics of a location has, over all children. */
export const maxLocationRows = 100_000

/** Most hours that one answer of metrics of a location is worked out from, over all children. */
export const maxLocationHours = 1_000_000

const selectionParameters = {
  from: Type.Optional(
    Type.String({
      maxLength: 10,
      pattern: textPatterns.date.pattern,
      description: 'First local date, included.',
      example: '2026-01-05',
    }),
  ),
  to: Type.Optional(
    Type.String({
      maxLength: 10,
      pattern: textPatterns.date.pattern,
      description:
        'Last local date, excluded. Default: tomorrow, so that today is included; of a location, the tomorrow of each time zone.',
      example: '2026-01-12',
    }),
  ),
  hours: Type.Optional(
    Type.String({
      maxLength: 11,
      pattern: textPatterns.hours.pattern,
      description:
        'Whole hours of the wall clock, the last excluded: `8-18` or `08:00-18:00`. Over midnight, as in `22-6`, they belong to the day on which they begin. Default: all.',
      example: '8-18',
    }),
  ),
  days: Type.Optional(
    Type.String({
      maxLength: 60,
      pattern: textPatterns.days.pattern,
      description: 'Days of the week: `mon-fri`, or several such as `mon,wed-fri`. Default: all.',
      example: 'mon-fri',
    }),
  ),
}

/** Behind the others, so that clients which name parameters by their place go on to work. */
const excludeParameter = {
  exclude: Type.Optional(
    Type.String({
      maxLength: 549,
      pattern: textPatterns.dates.pattern,
      description: 'Local dates that do not count, such as holidays, divided by commas; at most 50.',
      example: '2026-01-06',
    }),
  ),
}

const dailyParameters = {
  ...selectionParameters,
  group_by: Type.Optional(
    Type.Enum(['weekday', 'range'], {
      description:
        '`weekday`: put all Mondays together, all Tuesdays, and so on, instead of one entry per date. `range`: all days together, in one entry; of days of which nothing is known, `utl` counts nothing.',
      example: 'weekday',
    }),
  ),
}

const poolParameters = {
  by: Type.Optional(
    Type.Enum(['child', 'polygon'], {
      default: 'child',
      description:
        '`child`: an entry for each direct child location and sensor. `polygon`: one for each polygon of a floorplan, the data of the sensors that are tied to it taken together, wherever below the location they lie; sensors that are tied to none are left out.',
      example: 'child',
    }),
  ),
}

const childParameter = {
  child_id: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description:
        'Only the entries of this child: the id of a location or sensor, with `by=polygon` of a polygon. There are none where it is no such child, or nothing in it reports the variable.',
      example: 'loc_demo_floor_1',
    }),
  ),
}

const formatParameters = {
  format: Type.Optional(
    Type.Enum([...metricFormats], {
      default: 'json',
      description: 'The representation. `Accept` does not choose here.',
      example: 'json',
    }),
  ),
  ...decimalParameter,
}

/** The media types of answers besides JSON. */
const rowMediaTypes = {
  otherMediaTypes: [textMediaTypes.csv],
  sheetMediaTypes: Object.values(sheetMediaTypes),
}

const dayOfData = { date: '2026-01-05', min: 412, avg: 633.5, max: 1180, count: 120, coverage: 1 }
const series = { sensor_id: 'AQ2-FE753C0D7ADF', var_name: 'CO2ppm', time_zone: 'Europe/London' }

const definitions =
  'Days and hours are those of the wall clock in `time_zone`; a day on which the clocks change has 23, 24.5 or 25 hours. `min`, `avg` and `max` of the stored values; for `motionEvent` instead `utl`, the time in use: two successive events less than 600 seconds apart count the time between them as used. Late, corrected and duplicate data count at once. With `format`, `csv` has a row for each entry, and `xlsx` is a workbook of the same rows with names of sensors and places.'

/** The operations that answer metrics of local days and hours. */
export const metricOperations = {
  readSensorDaily: {
    operationId: 'read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get',
    method: 'get',
    path: '/sensors/{sensor_id}/{var_name}/daily',
    summary: 'Daily metrics of one sensor',
    description: `${definitions} Without \`from\`: the 7 days before \`to\`. At most ${maxDailyDays} days.`,
    scopes: readScopes,
    params: seriesParams,
    query: Type.Object({ ...dailyParameters, ...formatParameters, ...excludeParameter }),
    answer: {
      status: 200,
      description: 'The metrics.',
      schema: SensorDaily,
      ...rowMediaTypes,
      example: {
        ...series,
        data: [dayOfData, { date: '2026-01-06', min: null, avg: null, max: null, count: 0, coverage: 0 }],
      },
    },
    problems: ['not_found', 'too_many_requests', 'overloaded', 'readings_unavailable'],
  },
  readLocationDaily: {
    operationId: 'read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get',
    method: 'get',
    path: '/locations/{location_id}/{var_name}/daily',
    summary: 'Daily metrics of what lies directly in a location',
    description: `The direct child locations and the sensors directly in the location, those of them that have a sensor which reports the variable. A child location takes the data of its whole subtree together, by the days of its own time zone; motion is in use while any of its sensors is. The same holds for the polygons of \`by=polygon\`. ${definitions} Without \`from\`: the 7 days before \`to\`. At most ${maxLocationDays} days, and ${maxLocationRows} entries in all.`,
    scopes: readScopes,
    params: Type.Object({ location_id: LocationId, var_name: VarNameSchema }),
    query: Type.Object({
      ...dailyParameters,
      ...poolParameters,
      ...formatParameters,
      ...excludeParameter,
      ...childParameter,
    }),
    answer: {
      status: 200,
      description: 'The metrics.',
      schema: LocationDaily,
      ...rowMediaTypes,
      example: {
        data: [
          {
            location_id: 'loc_demo_floor_1',
            var_name: 'CO2ppm',
            time_zone: 'Europe/London',
            data: [{ ...dayOfData, count: 2400 }],
          },
          { ...series, data: [dayOfData] },
        ],
      },
    },
    problems: ['not_found', 'too_many_requests', 'overloaded', 'readings_unavailable'],
  },
  readLocationHourly: {
    operationId: 'read_location_hourly',
    method: 'get',
    path: '/locations/{location_id}/{var_name}/hourly',
    summary: 'Hourly metrics of what lies directly in a location',
    description: `The same entries as of the daily metrics of the location, hour by hour; with \`group_by=weekday\` the pattern of a week, 7 days of 24 hours. There, \`utl\` is the share of all these hours in use. ${definitions} Without \`from\`: the day before \`to\`, with \`group_by\` the 28 days before. At most ${maxLocationDays} days, ${maxLocationRows} entries in all, worked out from ${maxLocationHours} hours in all.`,
    scopes: readScopes,
    params: Type.Object({ location_id: LocationId, var_name: VarNameSchema }),
    query: Type.Object({
      ...selectionParameters,
      group_by: Type.Optional(
        Type.Enum(['weekday'], {
          description:
            'Put the same hours of all Mondays together, and so on, instead of one entry per date.',
          example: 'weekday',
        }),
      ),
      ...poolParameters,
      ...formatParameters,
      ...excludeParameter,
      ...childParameter,
    }),
    answer: {
      status: 200,
      description: 'The metrics.',
      schema: LocationHourly,
      ...rowMediaTypes,
      example: {
        data: [
          {
            location_id: 'loc_demo_floor_1',
            var_name: 'CO2ppm',
            time_zone: 'Europe/London',
            data: [{ weekday: 'mon', hour: 8, min: 412, avg: 455.5, max: 520, count: 48, coverage: 1 }],
          },
        ],
      },
    },
    problems: ['not_found', 'too_many_requests', 'overloaded', 'readings_unavailable'],
  },
  readSensorHourly: {
    operationId: 'read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get',
    method: 'get',
    path: '/sensors/{sensor_id}/{var_name}/hourly',
    summary: 'Hourly metrics of one sensor',
    description: `${definitions} Without \`from\`: the day before \`to\`. At most ${maxHourlyDays} days.`,
    scopes: readScopes,
    params: seriesParams,
    query: Type.Object({ ...selectionParameters, ...formatParameters, ...excludeParameter }),
    answer: {
      status: 200,
      description: 'The metrics.',
      schema: SensorHourly,
      ...rowMediaTypes,
      example: {
        ...series,
        data: [{ date: '2026-01-05', hour: 8, min: 412, avg: 455.5, max: 520, count: 12, coverage: 1 }],
      },
    },
    problems: ['not_found', 'too_many_requests', 'overloaded', 'readings_unavailable'],
  },
} as const satisfies Record<string, Operation>
