import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../http/metrics.ts'
import { version } from '../version.ts'
import type { CountedLog } from './counted-log.ts'
import { type Readiness, serverPhases } from './readiness.ts'

/** Shows which server this is, whether it serves, its connections, and what its log says. */
export function showServerMetrics(
  metrics: Metrics,
  { app, readiness, log }: { app: FastifyInstance; readiness: Readiness; log: CountedLog },
): void {
  metrics.showFigures(
    { kind: 'gauge', name: 'lightfi_build_info', help: 'Always 1, with the version of the server.' },
    ['version'],
    () => [{ labels: { version }, value: 1 }],
  )
  metrics.showState(
    'lightfi_server_phase',
    'What the server is doing: 1 for the phase that holds.',
    serverPhases,
    () => readiness.phase,
  )
  const { connectionCounts } = app
  metrics.showCount('lightfi_http_connections', 'Open connections.', () => connectionCounts.open)
  metrics.showCount('lightfi_http_connections_max', 'The most that may be open.', () => connectionCounts.most)
  metrics.showFigures(
    {
      kind: 'counter',
      name: 'lightfi_http_connections_refused_total',
      help: 'Connections that were closed at once: too many of one address, or in all.',
    },
    ['bound'],
    () => [
      { labels: { bound: 'address' }, value: connectionCounts.refused.perAddress },
      { labels: { bound: 'all' }, value: connectionCounts.refused.inAll },
    ],
  )
  metrics.showFigures(
    { kind: 'counter', name: 'lightfi_log_lines_total', help: 'Lines of the log, by level.' },
    ['level'],
    () => Array.from(log.lines, ([level, value]) => ({ labels: { level }, value })),
  )
  metrics.showFigures(
    {
      kind: 'counter',
      name: 'lightfi_log_lost_lines_total',
      help: 'Lines of the log that were lost, since it could not be written.',
    },
    [],
    () => [{ labels: {}, value: log.lostInAll }],
  )
}
