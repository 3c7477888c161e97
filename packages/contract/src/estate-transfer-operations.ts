import { Type } from 'typebox'
import { decimalParameter } from './decimal-parameter.ts'
import { sheetMediaTypes } from './history-formats.ts'
import type { Operation } from './operation.ts'
import {
  exportFormats,
  LocationRecords,
  maxRecordsPerImport,
  SensorRecords,
} from './schemas/estate-records.ts'
import { ImportReport } from './schemas/import-report.ts'
import { locationIdPattern } from './schemas/location.ts'
import { administrationScopes, readScopes } from './scopes.ts'

const exportQuery = Type.Object({
  location_id: Type.Optional(
    Type.String({
      pattern: locationIdPattern,
      description: 'Only this location and everything below it. Without it: all that the caller may see.',
      example: 'loc_demo_building',
    }),
  ),
  format: Type.Optional(
    Type.Enum([...exportFormats], {
      description:
        'The representation; goes before `Accept`. Without either: `json`. `xlsx` is a workbook to look at, with names of places; it cannot be imported.',
      example: 'json',
    }),
  ),
  ...decimalParameter,
})

const importQuery = Type.Object({
  dry_run: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'Check everything and store nothing: the answer is the report, whatever is in it.',
      example: false,
    }),
  ),
})

const exampleLocations = {
  locations: [
    {
      location_id: 'loc_demo_roof',
      parent_id: 'loc_demo_building',
      kind: 'floor',
      name: 'Roof terrace',
      time_zone: null,
      properties: { capacity: 40 },
    },
  ],
}

const exampleSensors = {
  sensors: [
    {
      sensor_id: 'AQ2-FE753C0D7ADF',
      location_id: 'loc_demo_floor_1',
      name: 'Meeting room 1.1',
      position: { longitude: -0.0877, latitude: 51.5079 },
      polygon_id: 'room-1-1',
      retired_at: null,
    },
  ],
}

const formatImportDescription = (what: string) =>
  `Creates the ${what} whose ids are new and changes the others, all or none, whatever their order. What a record does not give stays; what is not in the list stays too: an import deletes nothing. The answer says of each record what became of it. When any is not valid, nothing is stored, and the problem has the same report. At most ${maxRecordsPerImport} records.`

const answerOfImport = (id: string) => ({
  status: 200,
  description: 'What became of each record, or in a dry run what would.',
  schema: ImportReport,
  example: {
    stored: true,
    created: 1,
    changed: 0,
    unchanged: 0,
    rejected: 0,
    rows: [{ index: 0, id, action: 'create' }],
  },
})

/** The operations that carry many locations or sensors at once. */
export const estateTransferOperations = {
  exportLocations: {
    operationId: 'export_locations',
    method: 'get',
    path: '/exports/locations',
    summary: 'All locations in a form that can be imported',
    description:
      'Every location that the caller may see, or those in one location and that one itself, each after the one it lies in. Imported again they change nothing.',
    scopes: readScopes,
    query: exportQuery,
    answer: {
      status: 200,
      description: 'The locations.',
      schema: LocationRecords,
      otherMediaTypes: ['text/csv'],
      sheetMediaTypes: Object.values(sheetMediaTypes),
      example: exampleLocations,
    },
    problems: ['not_found', 'not_acceptable', 'too_many_requests', 'overloaded'],
  },
  exportSensors: {
    operationId: 'export_sensors',
    method: 'get',
    path: '/exports/sensors',
    summary: 'All sensors in a form that can be imported',
    description:
      'Every sensor that the caller may see, or those in one location and below it, the retired ones too. Imported again they change nothing.',
    scopes: readScopes,
    query: exportQuery,
    answer: {
      status: 200,
      description: 'The sensors.',
      schema: SensorRecords,
      otherMediaTypes: ['text/csv'],
      sheetMediaTypes: Object.values(sheetMediaTypes),
      example: exampleSensors,
    },
    problems: ['not_found', 'not_acceptable', 'too_many_requests', 'overloaded'],
  },
  importLocations: {
    operationId: 'import_locations',
    method: 'post',
    path: '/imports/locations',
    summary: 'Create and change many locations at once',
    description: `${formatImportDescription('locations')} Who may create, change and move which is as with one location.`,
    scopes: administrationScopes,
    callers: 'location_administrators',
    query: importQuery,
    body: {
      schema: LocationRecords,
      example: exampleLocations,
      texts: {
        'text/csv': {
          description:
            'RFC 4180 in UTF-8: a header with location_id and any of parent_id, kind, name, time_zone and properties (JSON), then one location per row. An empty cell is null.',
          example:
            'location_id,parent_id,kind,name,time_zone,properties\r\nloc_demo_roof,loc_demo_building,floor,Roof terrace,,"{""capacity"":40}"\r\n',
        },
      },
    },
    answer: answerOfImport('loc_demo_roof'),
    problems: ['import_rejected'],
  },
  importSensors: {
    operationId: 'import_sensors',
    method: 'post',
    path: '/imports/sensors',
    summary: 'Place and change many sensors at once',
    description: `${formatImportDescription('sensors')} Who may place, change and move which is as with one sensor: \`retired_at\` is for administrators, the rest for installers too.`,
    scopes: administrationScopes,
    callers: 'installers',
    query: importQuery,
    body: {
      schema: SensorRecords,
      example: exampleSensors,
      texts: {
        'text/csv': {
          description:
            'RFC 4180 in UTF-8: a header with sensor_id and any of location_id, name, longitude, latitude, polygon_id and retired_at, then one sensor per row. An empty cell is null.',
          example:
            'sensor_id,location_id,name,longitude,latitude,polygon_id,retired_at\r\nAQ2-FE753C0D7ADF,loc_demo_floor_1,Meeting room 1.1,-0.0877,51.5079,room-1-1,\r\n',
        },
      },
    },
    answer: answerOfImport('AQ2-FE753C0D7ADF'),
    problems: ['import_rejected'],
  },
} as const satisfies Record<string, Operation>
