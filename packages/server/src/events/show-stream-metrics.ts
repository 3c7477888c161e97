import type { Metrics } from '../http/metrics.ts'
import type { EventStreams } from './event-streams.ts'

/** Shows how many streams of events are open, and which the server ended. */
export function showStreamMetrics(metrics: Metrics, streams: Pick<EventStreams, 'size' | 'ended'>): void {
  metrics.showCount('lightfi_event_streams', 'Open streams of events.', () => streams.size)
  metrics.showFigures(
    {
      kind: 'counter',
      name: 'lightfi_event_streams_ended_total',
      help: 'Streams of events that the server ended, by the code that their reader got.',
    },
    ['code'],
    () => Array.from(streams.ended, ([code, value]) => ({ labels: { code }, value })),
  )
}
