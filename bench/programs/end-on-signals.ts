import { superviseEnding } from '@openlightfi/process'

/** Ends a program of the benchmark as `lightfi-server` ends. */
export function endOnSignals(stop: () => Promise<void>): void {
  superviseEnding({
    name: 'The program',
    stop,
    signals: ['SIGINT', 'SIGTERM'],
    stopMs: 25_000,
    failureMs: 10_000,
  })
}
