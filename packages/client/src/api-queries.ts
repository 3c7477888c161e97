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

/** Which variables, and which of the child locations, to count. */
export type LocationSummaryQuery = QueryOf<'read_location_summary'>

/** Which part of the tree of locations to fetch; all that the caller may see when absent. */
export type LocationTreeQuery = QueryOf<'read_location_tree'>

type WireHistoryQuery = QueryOf<'read_sensor_historic_data_sensors__sensor_id___var_name__history_get'>

/** Parameters that say how an answer is written, which JSON has not. */
type WrittenParameters = 'format' | 'time_format' | 'decimal'

/** Which data of a history to fetch: `from` <= time < `to`; the last 24 hours when both are absent. */
export interface HistoryQuery extends Omit<WireHistoryQuery, 'from' | 'to' | WrittenParameters> {
  readonly from?: Timestamp
  readonly to?: Timestamp
}

/** In which representation data are wanted. */
export type HistoryFormat = NonNullable<WireHistoryQuery['format']>

/**
 * How an answer is to be written: a representation, how times look in `ndjson` and `csv`, and numbers in
 * `csv`.
 */
export interface AnswerFormat extends Pick<WireHistoryQuery, 'time_format' | 'decimal'> {
  readonly format: HistoryFormat
}

type WireLocationHistoryQuery = QueryOf<'read_location_history'>

/** Which buckets of a location to fetch: those of `from` <= time < `to`, as of a history. */
export interface LocationHistoryQuery
  extends Omit<WireLocationHistoryQuery, 'from' | 'to' | WrittenParameters> {
  readonly from?: Timestamp
  readonly to?: Timestamp
}

/** The same as it is to be written; see {@link AnswerFormat}. */
export interface LocationHistoryText
  extends LocationHistoryQuery,
    Pick<WireLocationHistoryQuery, 'time_format' | 'decimal'> {
  readonly format: NonNullable<WireLocationHistoryQuery['format']>
}

type WireDailyQuery = QueryOf<'read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get'>

/**
 * Which local days, and which of their hours, to measure; the last 7 days when `from` and `to` are absent.
 */
export type DailyQuery = Omit<WireDailyQuery, WrittenParameters>

/** The same of what lies in a location, with `by=polygon` of the polygons of floorplans. */
export type LocationDailyQuery = Omit<
  QueryOf<'read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get'>,
  WrittenParameters
>

/** Which local hours of what lies in a location to measure, or the pattern of a week. */
export type LocationHourlyQuery = Omit<QueryOf<'read_location_hourly'>, WrittenParameters>

/** Which local hours to measure; today's when `from` and `to` are absent. */
export type HourlyQuery = Omit<
  QueryOf<'read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get'>,
  WrittenParameters
>

/** How metrics are to be written: a representation, and how numbers look in `csv`. */
export interface MetricsFormat extends Pick<WireDailyQuery, 'decimal'> {
  readonly format: NonNullable<WireDailyQuery['format']>
}

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

/** Of which sensors to tell the state of data; all that the caller may see when absent. */
export type StatsQuery = QueryOf<'read_stats'>

/** Which sensors to list. */
export type SensorListQuery = Omit<QueryOf<'list_sensors'>, WrittenParameters>

/** Which locations or sensors to export: those below one location, or all that the caller may see. */
export type ExportQuery = Omit<QueryOf<'export_locations'>, WrittenParameters>

/** How an export is to be written: a representation, and how numbers look in `csv`. */
export interface ExportFormat extends Pick<QueryOf<'export_locations'>, 'decimal'> {
  readonly format: NonNullable<QueryOf<'export_locations'>['format']>
}

/** How to put a floorplan: with `dry_run`, checked only. */
export type FloorplanQuery = QueryOf<'put_floorplan'>

/** How to import: with `dry_run`, checked only. */
export type ImportQuery = QueryOf<'import_locations'>

/** Locations or sensors as CSV with a header; see the operation for the columns. */
export interface CsvRecords {
  readonly csv: string | Uint8Array<ArrayBuffer>
}

/** Which part of a long list to fetch. */
export type PageQuery = QueryOf<'list_users'>

/** Which OAuth2 clients to fetch. */
export type ClientListQuery = QueryOf<'list_clients'>

/** For how long the secret before works as well. */
export type ClientSecretQuery = QueryOf<'rotate_client_secret'>

/** Which hours or days of activity to fetch. */
export type ActivityQuery = QueryOf<'read_client_activity'>

/** Selects the grants to fetch. */
export type GrantQuery = QueryOf<'list_grants'>

/** How a file of the audit log is to be written: `csv` unless given. */
export interface AuditFileFormat {
  readonly format?: Exclude<NonNullable<QueryOf<'list_audit_entries'>['format']>, 'json'>
}

/** Which entries of the audit log to fetch: `from` <= time < `to`, the newest first. */
export interface AuditQuery extends Omit<QueryOf<'list_audit_entries'>, 'from' | 'to' | 'format'> {
  readonly from?: Timestamp
  readonly to?: Timestamp
}
