import { LocationRecord, type RecordFormat, SensorRecord } from '@openlightfi/contract'
import type { TObject } from 'typebox'

/** A column of CSV for a member of a record. */
export interface RecordColumn {
  readonly name: string
  /** The path of the member in the record. */
  readonly path: readonly string[]
  /**
   * `text` and `json` are guarded against being taken for a formula; the characters of an `id` make none that
   * does anything. A `decimal` always has a decimal point, a `time` is Unix seconds with three.
   */
  readonly type: 'id' | 'text' | 'decimal' | 'time' | 'json'
}

/** A kind of record: its name on the wire, and its columns in CSV. */
export interface RecordTable<Schema extends TObject = TObject> {
  /** The member of the JSON document that holds the list. */
  readonly list: 'locations' | 'sensors'
  /** The member and column that tell the records apart. */
  readonly id: 'location_id' | 'sensor_id'
  readonly schema: Schema
  readonly columns: readonly RecordColumn[]
}

/** Locations as records. */
export const locationTable: RecordTable<typeof LocationRecord> = {
  list: 'locations',
  id: 'location_id',
  schema: LocationRecord,
  columns: [
    { name: 'location_id', path: ['location_id'], type: 'id' },
    { name: 'parent_id', path: ['parent_id'], type: 'id' },
    { name: 'kind', path: ['kind'], type: 'id' },
    { name: 'name', path: ['name'], type: 'text' },
    { name: 'time_zone', path: ['time_zone'], type: 'id' },
    { name: 'properties', path: ['properties'], type: 'json' },
  ],
}

/** Sensors as records. */
export const sensorTable: RecordTable<typeof SensorRecord> = {
  list: 'sensors',
  id: 'sensor_id',
  schema: SensorRecord,
  columns: [
    { name: 'sensor_id', path: ['sensor_id'], type: 'id' },
    { name: 'location_id', path: ['location_id'], type: 'id' },
    { name: 'name', path: ['name'], type: 'text' },
    { name: 'longitude', path: ['position', 'longitude'], type: 'decimal' },
    { name: 'latitude', path: ['position', 'latitude'], type: 'decimal' },
    { name: 'polygon_id', path: ['polygon_id'], type: 'text' },
    { name: 'retired_at', path: ['retired_at'], type: 'time' },
  ],
}

/**
 * Finds the column for a place in a record, such as `longitude` for `/position/longitude`; the first of
 * several.
 */
export function findColumn(table: RecordTable, pointer: string): string {
  const wanted = pointer.split('/').slice(1)
  const column = table.columns.find(({ path }) =>
    path.every((step, at) => wanted[at] === undefined || wanted[at] === step),
  )
  return wanted.length === 0 ? '' : (column?.name ?? pointer)
}

/** Formats a place in a record for a format: a JSON pointer into the body, or the column. */
export function formatPlace(
  table: RecordTable,
  format: RecordFormat,
  { index, pointer }: { readonly index: number; readonly pointer: string },
): string {
  return format === 'csv' ? findColumn(table, pointer) : `/${table.list}/${index}${pointer}`
}
