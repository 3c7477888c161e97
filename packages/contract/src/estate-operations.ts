import { Type } from 'typebox'
import { decimalParameter } from './decimal-parameter.ts'
import { exampleLocation, exampleSensor } from './examples.ts'
import { metricFormats, sheetMediaTypes, textMediaTypes } from './history-formats.ts'
import type { Operation } from './operation.ts'
import { Floorplan } from './schemas/floorplan.ts'
import { FloorplanReport } from './schemas/floorplan-report.ts'
import {
  buildLocationIdSchema,
  LocationChanges,
  LocationId,
  LocationInput,
  LocationOutput,
  locationIdPattern,
} from './schemas/location.ts'
import { pageParameters } from './schemas/page.ts'
import {
  buildSensorIdSchema,
  SensorChanges,
  SensorId,
  SensorInput,
  SensorList,
  SensorOutput,
  SensorReplacement,
} from './schemas/sensor.ts'
import { administrationScopes, readScopes } from './scopes.ts'
import { sensorFaultList, sensorFaults } from './sensor-faults.ts'
import { sensorStatuses, sensorStatusList } from './sensor-statuses.ts'

const locationParams = Type.Object({ location_id: LocationId })
/**
 * A location that an example of the import makes. Nothing lies in it, so other examples can draw it anew and
 * delete it.
 */
const newLocationParams = Type.Object({ location_id: buildLocationIdSchema('loc_demo_roof') })
const sensorParams = Type.Object({ sensor_id: SensorId })

/** A sensor that one example creates. It has never reported, so another example can delete it. */
const newSensorId = 'AQ2-FE753C0D7AE0'

const exampleFloorplan = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'terrace',
      properties: { type: 'area.room', name: 'Terrace' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [-0.0878, 51.5078],
            [-0.0876, 51.5078],
            [-0.0876, 51.508],
            [-0.0878, 51.5078],
          ],
        ],
      },
    },
  ],
}

const statusTexts = Object.entries(sensorStatuses)
  .map(([status, text]) => `\`${status}\` (${text.slice(0, 1).toLowerCase()}${text.slice(1, -1)})`)
  .join(', ')

const faultTexts = Object.entries(sensorFaults)
  .map(([fault, text]) => `\`${fault}\` (${text.slice(0, 1).toLowerCase()}${text.slice(1, -1)})`)
  .join(', ')

/** One that has never reported. */
const silentSensor = { ...exampleSensor, data: [] }

/** The acts after which a location is another. */
const locationActs = ['location.created', 'location.changed', 'location.deleted'] as const

/** The acts after which a sensor is another. */
const sensorActs = [
  'sensor.created',
  'sensor.changed',
  'sensor.retired',
  'sensor.reinstated',
  'sensor.replaced',
  'sensor.deleted',
] as const

/** The administration of locations and sensors: always in the subtrees that the caller was granted. */
export const estateOperations = {
  createLocation: {
    operationId: 'create_location',
    method: 'post',
    path: '/locations',
    summary: 'Create a location',
    description: 'Creates a location in one that the caller may see. For administrators of that location.',
    scopes: administrationScopes,
    callers: 'location_administrators',
    body: {
      schema: LocationInput,
      example: { parent_id: 'loc_demo_building', kind: 'floor', name: 'First floor' },
    },
    answer: { status: 201, description: 'The location.', schema: LocationOutput, example: exampleLocation },
    problems: ['not_possible'],
  },
  changeLocation: {
    operationId: 'change_location',
    method: 'patch',
    path: '/locations/{location_id}',
    summary: 'Change or move a location',
    description:
      'What is not given stays. `parent_id` moves the location with everything in it, within its organisation; the caller must have been granted what it lies in before and after. For administrators of the location.',
    scopes: administrationScopes,
    callers: 'location_administrators',
    versionedBy: locationActs,
    params: locationParams,
    body: { schema: LocationChanges, example: { name: 'First floor, east' } },
    answer: { status: 200, description: 'The location.', schema: LocationOutput, example: exampleLocation },
    problems: ['not_found', 'not_possible'],
  },
  deleteLocation: {
    operationId: 'delete_location',
    method: 'delete',
    path: '/locations/{location_id}',
    summary: 'Delete an empty location',
    description:
      'A location in which other locations or sensors lie, the retired ones too, is not deleted, and neither is one that users were granted. The caller must have been granted what it lies in. For administrators of the location.',
    scopes: administrationScopes,
    callers: 'location_administrators',
    versionedBy: locationActs,
    params: newLocationParams,
    answer: { status: 204, description: 'The location is gone.', schema: null },
    problems: ['not_found', 'not_possible'],
  },
  readFloorplan: {
    operationId: 'read_floorplan',
    method: 'get',
    path: '/locations/{location_id}/floorplan',
    summary: 'The floorplan of a floor',
    description: 'GeoJSON in WGS 84, as it was put.',
    scopes: readScopes,
    isConditional: true,
    params: newLocationParams,
    answer: { status: 200, description: 'The floorplan.', schema: Floorplan, example: exampleFloorplan },
    problems: ['not_found'],
  },
  putFloorplan: {
    operationId: 'put_floorplan',
    method: 'put',
    path: '/locations/{location_id}/floorplan',
    summary: 'Give a floor a floorplan',
    description:
      'In place of the one before. Every mistake is pointed at with the feature it is in. A plan that lacks a polygon which sensors are tied to is refused, naming the sensors. With `dry_run` nothing is stored, and the report says everything that is wrong and what would change. With `If-Match` only in place of the plan of that `ETag`, with `If-None-Match: *` only where there is none. For administrators of the floor.',
    scopes: administrationScopes,
    callers: 'location_administrators',
    versionedBy: ['floorplan.put', 'floorplan.deleted'],
    mayCreate: true,
    params: newLocationParams,
    query: Type.Object({
      dry_run: Type.Optional(
        Type.Boolean({
          default: false,
          description: 'Check everything and store nothing: the answer is the report, whatever is in it.',
          example: false,
        }),
      ),
    }),
    body: { schema: Floorplan, example: exampleFloorplan },
    answer: {
      status: 200,
      description: 'What it changed, or in a dry run what it would.',
      schema: FloorplanReport,
      example: {
        stored: true,
        can_be_stored: true,
        version: 'q3Zk2mVtXq9aLcB7q3Zk2m',
        features: 1,
        added: { count: 1, ids: ['terrace'] },
        removed: { count: 0, ids: [] },
        changed: { count: 0, ids: [] },
        unchanged: 0,
        lost: { count: 0, sensors: [] },
        mistakes: { count: 0, places: [] },
      },
    },
    problems: ['not_found', 'not_possible'],
  },
  deleteFloorplan: {
    operationId: 'delete_floorplan',
    method: 'delete',
    path: '/locations/{location_id}/floorplan',
    summary: 'Delete the floorplan of a floor',
    description:
      'Refused while sensors are tied to its polygons, naming the sensors. For administrators of the floor.',
    scopes: administrationScopes,
    callers: 'location_administrators',
    versionedBy: ['floorplan.put', 'floorplan.deleted'],
    params: newLocationParams,
    answer: { status: 204, description: 'The floor has no floorplan.', schema: null },
    problems: ['not_found', 'not_possible'],
  },
  listSensors: {
    operationId: 'list_sensors',
    method: 'get',
    path: '/sensors',
    summary: 'Sensors in a location and everything below it',
    description:
      'All sensors that the caller may see, or those below one location, by id, in pages; those that pass each filter that is given. With `format`, `csv` and `xlsx` have all of them, whatever `limit` says, a row for each: its place, status, newest time and battery level, and with `fault` what is wrong and since when. They are in the order of the locations, and the workbook has the names of the places.',
    scopes: readScopes,
    query: Type.Object({
      location_id: Type.Optional(
        Type.String({
          pattern: locationIdPattern,
          description: 'Only sensors in this location and everything below it.',
          example: 'loc_demo_building',
        }),
      ),
      retired: Type.Optional(
        Type.Boolean({
          default: false,
          description: 'Whether retired sensors are listed too.',
          example: false,
        }),
      ),
      ...pageParameters,
      q: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 100,
          description: 'Only sensors with this in the name or the id, in letters of either case.',
          example: 'meeting',
        }),
      ),
      status: Type.Optional(
        Type.Array(Type.Enum([...sensorStatusList]), {
          minItems: 1,
          maxItems: 6,
          description: `Only sensors of these statuses, of which the first that holds counts: ${statusTexts}; repeat the parameter for several, or separate them by commas. With \`retired\` the retired ones are listed in any case.`,
          example: ['silent', 'offline'],
        }),
      ),
      battery_below: Type.Optional(
        Type.Number({
          minimum: 0,
          maximum: 100,
          description: 'Only sensors whose last battery level is below this, per cent.',
          example: 20,
        }),
      ),
      fault: Type.Optional(
        Type.Array(Type.Enum([...sensorFaultList]), {
          minItems: 1,
          maxItems: sensorFaultList.length,
          description: `Only sensors in use with one of these faults: ${faultTexts}; repeat the parameter for several, or separate them by commas. The answer then says of each sensor what is wrong with it.`,
          example: ['silent', 'battery_low'],
        }),
      ),
      q_places: Type.Optional(
        Type.Boolean({
          default: false,
          description:
            'Whether `q` is looked for in the names of the locations too that a sensor lies in, up to `location_id`, and of that one where it lies directly in it.',
          example: false,
        }),
      ),
      format: Type.Optional(
        Type.Enum([...metricFormats], {
          default: 'json',
          description: 'The representation. `Accept` does not choose here.',
          example: 'json',
        }),
      ),
      ...decimalParameter,
    }),
    answer: {
      status: 200,
      description: 'The sensors.',
      schema: SensorList,
      otherMediaTypes: [textMediaTypes.csv],
      sheetMediaTypes: Object.values(sheetMediaTypes),
      example: {
        data: [{ ...silentSensor, status: 'never_reported', status_since: null, last_data_at: null }],
        next_cursor: null,
      },
    },
    problems: ['not_found', 'too_many_requests', 'overloaded'],
  },
  createSensor: {
    operationId: 'create_sensor',
    method: 'post',
    path: '/sensors',
    summary: 'Place a sensor',
    description: 'Places a new sensor in a location. For installers and administrators of that location.',
    scopes: administrationScopes,
    callers: 'installers',
    body: {
      schema: SensorInput,
      example: {
        sensor_id: newSensorId,
        location_id: 'loc_demo_floor_1',
        name: 'Meeting room 1.2',
        position: { longitude: -0.0877, latitude: 51.5079 },
      },
    },
    answer: { status: 201, description: 'The sensor.', schema: SensorOutput, example: silentSensor },
    problems: ['not_possible'],
  },
  changeSensor: {
    operationId: 'change_sensor',
    method: 'patch',
    path: '/sensors/{sensor_id}',
    summary: 'Change or move a sensor',
    description:
      'What is not given stays. `location_id` moves the sensor, within its organisation; its history comes along. For installers and administrators of the locations.',
    scopes: administrationScopes,
    callers: 'installers',
    versionedBy: sensorActs,
    params: sensorParams,
    body: { schema: SensorChanges, example: { location_id: 'loc_demo_floor_1', polygon_id: 'room-1-1' } },
    answer: { status: 200, description: 'The sensor.', schema: SensorOutput, example: silentSensor },
    problems: ['not_found', 'not_possible'],
  },
  retireSensor: {
    operationId: 'retire_sensor',
    method: 'post',
    path: '/sensors/{sensor_id}/retire',
    summary: 'Take a sensor out of use',
    description:
      'A retired sensor is left out of lists unless they are asked for it. It can still be read with its whole history, and late readings of it are still stored. For administrators of its location.',
    scopes: administrationScopes,
    callers: 'location_administrators',
    versionedBy: sensorActs,
    params: sensorParams,
    answer: {
      status: 200,
      description: 'The sensor.',
      schema: SensorOutput,
      example: { ...silentSensor, retired_at: 1760000000 },
    },
    problems: ['not_found', 'not_possible'],
  },
  reinstateSensor: {
    operationId: 'reinstate_sensor',
    method: 'post',
    path: '/sensors/{sensor_id}/reinstate',
    summary: 'Take a retired sensor into use again',
    description: 'Lists show it again. For administrators of its location.',
    scopes: administrationScopes,
    callers: 'location_administrators',
    versionedBy: sensorActs,
    params: sensorParams,
    answer: { status: 200, description: 'The sensor.', schema: SensorOutput, example: silentSensor },
    problems: ['not_found', 'not_possible'],
  },
  replaceSensor: {
    operationId: 'replace_sensor',
    method: 'post',
    path: '/sensors/{sensor_id}/replace',
    summary: 'Put a new sensor in the place of another',
    description:
      'The new sensor lies where the one before does: in its location, at its position, at its polygon, and with its name unless another is given. The one before is retired. Both or neither. Histories stay with the sensor that measured them. For administrators of its location.',
    scopes: administrationScopes,
    callers: 'location_administrators',
    versionedBy: sensorActs,
    params: Type.Object({ sensor_id: buildSensorIdSchema(newSensorId) }),
    body: {
      schema: SensorReplacement,
      example: { sensor_id: 'AQ2-FE753C0D7AE2' },
    },
    answer: { status: 201, description: 'The new sensor.', schema: SensorOutput, example: silentSensor },
    problems: ['not_found', 'not_possible'],
  },
  deleteSensor: {
    operationId: 'delete_sensor',
    method: 'delete',
    path: '/sensors/{sensor_id}',
    summary: 'Delete a sensor that never reported',
    description:
      'For a sensor that was created by mistake. One that has reported is not deleted, so that no history is lost by accident: retire it. For administrators of its location.',
    scopes: administrationScopes,
    callers: 'location_administrators',
    versionedBy: sensorActs,
    params: Type.Object({ sensor_id: buildSensorIdSchema(newSensorId) }),
    answer: { status: 204, description: 'The sensor is gone.', schema: null },
    problems: ['not_found', 'not_possible'],
  },
} as const satisfies Record<string, Operation>
