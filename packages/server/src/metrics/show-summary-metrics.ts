import type { Metrics } from '../http/metrics.ts'
import type { Rollups } from './rollups.ts'

/** Shows how far the summaries are, from which daily and hourly figures are answered. */
export function showSummaryMetrics(metrics: Metrics, rollups: Pick<Rollups, 'untilMs' | 'lateDays'>): void {
  metrics.showFigures(
    {
      kind: 'gauge',
      name: 'lightfi_summaries_until_timestamp_seconds',
      help: 'The end of the last day that is summarised, Unix time; nothing until the first round knows.',
    },
    [],
    () => (rollups.untilMs === 0 ? [] : [{ labels: {}, value: rollups.untilMs / 1000 }]),
  )
  metrics.showCount(
    'lightfi_summaries_late_days',
    'Days of series that are to be summarised anew, since readings came late.',
    () => rollups.lateDays,
  )
}
