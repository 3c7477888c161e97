import type { SeriesDatum, TimeSegment } from '../../storage/time-series/reading.ts'
import type { Run } from '../../storage/time-series/statements/run.ts'
import { expectsSilence } from './silence.ts'

/** The facts about a sensor in a stretch of time. */
export interface HeardStretch extends TimeSegment {
  /** The time from a datum to the silence after it. */
  readonly silenceMs: number
  /** The data in the stretch, of all variables: stretches without a gap longer than `silenceMs`, rising. */
  readonly runs: readonly Run[]
  /** The reports of `onlineStatus` in the stretch, rising. */
  readonly reports: readonly SeriesDatum[]
  /** The time of the last datum before the stretch, if any. */
  readonly previousMs: number | undefined
  /** The value of the last report before the stretch, if any. */
  readonly previousReport: number | undefined
  /**
   * Tells whether a silence after the datum of that time has begun, when none came until the end of the
   * stretch.
   */
  isSilentAfter(timeMs: number): boolean
}

/**
 * Derives the data of `onlineStatus` in a stretch from silence, rising: 0 where a silence begins, and 1 at
 * the datum that ends it unless that is a report itself. Where the last report says offline or retired there
 * is none.
 */
export function deriveOnlineStatus(stretch: HeardStretch): SeriesDatum[] {
  const { fromMs, toMs, silenceMs, runs, reports } = stretch
  const derived: SeriesDatum[] = []
  let lastMs = stretch.previousMs
  let report = stretch.previousReport
  let next = 0
  const add = (timeMs: number, value: number): void => {
    if (timeMs >= fromMs && timeMs < toMs) derived.push({ timeMs, value })
  }
  const addSilence = (afterMs: number, untilMs: number | undefined): void => {
    for (; (reports[next]?.timeMs ?? toMs) <= afterMs; next += 1) report = reports[next]?.value
    if (expectsSilence(report)) return
    add(afterMs + silenceMs, 0)
    if (untilMs !== undefined && reports[next]?.timeMs !== untilMs) add(untilMs, 1)
  }
  for (const run of runs) {
    if (lastMs !== undefined && run.fromMs - lastMs > silenceMs) addSilence(lastMs, run.fromMs)
    lastMs = run.toMs
  }
  if (lastMs !== undefined && stretch.isSilentAfter(lastMs)) addSilence(lastMs, undefined)
  return derived
}
