import type { components, operations as WireOperations } from './api-types.generated.ts'

/** The schemas of the contract, by name. */
export type Schemas = components['schemas']
type QueryOf<Id extends keyof WireOperations> = NonNullable<WireOperations[Id]['parameters']['query']>

/**
 * A point in time: Unix seconds, RFC 3339 with an offset, or a Date; or as a border a date such as
 * `2026-01-31`, which begins where the data are.
 */
export type Timestamp = number | string | Date

/** Which fields of a sensor to fetch; all when absent. */
export type SensorQuery = QueryOf<'read_latest_sensor_information_sensors__sensor_id__get'>

/** How deep to look into a location, and for which sensors: with `since`, those with a later datum. */
export interface LocationChildrenQuery
  extends Omit<QueryOf<'read_location_direct_children_locations__location_id___get'>, 'since'> {
  readonly since?: Timestamp
}

type WireHistoryQuery = QueryOf<'read_sensor_historic_data_sensors__sensor_id___var_name__history_get'>

/** Which data of a history to fetch: `from` <= time < `to`; the last 24 hours when both are absent. */
export interface HistoryQuery extends Omit<WireHistoryQuery, 'from' | 'to' | 'format' | 'time_format'> {
  readonly from?: Timestamp
  readonly to?: Timestamp
}

/** In which representation data are wanted. */
export type HistoryFormat = NonNullable<WireHistoryQuery['format']>

/** How an answer is to be written: a representation, and how times look in `ndjson` and `csv`. */
export interface AnswerFormat extends Pick<WireHistoryQuery, 'time_format'> {
  readonly format: HistoryFormat
}

type WireLocationHistoryQuery = QueryOf<'read_location_history'>

/** Which buckets of a location to fetch: those of `from` <= time < `to`, as of a history. */
export interface LocationHistoryQuery
  extends Omit<WireLocationHistoryQuery, 'from' | 'to' | 'format' | 'time_format'> {
  readonly from?: Timestamp
  readonly to?: Timestamp
}

/** The same as it is to be written: a representation, and how times look in `ndjson` and `csv`. */
export interface LocationHistoryText
  extends LocationHistoryQuery,
    Pick<WireLocationHistoryQuery, 'time_format'> {
  readonly format: NonNullable<WireLocationHistoryQuery['format']>
}

/**
 * Which local days, and which of their hours, to measure; the last 7 days when `from` and `to` are absent.
 */
export type DailyQuery = QueryOf<'read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get'>

/** Which local hours to measure; today's when `from` and `to` are absent. */
export type HourlyQuery = QueryOf<'read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get'>

/** Readings as lines of text: NDJSON, or CSV with a header; see the operation for the columns. */
export type ReadingLines =
  | { readonly ndjson: string | Uint8Array<ArrayBuffer> }
  | { readonly csv: string | Uint8Array<ArrayBuffer> }

/**
 * Which data of which sensors to fetch: named ones, or all in a location and below it. The range is as of a
 * history.
 */
export interface ReadingsQuery
  extends Omit<HistoryQuery, 'bucket' | 'timeout_s'>,
    Pick<QueryOf<'read_readings'>, 'sensor_id' | 'location_id' | 'var_name'> {}

/**
 * Which readings of the log to fetch, and how long to wait for the first of them, in seconds; see the
 * operation.
 */
export type ReadingChangesQuery = QueryOf<'read_reading_changes'>

/**
 * What a stream of events tells: of which readings, with `latest` only the newest of each series and at most
 * every `every_s`, and from which cursor on; see the operation.
 */
export type EventQuery = QueryOf<'stream_events'>

/** How to store readings: with `strict`, all or none; with `dry_run`, checked only. */
export type CreateReadingsQuery = QueryOf<'create_readings_readings_post'>

/** Which sensors to list. */
export type SensorListQuery = QueryOf<'list_sensors'>

/** Which locations or sensors to export: those below one location, or all that the caller may see. */
export type ExportQuery = Omit<QueryOf<'export_locations'>, 'format'>

/** How to import: with `dry_run`, checked only. */
export type ImportQuery = QueryOf<'import_locations'>

/** Locations or sensors as CSV with a header; see the operation for the columns. */
export interface CsvRecords {
  readonly csv: string | Uint8Array<ArrayBuffer>
}

/** Which part of a long list to fetch. */
export type PageQuery = QueryOf<'list_clients'>

/** Selects the grants to fetch. */
export type GrantQuery = QueryOf<'list_grants'>

/** Which entries of the audit log to fetch: `from` <= time < `to`, the newest first. */
export interface AuditQuery extends Omit<QueryOf<'list_audit_entries'>, 'from' | 'to'> {
  readonly from?: Timestamp
  readonly to?: Timestamp
}
