/**
 * The series of a case, one value a minute in the notation of promtool, e.g. `0+1x120`. A `%` stands for the
 * instance.
 */
type Series = Readonly<Record<string, string>>

/** A rule for an alert: what makes it fire after two hours, and what is like it and does not. */
export interface AlertCase {
  readonly fires: Series
  readonly quiet: Series
}

const job = 'job="lightfi",instance="%"'
const constant = (value: number) => `${value}x120`
const rising = (byMinute: number) => `0+${byMinute}x120`
const duration = 'lightfi_http_request_duration_seconds'
const post = `${duration}_bucket{${job},operation="create_readings_readings_post",status="200"`
const delay = 'lightfi_reading_delay_seconds'

/** A case for each alert of `docs/deploy/lightfi.rules.yml`. */
export const alertCases: Readonly<Record<string, AlertCase>> = {
  LightfiDown: { fires: { [`up{${job}}`]: constant(0) }, quiet: { [`up{${job}}`]: constant(1) } },
  LightfiNotServing: {
    fires: { [`lightfi_server_phase{${job},state="serving"}`]: constant(0) },
    quiet: { [`lightfi_server_phase{${job},state="serving"}`]: constant(1) },
  },
  LightfiRestarting: {
    fires: { [`process_start_time_seconds{${job}}`]: '0x70 1000 2000 3000 4000x50' },
    quiet: { [`process_start_time_seconds{${job}}`]: '0x70 1000x50' },
  },
  LightfiReadingsDamaged: {
    fires: { [`lightfi_readings_state{${job},state="read_only"}`]: constant(1) },
    quiet: { [`lightfi_readings_state{${job},state="ok"}`]: constant(1) },
  },
  LightfiDatabaseDamaged: {
    fires: { [`lightfi_database_state{${job},state="damaged"}`]: constant(1) },
    quiet: { [`lightfi_database_state{${job},state="damaged"}`]: constant(0) },
  },
  LightfiReadingsUnreachable: {
    fires: { [`lightfi_readings_reachable{${job}}`]: constant(0) },
    quiet: { [`lightfi_readings_reachable{${job}}`]: '1x118 0x2' },
  },
  LightfiStoreErrors: {
    fires: { [`lightfi_store_errors_total{${job},store="relations",reason="full"}`]: rising(1) },
    quiet: { [`lightfi_store_errors_total{${job},store="readings",reason="busy"}`]: rising(1) },
  },
  LightfiDiskNearlyFull: {
    fires: {
      [`lightfi_disk_free_bytes{${job}}`]: constant(4),
      [`lightfi_disk_size_bytes{${job}}`]: constant(100),
    },
    quiet: {
      [`lightfi_disk_free_bytes{${job}}`]: constant(6),
      [`lightfi_disk_size_bytes{${job}}`]: constant(100),
    },
  },
  LightfiDiskFillsUp: {
    fires: {
      [`lightfi_disk_free_bytes{${job}}`]: '40000-10x120',
      [`lightfi_disk_size_bytes{${job}}`]: constant(100_000),
    },
    quiet: {
      [`lightfi_disk_free_bytes{${job}}`]: '40000-1x120',
      [`lightfi_disk_size_bytes{${job}}`]: constant(100_000),
    },
  },
  LightfiBackupOld: {
    fires: { [`lightfi_last_backup_timestamp_seconds{${job}}`]: constant(-3 * 86_400) },
    quiet: { [`lightfi_last_backup_timestamp_seconds{${job}}`]: constant(-86_400) },
  },
  LightfiNoReadings: {
    fires: {
      [`lightfi_readings_stored_total{${job}}`]: constant(7),
      [`process_start_time_seconds{${job}}`]: constant(0),
    },
    quiet: {
      [`lightfi_readings_stored_total{${job}}`]: constant(7),
      [`process_start_time_seconds{${job}}`]: constant(6_000),
    },
  },
  LightfiReadingsLate: {
    fires: {
      [`${delay}_bucket{${job},le="3600"}`]: rising(4),
      [`${delay}_count{${job}}`]: rising(10),
    },
    quiet: {
      [`${delay}_bucket{${job},le="3600"}`]: rising(6),
      [`${delay}_count{${job}}`]: rising(10),
    },
  },
  LightfiReadingsRejected: {
    fires: {
      [`lightfi_readings_rejected_total{${job},code="unknown_sensor"}`]: rising(2),
      [`lightfi_readings_stored_total{${job}}`]: rising(10),
    },
    quiet: {
      [`lightfi_readings_rejected_total{${job},code="unknown_sensor"}`]: rising(2),
      [`lightfi_readings_stored_total{${job}}`]: rising(100),
    },
  },
  LightfiCommitsFail: {
    fires: { [`lightfi_commits_total{${job},end="refused"}`]: rising(1) },
    quiet: { [`lightfi_commits_total{${job},end="stored"}`]: rising(1) },
  },
  LightfiIngestQueue: {
    fires: { [`lightfi_readings_waiting{${job}}`]: constant(300_000) },
    quiet: { [`lightfi_readings_waiting{${job}}`]: '0x116 300000x4' },
  },
  LightfiJournalBehind: {
    fires: { [`lightfi_journal_behind{${job}}`]: constant(1) },
    quiet: {
      [`lightfi_journal_behind{${job}}`]: constant(0),
      [`lightfi_journal_oldest_seconds{${job}}`]: constant(299),
    },
  },
  LightfiLogStuck: {
    fires: { [`lightfi_log_unsettled_commits{${job}}`]: constant(5) },
    quiet: { [`lightfi_log_unsettled_commits{${job}}`]: '0 1 5 0x20 1x97' },
  },
  LightfiSummariesBehind: {
    fires: { [`lightfi_summaries_until_timestamp_seconds{${job}}`]: constant(-100_000) },
    quiet: { [`lightfi_summaries_until_timestamp_seconds{${job}}`]: constant(-80_000) },
  },
  LightfiMistakes: {
    fires: { [`lightfi_problems_total{${job},code="internal_error"}`]: '1x110 2x10' },
    quiet: { [`lightfi_problems_total{${job},code="not_found"}`]: rising(9) },
  },
  LightfiErrorsInLog: {
    fires: { [`lightfi_log_lines_total{${job},level="error"}`]: '0x110 1x10' },
    quiet: { [`lightfi_log_lines_total{${job},level="info"}`]: rising(9) },
  },
  LightfiLogLost: {
    fires: { [`lightfi_log_lost_lines_total{${job}}`]: '0x110 30x10' },
    quiet: { [`lightfi_log_lost_lines_total{${job}}`]: constant(30) },
  },
  LightfiOverloaded: {
    fires: {
      [`lightfi_problems_total{${job},code="overloaded"}`]: rising(2),
      [`${duration}_count{${job},operation="other",status="200"}`]: rising(100),
    },
    quiet: {
      [`lightfi_problems_total{${job},code="overloaded"}`]: rising(2),
      [`${duration}_count{${job},operation="other",status="200"}`]: rising(1_000),
    },
  },
  LightfiBoundReached: {
    fires: { [`lightfi_bounds_reached_total{${job},what="queries",whose="caller"}`]: rising(10) },
    quiet: { [`lightfi_bounds_reached_total{${job},what="queries",whose="caller"}`]: rising(1) },
  },
  LightfiSlow: {
    fires: {
      [`${post},le="1"}`]: rising(9),
      [`${post},le="2.5"}`]: rising(10),
      [`${post},le="+Inf"}`]: rising(10),
    },
    quiet: {
      [`${post},le="1"}`]: rising(99),
      [`${post},le="2.5"}`]: rising(100),
      [`${post},le="+Inf"}`]: rising(100),
    },
  },
  LightfiEventLoopSlow: {
    fires: { [`nodejs_eventloop_lag_p99_seconds{${job}}`]: constant(0.6) },
    quiet: { [`nodejs_eventloop_lag_p99_seconds{${job}}`]: constant(0.4) },
  },
  LightfiConnectionsNearBound: {
    fires: {
      [`lightfi_http_connections{${job}}`]: constant(90),
      [`lightfi_http_connections_max{${job}}`]: constant(100),
    },
    quiet: {
      [`lightfi_http_connections{${job}}`]: constant(70),
      [`lightfi_http_connections_max{${job}}`]: constant(100),
      [`lightfi_http_connections_refused_total{${job},bound="all"}`]: constant(3),
    },
  },
  LightfiWebhookLate: {
    fires: { [`lightfi_webhook_lag_seconds{${job},organisation="o"}`]: '0+60x120' },
    quiet: { [`lightfi_webhook_lag_seconds{${job},organisation="o"}`]: constant(300) },
  },
  LightfiWebhookPaused: {
    fires: { [`lightfi_webhooks_paused{${job},organisation="o",reason="gone"}`]: constant(1) },
    quiet: { [`lightfi_webhooks_paused{${job},organisation="o",reason="requested"}`]: constant(1) },
  },
  LightfiBrokerDisconnected: {
    fires: {
      [`lightfi_mqtt_connected{${job},broker="b"}`]: constant(1),
      [`lightfi_mqtt_connections{${job},broker="b"}`]: constant(2),
    },
    quiet: {
      [`lightfi_mqtt_connected{${job},broker="b"}`]: constant(2),
      [`lightfi_mqtt_connections{${job},broker="b"}`]: constant(2),
    },
  },
  LightfiBrokerRefused: {
    fires: { [`lightfi_mqtt_refused_total{${job},broker="b",reason="unknown_sensor"}`]: '0x110 5x10' },
    quiet: { [`lightfi_mqtt_refused_total{${job},broker="b",reason="unknown_sensor"}`]: constant(5) },
  },
}
