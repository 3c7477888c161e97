import { Type } from 'typebox'
import { bucketLengths } from './buckets.ts'
import { decimalParameter } from './decimal-parameter.ts'
import {
  fileMediaTypes,
  historyFormats,
  maxSheetRows,
  sheetMediaTypes,
  tableFormats,
  textMediaTypes,
  timeFormats,
} from './history-formats.ts'
import type { Operation } from './operation.ts'
import { LocationId } from './schemas/location.ts'
import { LocationHistory } from './schemas/location-history.ts'
import { ReadingList, SensorHistory } from './schemas/reading.ts'
import { SensorId, VarNameSchema } from './schemas/sensor.ts'
import { readScopes } from './scopes.ts'
import { textPatterns } from './text-patterns.ts'

/** Most sensors that one request may name. */
export const maxSensorsPerRequest = 200

/**
 * Most buckets that one answer of a location's history has, over all sensors: 2,000 sensors of a day in half
 * hours.
 */
export const maxLocationBuckets = 100_000

/** The same of one sensor. */
export const maxSensorBuckets = 20_000

const borderParameters = {
  from: Type.Optional(
    Type.String({
      maxLength: 40,
      pattern: textPatterns.timestamp.pattern,
      description:
        'First time, included: Unix seconds, RFC 3339 with an offset, or a date, which begins at midnight of the place.',
      example: '1760000000',
    }),
  ),
  to: Type.Optional(
    Type.String({
      maxLength: 40,
      pattern: textPatterns.timestamp.pattern,
      description: 'Last time, excluded: as `from`. A date is its beginning, so nothing of that day is in.',
      example: '2026-02-01T00:00:00Z',
    }),
  ),
}

const rangeParameters = {
  ...borderParameters,
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 10_000_000,
      description: 'At most this many data, counted in the asked order. Unlimited when absent.',
      example: 1000,
    }),
  ),
  order: Type.Optional(
    Type.Enum(['asc', 'desc'], {
      default: 'asc',
      description: 'By time, rising or falling.',
      example: 'asc',
    }),
  ),
}

const timeFormatParameter = {
  time_format: Type.Optional(
    Type.Enum([...timeFormats], {
      default: 'unix',
      description:
        'How times are written: Unix seconds, or RFC 3339 in UTC with milliseconds. The latter in `ndjson` and `csv` only.',
      example: 'unix',
    }),
  ),
}

const formatParameters = {
  format: Type.Optional(
    Type.Enum([...historyFormats], {
      description: 'The representation; goes before `Accept`. Without either: `json`.',
      example: 'json',
    }),
  ),
  ...timeFormatParameter,
}

const derivedParameter = {
  derived: Type.Optional(
    Type.Boolean({
      default: true,
      description:
        'Whether the `onlineStatus` that follows from silence is among the reports. With `false` only what was reported: for a copy that is posted elsewhere.',
      example: true,
    }),
  ),
}

/** Problems of an answer that may be a file of columns. */
const fileProblems = ['not_acceptable', 'file_changed', 'range_not_satisfiable'] as const

/** How workbooks look. */
const sheetLooks = `\n\n\`xlsx\` is a workbook for spreadsheets with names of sensors and places, numbers, and times as dates on the clock of the place and in UTC; more than ${maxSheetRows} rows are refused.`

/** How files and rows look, for the description of operations. */
const looks =
  '\n\nIn `ndjson` and `csv` every value has a decimal point (`40.0`; from 1e21 on and below 0.000001 with an exponent, `1.0e21`, `1.5e-7`) and every Unix time three decimals, so that a column looks the same throughout. Files of columns can be read in pieces: `Range` is answered 206, `HEAD` says the length.' +
  sheetLooks

const { json: _json, ...otherTextMediaTypes } = textMediaTypes

/**
 * The operations that read data over time. A new query parameter goes last: in generated TypeScript clients
 * their order is the order of the method's arguments.
 */
export const historyOperations = {
  readSensorHistory: {
    operationId: 'read_sensor_historic_data_sensors__sensor_id___var_name__history_get',
    method: 'get',
    path: '/sensors/{sensor_id}/{var_name}/history',
    summary: 'The data of one variable in a time range',
    description:
      'All data with `from` <= time < `to`, one per time, streamed. A date begins by the clock of the sensor. Without `from` and `to`: the last 24 hours. With `from` alone: up to now. With `to` alone: the 24 hours before it. A variable that never reported gives an empty list.\n\n`ndjson` is one datum a line; `csv` has the header `time,value`; `parquet`, `arrow` (a file, also known as Feather) and `arrow_stream` have the columns `time`, a timestamp in UTC with milliseconds, and `value`, a double.\n\nWith `bucket` each datum is a bucket that holds data: `time` is its start, `value` the mean, beside `min`, `avg`, `max`, `count` and `last`, the newest value; `csv` has the header `time,min,avg,max,count,last`; files of columns have no buckets. A day is a local date. A shorter bucket starts where the wall clock shows a multiple of its length, and where the clocks change: a repeated hour is two. Only data in the range count.\n\n`onlineStatus` also says offline from three expected intervals after the newest datum of the sensor on, and online from the next datum on; buckets and files of columns are of reports alone.\n\nWith `timeout_s` each datum is an interval: of `motionEvent` one of motion, of any other variable one in which it was reported without a longer pause. `from` (and `time`) is its first event or report, `to` its last, `events` (and `value`) their number; `csv` has the header `from,to,events`. One alone is an interval of no length. Intervals that overlap the range are given whole; files of columns have none.' +
      looks,
    scopes: readScopes,
    params: Type.Object({ sensor_id: SensorId, var_name: VarNameSchema }),
    query: Type.Object({
      ...rangeParameters,
      ...formatParameters,
      bucket: Type.Optional(
        Type.Enum([...bucketLengths], {
          description:
            'Put the data into buckets of this length by the wall clock of the sensor. `limit` then counts buckets.',
          example: '1h',
        }),
      ),
      ...derivedParameter,
      timeout_s: Type.Optional(
        Type.Number({
          minimum: 10,
          maximum: 86_400,
          description:
            'Give the data as intervals, in which they follow one another in less than this many seconds, such as 600. Not together with `bucket`. `limit` then counts intervals.',
        }),
      ),
      ...decimalParameter,
    }),
    answer: {
      status: 200,
      description: 'The data.',
      schema: SensorHistory,
      otherMediaTypes: Object.values(otherTextMediaTypes),
      fileMediaTypes: Object.values(fileMediaTypes),
      sheetMediaTypes: Object.values(sheetMediaTypes),
      example: {
        sensor_id: 'AQ2-FE753C0D7ADF',
        var_name: 'CO2ppm',
        data: [
          { time: 1760000000, value: 850 },
          { time: 1760000300, value: 862.5 },
        ],
      },
    },
    problems: [...fileProblems, 'not_found', 'too_many_requests', 'overloaded', 'readings_unavailable'],
  },
  readReadings: {
    operationId: 'read_readings',
    method: 'get',
    path: '/readings',
    summary: 'The data of several sensors and variables in a time range',
    description:
      'All data with `from` <= time < `to` of the named sensors, of all sensors in a location and below it, or with both of those named sensors that lie there; without either of all sensors that the caller may see. Without `var_name`: of every variable they ever reported, and the `onlineStatus` that follows from it.\n\nSensor after sensor by id, variable after variable by name, each in the asked order of time; streamed.\n\nThe range is as of a history; a date begins by the clock of the location, else by that of the sensors, which must be one, else by that of the base locations.\n\n`ndjson` is one reading a line; `csv` has the header `sensor_id,var_name,time,value`, which `POST /readings` takes in turn (with `derived=false`, so that nothing derived is stored as a report); `parquet`, `arrow` and `arrow_stream` have those columns, `time` being a timestamp in UTC, of reports alone.' +
      looks,
    scopes: readScopes,
    query: Type.Object({
      sensor_id: Type.Optional(
        Type.Array(SensorId, {
          minItems: 1,
          maxItems: maxSensorsPerRequest,
          description: 'Sensors; repeat the parameter for several. One that is unknown fails the request.',
          example: ['AQ2-FE753C0D7ADF'],
        }),
      ),
      location_id: Type.Optional(LocationId),
      var_name: Type.Optional(
        Type.Array(VarNameSchema, {
          minItems: 1,
          maxItems: 32,
          description: 'Variables; repeat the parameter for several.',
          example: ['CO2ppm', 'temperatureC'],
        }),
      ),
      ...rangeParameters,
      ...formatParameters,
      ...derivedParameter,
      ...decimalParameter,
    }),
    answer: {
      status: 200,
      description: 'The data.',
      schema: ReadingList,
      otherMediaTypes: Object.values(otherTextMediaTypes),
      fileMediaTypes: Object.values(fileMediaTypes),
      sheetMediaTypes: Object.values(sheetMediaTypes),
      example: {
        data: [
          { sensor_id: 'AQ2-FE753C0D7ADF', var_name: 'CO2ppm', time: 1760000000, value: 850 },
          { sensor_id: 'AQ2-FE753C0D7ADF', var_name: 'temperatureC', time: 1760000000, value: 21.4 },
        ],
      },
    },
    problems: [...fileProblems, 'not_found', 'too_many_requests', 'overloaded', 'readings_unavailable'],
  },
  readLocationHistory: {
    operationId: 'read_location_history',
    method: 'get',
    path: '/locations/{location_id}/{var_name}/history',
    summary: 'One variable of all sensors of a location, in buckets',
    description: `The sensors in the location and below it that are of a kind that reports the variable, or ever did, by id; what a screen of small charts needs in one call.\n\nAll share one list of buckets, by the wall clock of the location, whichever zone a sensor lies in. A day is a local date. A shorter bucket starts where the wall clock shows a multiple of its length, and where the clocks change: a repeated hour is two.\n\nEvery bucket of the range is there, with data or without; only data in the range count, and a bucket that \`from\` or \`to\` cuts through is measured as far as it lies in the range. \`min\`, \`avg\` and \`max\` of the stored values; for \`motionEvent\` instead \`utl\`, the share of the bucket in use: two successive events less than 600 seconds apart count the time between them as used. \`coverage\` tells a gap from a quiet room. The range is as of a history; a date begins by the clock of the location.\n\nIn JSON each sensor has a list for each figure, as long as \`time\`; \`ndjson\` and \`csv\` have a row for each sensor and bucket, sensor after sensor, with the header \`sensor_id,time,min,avg,max,count,coverage\` or \`sensor_id,time,utl,count,coverage\`. At most ${maxLocationBuckets} buckets over all sensors, and ${maxSensorBuckets} of each.${sheetLooks}`,
    scopes: readScopes,
    params: Type.Object({ location_id: LocationId, var_name: VarNameSchema }),
    query: Type.Object({
      bucket: Type.Enum([...bucketLengths], {
        description: 'Length of the buckets, by the wall clock of the location.',
        example: '30m',
      }),
      ...borderParameters,
      format: Type.Optional(
        Type.Enum([...tableFormats], {
          description: 'The representation; goes before `Accept`. Without either: `json`.',
          example: 'json',
        }),
      ),
      ...timeFormatParameter,
      ...decimalParameter,
    }),
    answer: {
      status: 200,
      description: 'The buckets.',
      schema: LocationHistory,
      otherMediaTypes: Object.values(otherTextMediaTypes),
      sheetMediaTypes: Object.values(sheetMediaTypes),
      example: {
        location_id: 'loc_demo_floor_1',
        var_name: 'CO2ppm',
        bucket: '30m',
        time_zone: 'Europe/London',
        from: 1760000400,
        to: 1760004000,
        time: [1760000400, 1760002200],
        data: [
          {
            sensor_id: 'AQ2-FE753C0D7ADF',
            min: [640, null],
            avg: [812.5, null],
            max: [1010, null],
            count: [6, 0],
            coverage: [1, 0],
          },
        ],
      },
    },
    problems: ['not_acceptable', 'not_found', 'too_many_requests', 'overloaded', 'readings_unavailable'],
  },
} as const satisfies Record<string, Operation>
