import { type Static, Type } from 'typebox'
import { sheetMediaTypes } from '../history-formats.ts'
import { timestampBounds } from '../timestamp.ts'
import { LocationChanges, LocationId, locationIdPattern, locationKinds } from './location.ts'
import { SensorChanges, SensorId } from './sensor.ts'

/**
 * The formats in which locations and sensors are exported and imported, with their media types; the preferred
 * one first.
 */
export const recordMediaTypes = { json: 'application/json', csv: 'text/csv' } as const

/** Name of a representation of records. */
export type RecordFormat = keyof typeof recordMediaTypes

/** All names, the preferred one first. */
export const recordFormats = Object.keys(recordMediaTypes) as RecordFormat[]

/** The formats of exports: those of imports, and a workbook for people. */
export const exportMediaTypes = { ...recordMediaTypes, ...sheetMediaTypes } as const

/** Name of a representation of exported records. */
export type ExportFormat = keyof typeof exportMediaTypes

/** All names, the preferred one first. */
export const exportFormats = Object.keys(exportMediaTypes) as ExportFormat[]

/** At most this many records in one import. */
export const maxRecordsPerImport = 20_000

/**
 * A location as it is exported and imported; in an import what is not given stays, or is as in a new
 * location.
 */
export const LocationRecord = Type.Object(
  {
    location_id: LocationId,
    parent_id: Type.Optional(
      Type.Union([LocationId, Type.Null()], {
        description:
          'The location it lies in; null at the top of what you may see. A new location needs one, from the store or the same import.',
        example: 'loc_demo_building',
      }),
    ),
    kind: Type.Optional(
      Type.Enum([...locationKinds], {
        description: 'What the place is. A new location needs it.',
        example: 'floor',
      }),
    ),
    name: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Name for people. A new location needs one.',
        example: 'First floor',
      }),
    ),
    time_zone: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 64 }), Type.Null()], {
        description: 'The IANA time zone that it sets itself; null when it inherits.',
        example: null,
      }),
    ),
    properties: Type.Optional(LocationChanges.properties.properties),
  },
  { $id: 'LocationRecord', description: 'A location as it is exported and imported.' },
)
export type LocationRecord = Static<typeof LocationRecord>

/**
 * A sensor as it is exported and imported; in an import what is not given stays, or is as in a new sensor.
 */
export const SensorRecord = Type.Object(
  {
    sensor_id: SensorId,
    location_id: Type.Optional(
      Type.String({
        pattern: locationIdPattern,
        description: 'The location it lies in. A new sensor needs one.',
        example: 'loc_demo_floor_1',
      }),
    ),
    name: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Name for people. A new sensor needs one.',
        example: 'Meeting room 1.1',
      }),
    ),
    position: SensorChanges.properties.position,
    polygon_id: SensorChanges.properties.polygon_id,
    retired_at: Type.Optional(
      Type.Union([Type.Number({ minimum: 0, maximum: timestampBounds.toMs / 1000 }), Type.Null()], {
        description: 'Unix time in seconds at which it was taken out of use; null while it is in use.',
        example: null,
      }),
    ),
  },
  { $id: 'SensorRecord', description: 'A sensor as it is exported and imported.' },
)
export type SensorRecord = Static<typeof SensorRecord>

/** Locations to import, or exported. */
export const LocationRecords = Type.Object(
  {
    locations: Type.Array(LocationRecord, {
      description: 'Exported: each after the one it lies in. Imported: in any order, at most 20,000.',
    }),
  },
  { $id: 'LocationRecords', description: 'Locations, exported or to be imported.' },
)
export type LocationRecords = Static<typeof LocationRecords>

/** Sensors to import, or exported. */
export const SensorRecords = Type.Object(
  {
    sensors: Type.Array(SensorRecord, {
      description: 'Exported: location after location, by id. Imported: in any order, at most 20,000.',
    }),
  },
  { $id: 'SensorRecords', description: 'Sensors, exported or to be imported.' },
)
export type SensorRecords = Static<typeof SensorRecords>
