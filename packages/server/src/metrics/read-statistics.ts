import { dayMs } from '../day-ms.ts'
import type { ExpiryBorders } from '../retention/index.ts'
import type { TimeSegment } from '../storage/time-series/reading.ts'
import { readBucketStatistics } from '../storage/time-series/statements/bucket-statistics.ts'
import { readKeptStatistics } from '../storage/time-series/statements/kept-statistics.ts'
import { readQuarterStatistics } from '../storage/time-series/statements/quarter-statistics.ts'
import {
  type PooledSeries,
  readSegmentStatistics,
  type SegmentStatistics,
} from '../storage/time-series/statements/segment-statistics.ts'
import type { ReadingReader } from '../storage/time-series/time-series.ts'
import { type IsSummarised, planSources, type SourcePlan } from './plan-sources.ts'
import { splitAtExpiry } from './split-at-expiry.ts'

/** The sources of statistics. */
export interface StatisticsSources {
  readonly store: ReadingReader
  readonly isSummarised: IsSummarised
  readonly borders: ExpiryBorders
}

/**
 * The size up to which one look at the readings is cheaper than several statements: 1.4 million of them at
 * one a minute, some 60 ms.
 */
const maxReadSeriesDays = 1_000

/**
 * Reads from summaries where they are up to date, else from the readings, and of expired time from the
 * figures that are kept: the answer is the same. A segment may be answered in two parts, of time before and
 * after a border.
 */
export function readStatistics(
  sources: StatisticsSources,
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
): Promise<SegmentStatistics[]> {
  return readSplit(sources, series, segments, (some, left) =>
    readPlanned(sources, some, left, (ofPlan, chosen) =>
      sources.store.run(readSegmentStatistics(ofPlan, chosen)),
    ),
  )
}

/** Reads the same without summaries, for series that have none. */
export function readRawStatistics(
  sources: StatisticsSources,
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
): Promise<SegmentStatistics[]> {
  return readSplit(sources, series, segments, (some, left) =>
    sources.store.run(readSegmentStatistics(some, left)),
  )
}

/**
 * Reads the same for series with one pool each, in segments most of which begin where another ends. A short
 * span is read from the readings by one statement.
 */
export function readTouchingStatistics(
  sources: StatisticsSources,
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
): Promise<SegmentStatistics[]> {
  return readSplit(sources, series, segments, (some, left) => readTouching(sources, some, left))
}

type ReadSegments = (
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
) => Promise<SegmentStatistics[]>

/** @param readStored reads what has not expired. */
async function readSplit(
  { store, borders }: StatisticsSources,
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
  readStored: ReadSegments,
): Promise<SegmentStatistics[]> {
  const { kept, stored } = splitAtExpiry(series, segments, borders)
  const statistics: SegmentStatistics[] = []
  const take = (found: readonly SegmentStatistics[], indexes: readonly number[]) => {
    for (const statistic of found) statistics.push({ ...statistic, segment: placeOf(statistic, indexes) })
  }
  for (const part of kept) {
    take(await store.run(readKeptStatistics(part.series, part.segments)), part.indexes)
  }
  for (const part of stored) take(await readStored(part.series, part.segments), part.indexes)
  return statistics
}

function placeOf({ segment }: SegmentStatistics, indexes: readonly number[]): number {
  const place = indexes[segment]
  if (place === undefined) throw new Error('the store answered a segment that was not asked for')
  return place
}

async function readTouching(
  sources: StatisticsSources,
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
): Promise<SegmentStatistics[]> {
  const spanMs = (segments.at(-1)?.toMs ?? 0) - (segments[0]?.fromMs ?? 0)
  const isShort = spanMs * series.length <= maxReadSeriesDays * dayMs
  if (isShort && findRuns(segments).length === 1) {
    return sources.store.run(readBucketStatistics(series, segments))
  }
  return readPlanned(sources, series, segments, (ofPlan, chosen) => readRuns(sources.store, ofPlan, chosen))
}

async function readPlanned(
  { isSummarised, store }: StatisticsSources,
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
  readReadings: ReadSegments,
): Promise<SegmentStatistics[]> {
  const statistics: SegmentStatistics[] = []
  for (const plan of planSources(series, segments, isSummarised)) {
    const chosen = chooseSegments(plan, segments)
    const found =
      plan.source === 'quarters'
        ? await store.run(readQuarterStatistics(plan.series, chosen))
        : await readReadings(plan.series, chosen)
    for (const statistic of found) {
      statistics.push({ ...statistic, segment: placeOf(statistic, plan.segments) })
    }
  }
  return statistics
}

function chooseSegments({ segments: indexes }: SourcePlan, segments: readonly TimeSegment[]): TimeSegment[] {
  return indexes.flatMap((index) => segments[index] ?? [])
}

/** Reads run after run; scattered segments are read together. */
async function readRuns(
  store: ReadingReader,
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
): Promise<SegmentStatistics[]> {
  const runs = findRuns(segments)
  if (runs.length > maxRuns) return store.run(readSegmentStatistics(series, segments))
  const statistics: SegmentStatistics[] = []
  let before = 0
  for (const run of runs) {
    for (const statistic of await store.run(readBucketStatistics(series, run))) {
      statistics.push({ ...statistic, segment: statistic.segment + before })
    }
    before += run.length
  }
  return statistics
}

/** The most runs with separate statements. Readings that come late are usually of the last days. */
const maxRuns = 4

/** Puts segments together that follow one another without a gap. */
function findRuns(segments: readonly TimeSegment[]): readonly (readonly TimeSegment[])[] {
  const runs: TimeSegment[][] = []
  for (const segment of segments) {
    const run = runs.at(-1)
    if (run?.at(-1)?.toMs === segment.fromMs) run.push(segment)
    else runs.push([segment])
  }
  return runs
}
