/** A panel of the dashboard for Grafana: a question and the queries that answer it. */
export interface DashboardPanel {
  readonly title: string
  /** The unit, as Grafana calls it. */
  readonly unit: string
  /** PromQL, each with the text of its legend. `%` stands for the choice of the instance. */
  readonly queries: readonly (readonly [expression: string, legend: string])[]
}

/** Panels that belong together. */
export interface DashboardRow {
  readonly title: string
  readonly panels: readonly DashboardPanel[]
}

const perSecond = (metric: string, by: string) => `sum by (${by}) (rate(${metric}{%}[$__rate_interval]))`
const quantile = (share: number, metric: string, by = '') =>
  `histogram_quantile(${share}, sum by (le${by && `, ${by}`}) (rate(${metric}_bucket{%}[$__rate_interval])))`

/** All panels, in the order in which an operator asks. */
export const dashboardRows: readonly DashboardRow[] = [
  {
    title: 'Is it well?',
    panels: [
      {
        title: 'What is wrong',
        unit: 'short',
        queries: [
          ['lightfi_server_phase{%,state!="serving"} == 1', '{{state}}'],
          ['lightfi_readings_state{%,state!="ok"} == 1', 'readings {{state}}'],
          ['lightfi_database_state{%,state!="ok"} == 1', 'database {{state}}'],
          ['1 - lightfi_readings_reachable{%} > 0', 'readings unreachable'],
          ['lightfi_journal_behind{%} > 0', 'journal behind'],
        ],
      },
      {
        title: 'Requests by status',
        unit: 'reqps',
        queries: [[perSecond('lightfi_http_request_duration_seconds_count', 'status'), '{{status}}']],
      },
      {
        title: 'Time of requests, 95 in 100 are quicker',
        unit: 's',
        queries: [[quantile(0.95, 'lightfi_http_request_duration_seconds', 'operation'), '{{operation}}']],
      },
      {
        title: 'Errors and warnings in the log',
        unit: 'short',
        queries: [
          [
            'sum by (level) (increase(lightfi_log_lines_total{%,level=~"warn|error|fatal"}[$__rate_interval]))',
            '{{level}}',
          ],
          ['increase(lightfi_log_lost_lines_total{%}[$__rate_interval])', 'lost'],
        ],
      },
    ],
  },
  {
    title: 'Readings on their way in',
    panels: [
      {
        title: 'Readings',
        unit: 'short',
        queries: [
          [perSecond('lightfi_readings_stored_total', 'instance'), 'stored'],
          [perSecond('lightfi_readings_rejected_total', 'code'), 'rejected: {{code}}'],
          [perSecond('lightfi_readings_throttled_total', 'instance'), 'throttled'],
        ],
      },
      {
        title: 'How late they come',
        unit: 's',
        queries: [
          [quantile(0.5, 'lightfi_reading_delay_seconds'), 'half'],
          [quantile(0.95, 'lightfi_reading_delay_seconds'), '95 in 100'],
        ],
      },
      {
        title: 'Time of a commit',
        unit: 's',
        queries: [
          [quantile(0.5, 'lightfi_commit_duration_seconds'), 'half'],
          [quantile(0.95, 'lightfi_commit_duration_seconds'), '95 in 100'],
        ],
      },
      {
        title: 'Waiting for a commit, and for the engine',
        unit: 'short',
        queries: [
          ['lightfi_readings_waiting{%}', 'for a commit'],
          ['lightfi_journal_readings{%}', 'in the journal'],
        ],
      },
      {
        title: 'Oldest reading in the journal',
        unit: 's',
        queries: [['lightfi_journal_oldest_seconds{%}', '{{instance}}']],
      },
      {
        title: 'Commits that failed',
        unit: 'short',
        queries: [
          ['sum by (end) (increase(lightfi_commits_total{%,end!="stored"}[$__rate_interval]))', '{{end}}'],
        ],
      },
    ],
  },
  {
    title: 'Who is refused',
    panels: [
      {
        title: 'Problems',
        unit: 'reqps',
        queries: [[perSecond('lightfi_problems_total', 'code'), '{{code}}']],
      },
      {
        title: 'Bounds that are reached',
        unit: 'reqps',
        queries: [[perSecond('lightfi_bounds_reached_total', 'what, whose'), '{{what}} ({{whose}})']],
      },
      {
        title: 'Connections',
        unit: 'short',
        queries: [
          ['lightfi_http_connections{%}', 'open'],
          ['lightfi_http_connections_max{%}', 'the most'],
        ],
      },
    ],
  },
  {
    title: 'Readers',
    panels: [
      {
        title: 'Streams of events, and readers that wait',
        unit: 'short',
        queries: [
          ['lightfi_event_streams{%}', 'streams'],
          ['lightfi_log_waiting_readers{%}', 'waiting'],
          ['lightfi_log_unsettled_commits{%}', 'commits that nobody may see yet'],
        ],
      },
      {
        title: 'Webhooks: how late',
        unit: 's',
        queries: [['lightfi_webhook_lag_seconds{%}', '{{organisation}}']],
      },
      {
        title: 'Webhooks: requests',
        unit: 'reqps',
        queries: [
          [perSecond('lightfi_webhook_deliveries_total', 'organisation'), '{{organisation}}'],
          [
            perSecond('lightfi_webhook_failures_total', 'organisation, reason'),
            '{{organisation}}: {{reason}}',
          ],
        ],
      },
      {
        title: 'Brokers: connections that lack',
        unit: 'short',
        queries: [['lightfi_mqtt_connections{%} - lightfi_mqtt_connected{%}', '{{broker}}']],
      },
      {
        title: 'Brokers: messages',
        unit: 'short',
        queries: [[perSecond('lightfi_mqtt_messages_total', 'broker, outcome'), '{{broker}}: {{outcome}}']],
      },
      {
        title: 'Summaries: days that are to be made anew',
        unit: 'short',
        queries: [['lightfi_summaries_late_days{%}', '{{instance}}']],
      },
    ],
  },
  {
    title: 'Stores and machine',
    panels: [
      {
        title: 'Time of statements, 95 in 100 are quicker',
        unit: 's',
        queries: [
          [quantile(0.95, 'lightfi_store_statement_duration_seconds', 'store, kind'), '{{kind}} {{store}}'],
        ],
      },
      {
        title: 'Statements that failed',
        unit: 'short',
        queries: [
          [
            'sum by (store, reason) (increase(lightfi_store_errors_total{%}[$__rate_interval]))',
            '{{store}}: {{reason}}',
          ],
        ],
      },
      {
        title: 'Disk',
        unit: 'bytes',
        queries: [
          ['lightfi_disk_free_bytes{%}', 'free'],
          ['lightfi_disk_size_bytes{%}', 'size'],
          ['lightfi_database_size_bytes{%}', 'lightfi.sqlite'],
        ],
      },
      {
        title: 'Age of the newest backup',
        unit: 's',
        queries: [['time() - lightfi_last_backup_timestamp_seconds{%}', 'age']],
      },
      {
        title: 'Memory',
        unit: 'bytes',
        queries: [
          ['process_resident_memory_bytes{%}', 'of the process'],
          ['nodejs_heap_size_used_bytes{%}', 'of JavaScript'],
        ],
      },
      {
        title: 'Processor',
        unit: 'percentunit',
        queries: [['rate(process_cpu_seconds_total{%}[$__rate_interval])', '{{instance}}']],
      },
      {
        title: 'How long the event loop stands still',
        unit: 's',
        queries: [['nodejs_eventloop_lag_p99_seconds{%}', '99 in 100']],
      },
    ],
  },
]
