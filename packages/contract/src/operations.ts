import { Type } from 'typebox'
import { activityOperations } from './activity-operations.ts'
import { auditOperations } from './audit-operations.ts'
import { callerOperations } from './caller-operations.ts'
import { changeOperations } from './change-operations.ts'
import { clientOperations } from './client-operations.ts'
import { downloadOperations } from './download-operations.ts'
import { estateOperations } from './estate-operations.ts'
import { estateTransferOperations } from './estate-transfer-operations.ts'
import { eventOperations } from './event-operations.ts'
import { exampleLocation, exampleSensor, exampleSensorWithStatus } from './examples.ts'
import { healthOperations } from './health-operations.ts'
import { historyOperations } from './history-operations.ts'
import { metricOperations } from './metric-operations.ts'
import type { Operation } from './operation.ts'
import { preferenceOperations } from './preference-operations.ts'
import { readingTexts } from './reading-texts.ts'
import { retentionOperations } from './retention-operations.ts'
import { LocationId, LocationList, LocationOutput } from './schemas/location.ts'
import { ReadingBatch, ReadingReceipt } from './schemas/reading.ts'
import { LocationChildren, SensorId, SensorOutput, sensorProjections } from './schemas/sensor.ts'
import { readScopes, writeScopes } from './scopes.ts'
import { sessionOperations } from './session-operations.ts'
import { settingsOperations } from './settings-operations.ts'
import { statsOperations } from './stats-operations.ts'
import { summaryOperations } from './summary-operations.ts'
import { textPatterns } from './text-patterns.ts'
import { treeOperations } from './tree-operations.ts'
import { unplacedOperations } from './unplaced-operations.ts'
import { userOperations } from './user-operations.ts'
import { variableOperations } from './variable-operations.ts'
import { webhookOperations } from './webhook-operations.ts'

const locationParams = Type.Object({ location_id: LocationId })

/**
 * Every operation of the API. Operation ids and paths of the documented routes are the wire contract:
 * generated clients derive their method names from them, so they are never renamed.
 */
export const operations = {
  ...healthOperations,
  readBaseLocations: {
    operationId: 'read_base_location_properties_locations_get',
    method: 'get',
    path: '/locations',
    summary: "The caller's base locations",
    description: 'The topmost locations that the caller was granted. Everything below them is visible too.',
    scopes: readScopes,
    answer: {
      status: 200,
      description: 'The base locations.',
      schema: LocationList,
      example: { data: [exampleLocation] },
    },
    problems: [],
  },
  readLocation: {
    operationId: 'read_location_properties',
    method: 'get',
    path: '/locations/{location_id}',
    summary: 'One location',
    description:
      'The properties of one location, and what it lies in. The answer has an `ETag`; asking again with `If-None-Match` is answered 304 until one of them changes.',
    scopes: readScopes,
    isConditional: true,
    params: locationParams,
    answer: { status: 200, description: 'The location.', schema: LocationOutput, example: exampleLocation },
    problems: ['not_found'],
  },
  readLocationChildren: {
    operationId: 'read_location_direct_children_locations__location_id___get',
    method: 'get',
    path: '/locations/{location_id}/',
    summary: 'What lies in a location',
    description:
      'The direct child locations and the sensors directly in the location with all their latest data; with `depth=all` those of the whole subtree in one call. The trailing slash matters. The answer has an `ETag`, which covers everything it shows and to whom: asking again with `If-None-Match` costs next to nothing until something changes.',
    scopes: readScopes,
    isConditional: true,
    params: locationParams,
    query: Type.Object({
      depth: Type.Optional(
        Type.Enum(['1', 'all'], {
          default: '1',
          description: '`1`: what lies directly in it. `all`: everything below it, at any depth.',
          example: 'all',
        }),
      ),
      since: Type.Optional(
        Type.String({
          maxLength: 40,
          pattern: textPatterns.timestamp.pattern,
          description:
            'Only sensors with a datum whose time is later: Unix seconds, RFC 3339 with an offset, or a date of the location.',
          example: '1760000000.5',
        }),
      ),
      retired: Type.Optional(
        Type.Boolean({
          default: false,
          description: 'Whether retired sensors are listed too.',
          example: false,
        }),
      ),
    }),
    answer: {
      status: 200,
      description: 'The location, its direct children and its sensors.',
      schema: LocationChildren,
      example: { location: exampleLocation, locations: [], sensors: [exampleSensor] },
    },
    problems: ['not_found'],
  },
  readSensor: {
    operationId: 'read_latest_sensor_information_sensors__sensor_id__get',
    method: 'get',
    path: '/sensors/{sensor_id}',
    summary: 'One sensor with all its latest data',
    description:
      'A sensor and the newest datum of each variable it ever reported, by measurement time. Without `project` everything comes back. With it, only the sensor id and the fields asked for: `latest` brings `data`, `value` puts the values into it.',
    scopes: readScopes,
    params: Type.Object({ sensor_id: SensorId }),
    query: Type.Object({
      project: Type.Optional(
        Type.Array(Type.Enum([...sensorProjections]), {
          minItems: 1,
          maxItems: 16,
          description: 'Fields to return; repeat the parameter for several, or separate them by commas.',
          example: ['latest', 'value'],
        }),
      ),
    }),
    answer: {
      status: 200,
      description: 'The sensor.',
      schema: SensorOutput,
      example: exampleSensorWithStatus,
    },
    problems: ['not_found'],
  },
  ...historyOperations,
  createReadings: {
    operationId: 'create_readings_readings_post',
    method: 'post',
    path: '/readings',
    summary: 'Store readings',
    description:
      'Stores the valid readings and names the invalid ones by index, and in a body of lines by line. The answer comes when every accepted reading is durable. Posting the same sensor, variable and time again replaces the value, so a batch may be repeated safely. Of a `motionEvent` only the time counts: one less than 10 s from a recorded event of the sensor is throttled, the value is worked out from the recorded event before it, and a recorded event never changes. NDJSON and CSV bodies are read as they arrive, up to 2 GiB, and stored in several commits: when such a request fails, part of it may be stored. Bodies may be sent with `Content-Encoding: gzip`.',
    scopes: writeScopes,
    query: Type.Object({
      strict: Type.Optional(
        Type.Boolean({
          default: false,
          description:
            'Store all readings or none: any invalid one fails the request with 422. A body of lines may then have 50,000 readings.',
          example: false,
        }),
      ),
      dry_run: Type.Optional(
        Type.Boolean({
          default: false,
          description:
            'Check everything and store nothing: the answer is what it would be, but that no motion event counts as throttled.',
          example: false,
        }),
      ),
      before_2000: Type.Optional(
        Type.Boolean({
          default: false,
          description:
            'Take times from 1970 to 2000 too. Without it such a reading is rejected: it is most likely a device whose clock is not set, or a time in another unit.',
          example: false,
        }),
      ),
    }),
    body: {
      schema: ReadingBatch,
      example: {
        readings: [
          { sensor_id: 'AQ2-FE753C0D7ADF', var_name: 'CO2ppm', time: 1760000000, value: 850 },
          {
            sensor_id: 'AQ2-FE753C0D7ADF',
            var_name: 'temperatureC',
            time: '2026-01-31T09:30:00Z',
            value: 21.4,
          },
        ],
      },
      texts: readingTexts,
    },
    answer: {
      status: 200,
      description: 'The accepted readings are durable.',
      schema: ReadingReceipt,
      example: { accepted: 2, throttled: 0, rejected: [] },
    },
    problems: ['malformed_encoding', 'readings_rejected', 'overloaded', 'readings_unavailable'],
  },
  ...changeOperations,
  ...eventOperations,
  ...estateOperations,
  ...estateTransferOperations,
  ...settingsOperations,
  ...metricOperations,
  ...clientOperations,
  ...activityOperations,
  ...userOperations,
  ...downloadOperations,
  ...preferenceOperations,
  ...sessionOperations,
  ...webhookOperations,
  ...retentionOperations,
  ...auditOperations,
  ...callerOperations,
  ...summaryOperations,
  ...statsOperations,
  ...treeOperations,
  ...unplacedOperations,
  ...variableOperations,
} as const satisfies Record<string, Operation>

/** Name of an operation as the SDK and the server call it. */
export type OperationName = keyof typeof operations
