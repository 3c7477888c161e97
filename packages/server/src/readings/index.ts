import type { Clock } from '../clock.ts'
import type { Estate } from '../estate/estate.ts'
import { findOrganisationId } from '../estate/index.ts'
import type { Metrics } from '../http/metrics.ts'
import { type ClosedTimes, type ExpiryBorders, nothingExpired } from '../retention/index.ts'
import type { ArrivalRepository } from '../storage/relational/arrival-repository.ts'
import type { SequenceRepository } from '../storage/relational/sequence-repository.ts'
import type { Series } from '../storage/relational/series-repository.ts'
import { StoreDamagedError } from '../storage/time-series/drivers/time-series-driver.ts'
import type { NewestReading } from '../storage/time-series/reading.ts'
import { readNewest } from '../storage/time-series/statements/newest.ts'
import type { TimeSeries } from '../storage/time-series/time-series.ts'
import { Arrivals } from './arrivals/arrivals.ts'
import { Changes } from './changes/changes.ts'
import { KeptLog } from './changes/kept-log.ts'
import { LogHead } from './changes/log-head.ts'
import type { Commit, CommitSubscriber } from './commit/commit.ts'
import { CommitHorizon } from './commit/commit-horizon.ts'
import { CommitReadings } from './commit/commit-readings.ts'
import { GroupCommitter } from './commit/group-committer.ts'
import { MotionSettler, type PreparedBatch } from './commit/motion-settler.ts'
import { SequenceSource } from './commit/sequence-source.ts'
import type { SeriesDirectory } from './commit/series-directory.ts'
import { History } from './history/history.ts'
import { HistoryPlaces } from './history/history-places.ts'
import { KeptFiles } from './history/kept-files.ts'
import { Ingest } from './intake/ingest.ts'
import { IntakeCounts } from './intake/intake-counts.ts'
import { LatestValues } from './latest/latest-values.ts'
import { OnlineStatusHistory } from './latest/online-status-history.ts'
import { CommitMetrics, showReadingMetrics } from './show-reading-metrics.ts'
import { UnplacedSensors } from './unplaced/unplaced-sensors.ts'

export { ArrivalWorker } from './arrivals/arrival-worker.ts'
export type { Arrival, Arrivals, CommitsByArrival } from './arrivals/arrivals.ts'
export {
  type CursorParts,
  readChangeCursor,
  refuseChangeCursor,
  writeChangeCursor,
  writeReadingId,
} from './changes/change-cursor.ts'
export type { ChangePage, ChangeReader, Changes } from './changes/changes.ts'
export { chooseReadings, chooseVisibleReadings, type SeriesChoice } from './changes/choose-readings.ts'
export { findLogPlace } from './changes/find-log-place.ts'
export { toLoggedReading } from './changes/to-logged-reading.ts'
export { bucketLengthsMs } from './history/bucket-lengths.ts'
export { chooseFormat } from './history/choose-format.ts'
export { chooseFrame, type Frame, frameRows } from './history/frame-rows.ts'
export { buildFigureColumn, listRangeLines, listVariableLines } from './history/history-sheets.ts'
export { readRange } from './history/read-range.ts'
export { isLargeRead } from './history/read-size.ts'
export { buildWallClock } from './history/wall-clock.ts'
export { maxClockSkewMs } from './intake/check-reading.ts'
export { decodePostedJson, readPostedBatch, readPostedLines } from './intake/read-posted.ts'
export type { DerivedStatus } from './latest/latest-values.ts'

/** Everything that can be done with readings. */
export interface Readings {
  readonly ingest: Ingest
  readonly unplaced: UnplacedSensors
  readonly history: History
  readonly changes: Changes
  readonly arrivals: Arrivals
  readonly keptLog: KeptLog
  readonly latest: LatestValues
  readonly series: SeriesDirectory
  /** Resolves when every reading that was taken in is durable. */
  drain(): Promise<void>
  /**
   * Resolves when every reading that was taken in before is durable.
   * @returns false while the end of some is not known.
   */
  settle(): Promise<boolean>
  /** Forgets the latest values of series that have expired. */
  forgetExpired(seriesIds: readonly number[]): void
}

/** The parts of the rest of the server that readings use. */
export interface ReadingsParts {
  readonly estate: Estate
  readonly timeSeries: TimeSeries
  readonly relational: { readonly sequences: SequenceRepository; readonly arrivals: ArrivalRepository }
  readonly series: SeriesDirectory
  readonly clock: Clock
  /** Default: nothing has expired. */
  readonly borders?: ExpiryBorders
  /** The times that are taken. Default: all. */
  readonly closed?: ClosedTimes
  /** Notes the readings that are to be summarised, however a commit ended. */
  readonly summaries: CommitSubscriber
  /** Is told each sequence once its readings are stored. */
  readonly mark?: { note(sequence: number): void } | undefined
  /** Shows what is counted; absent where nobody asks. */
  readonly metrics?: Metrics | undefined
  /** Hears of the end of each commit, as `CommitParts.onEnd`. */
  readonly onCommit?: ((commit: Commit, durationMs: number) => void) | undefined
  /** Reads all parts of the store, and lists those that cannot be read. */
  readonly findUnreadableParts?: () => Promise<readonly string[]>
}

/** Composes the feature; loads the latest values. */
export async function createReadings(parts: ReadingsParts): Promise<Readings> {
  const {
    estate,
    timeSeries,
    relational,
    series,
    clock,
    summaries,
    mark,
    metrics,
    onCommit,
    borders = nothingExpired,
    closed,
  } = parts
  const onSilence = (sensorIds: readonly string[]) => estate.noteReports(sensorIds)
  const latest = LatestValues.build(await findNewest(parts), {
    series,
    clock,
    onSilence,
    findOrganisationId: (sensorId) => findOrganisationId(estate, sensorId),
  })
  const expiredMs = (seriesId: number) => borders.expiredMs(seriesId)
  latest.forgetExpired(
    series.list().map(({ seriesId }) => seriesId),
    expiredMs,
  )
  const statuses = new OnlineStatusHistory({ store: timeSeries, series, latest, clock, borders })
  const horizon = new CommitHorizon(await SequenceSource.open(relational.sequences))
  const arrivals = await Arrivals.open({ repository: relational.arrivals, horizon, clock })
  const log = new LogHead(horizon, (seriesId) => listSubjectsOf(estate, series.get(seriesId)))
  const motion = new MotionSettler(timeSeries, series, latest)
  const counted = metrics && new CommitMetrics(metrics, clock)
  const commits = new CommitReadings({
    motion,
    order: horizon,
    store: timeSeries,
    subscribers: [
      (commit) => commit.end === 'stored' && estate.noteReports(latest.apply(commit)),
      (commit) => motion.note(commit),
      summaries,
      (commit) => log.add(commit),
      () => arrivals.note(),
      ({ end, sequence }) => end === 'stored' && mark?.note(sequence),
    ],
    onEnd: (commit, durationMs) => {
      counted?.note(commit, durationMs)
      onCommit?.(commit, durationMs)
    },
  })
  const committer = new GroupCommitter((batches: readonly PreparedBatch[]) => commits.commit(batches))
  const unplaced = new UnplacedSensors(estate, clock)
  const counts = new IntakeCounts()
  if (metrics) showReadingMetrics(metrics, { counts, committer, log })
  const places = new HistoryPlaces()
  const files = new KeptFiles(places.files)
  return {
    ingest: new Ingest({ estate, series, motion, committer, clock, unplaced, counts, closed }),
    unplaced,
    history: new History({ store: timeSeries, series, statuses, clock, borders, places, files }),
    changes: new Changes(timeSeries, log, borders),
    arrivals,
    keptLog: new KeptLog({ borders, arrivals }),
    latest,
    series,
    drain: () => committer.drain(),
    settle: async () => {
      await committer.settle()
      return horizon.isCertain
    },
    forgetExpired: (seriesIds) => estate.noteReports(latest.forgetExpired(seriesIds, expiredMs)),
  }
}

/**
 * Finds the latest values that can be read: a part that cannot be read is left out, and a store that cannot
 * has none.
 */
async function findNewest({ timeSeries, findUnreadableParts }: ReadingsParts): Promise<NewestReading[]> {
  try {
    return await timeSeries.run(readNewest())
  } catch (error) {
    if (!(error instanceof StoreDamagedError) || !findUnreadableParts) throw error
    const unreadable = await findUnreadableParts()
    return unreadable.length === 0 ? [] : timeSeries.run(readNewest(unreadable))
  }
}

/**
 * Lists the subjects of readings of a series: their sensor, every location around it, and the same with their
 * variable.
 */
function listSubjectsOf(estate: Estate, series: Series | undefined): string[] {
  if (!series) return []
  const subjects = [`sensor ${series.sensorId}`]
  let locationId = estate.findSensor(series.sensorId)?.locationId ?? null
  while (locationId !== null) {
    subjects.push(`location ${locationId}`, `location ${locationId} ${series.varName}`)
    locationId = estate.findLocation(locationId)?.parentId ?? null
  }
  return subjects
}
