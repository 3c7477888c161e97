import type { Clock } from '../clock.ts'
import { Distribution } from '../http/distribution.ts'
import type { Metrics } from '../http/metrics.ts'
import type { LogHead } from './changes/log-head.ts'
import type { Commit } from './commit/commit.ts'
import type { CommitEnd } from './commit/commit-order.ts'
import type { IntakeCounts } from './intake/intake-counts.ts'

/** The parts whose work is counted. */
export interface CountedReadings {
  readonly counts: IntakeCounts
  readonly committer: { readonly waitingReadings: number }
  readonly log: Pick<LogHead, 'lastSequence' | 'settledSequence' | 'waiting'>
}

/** From a clock that is ahead to a week late, seconds. */
const delayBounds = [0, 5, 15, 60, 300, 900, 3_600, 21_600, 86_400, 604_800]
const commitBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** Counts commits, and how late their readings are. */
export class CommitMetrics {
  readonly #clock: Clock
  readonly #delays = new Distribution(delayBounds)
  readonly #ends = new Map<CommitEnd, number>()
  readonly #noteDuration: (durationMs: number) => void
  #stored = 0
  #newestMs: number | undefined

  constructor(metrics: Metrics, clock: Clock) {
    this.#clock = clock
    const note = metrics.addDurations({
      name: 'lightfi_commit_duration_seconds',
      help: 'Time to make the readings of a commit durable.',
      buckets: commitBounds,
    })
    this.#noteDuration = (durationMs) => note({}, durationMs)
    this.#show(metrics)
  }

  /** Counts a commit that ended. */
  note({ end, readings }: Commit, durationMs: number): void {
    this.#ends.set(end, (this.#ends.get(end) ?? 0) + 1)
    this.#noteDuration(durationMs)
    if (end !== 'stored') return
    const nowMs = this.#clock()
    this.#newestMs = nowMs
    this.#stored += readings.length
    for (const { timeMs } of readings) this.#delays.add(Math.max(0, nowMs - timeMs) / 1000)
  }

  #show(metrics: Metrics): void {
    metrics.showFigures(
      { kind: 'counter', name: 'lightfi_readings_stored_total', help: 'Readings that were made durable.' },
      [],
      () => [{ labels: {}, value: this.#stored }],
    )
    metrics.showDistribution(
      'lightfi_reading_delay_seconds',
      'Time from the measurement of a reading to its commit; 0 for one whose clock is ahead.',
      this.#delays,
    )
    metrics.showFigures(
      { kind: 'counter', name: 'lightfi_commits_total', help: 'Commits of readings, by how they ended.' },
      ['end'],
      () => Array.from(this.#ends, ([end, value]) => ({ labels: { end }, value })),
    )
    metrics.showFigures(
      {
        kind: 'gauge',
        name: 'lightfi_newest_commit_timestamp_seconds',
        help: 'When readings were made durable last, Unix time; nothing before the first since the start.',
      },
      [],
      () => (this.#newestMs === undefined ? [] : [{ labels: {}, value: this.#newestMs / 1000 }]),
    )
  }
}

/** Shows what waits, what was not stored, and how far readers of the log may go. */
export function showReadingMetrics(metrics: Metrics, { counts, committer, log }: CountedReadings): void {
  metrics.showFigures(
    {
      kind: 'counter',
      name: 'lightfi_readings_throttled_total',
      help: 'Motion events that were not recorded, less than 10 s from a recorded one.',
    },
    [],
    () => [{ labels: {}, value: counts.throttled }],
  )
  metrics.showFigures(
    {
      kind: 'counter',
      name: 'lightfi_readings_rejected_total',
      help: 'Readings that were rejected, by the code that their sender got.',
    },
    ['code'],
    () => Array.from(counts.rejected, ([code, value]) => ({ labels: { code }, value })),
  )
  metrics.showCount(
    'lightfi_readings_waiting',
    'Readings that wait for a commit, of a million at the most.',
    () => committer.waitingReadings,
  )
  metrics.showCount(
    'lightfi_log_unsettled_commits',
    'Commits at the end of the log that no reader may see, since one is under way or its end is unknown.',
    () => log.lastSequence - log.settledSequence,
  )
  metrics.showCount(
    'lightfi_log_waiting_readers',
    'Readers, streams and webhooks that have read everything and wait for readings.',
    () => log.waiting,
  )
}
