import { dayMs } from '../day-ms.ts'
import { useGapMs } from '../motion-use.ts'
import { type ExpiryBorders, storedMarginMs } from '../retention/index.ts'
import type { TimeSegment } from '../storage/time-series/reading.ts'
import { readKeptStretches } from '../storage/time-series/statements/kept-statistics.ts'
import { readSeriesRuns } from '../storage/time-series/statements/runs.ts'
import type { PooledSeries } from '../storage/time-series/statements/segment-statistics.ts'
import { readStretches } from '../storage/time-series/statements/stretches.ts'
import { readRawStatistics, type StatisticsSources } from './read-statistics.ts'
import { measureOverlaps, unite } from './time-cover.ts'

/** The most series times days of one statement: at an event each half minute 17 million rows. */
const maxSeriesDays = 6_000

/** The motion of a pool in one segment. */
export interface MotionFigures {
  /** The number of events. */
  readonly count: number
  /** The milliseconds in use by any of the series. */
  readonly usedMs: number
  /** The milliseconds in which at least one of the sensors was known to be online. */
  readonly onlineMs: number
}

/** The series of the sensors that watch some places, a pool for each place. */
export interface MotionSeries {
  readonly poolCount: number
  readonly events: readonly PooledSeries[]
  readonly onlineReports: readonly PooledSeries[]
}

/**
 * Measures the use of places, pool by pool and segment by segment. Use is found per sensor and then united,
 * so that two sensors with rare events do not add up to a used room, and time that two sensors see counts
 * once.
 *
 * @param segments disjoint and rising.
 * @throws StoreBusyError when too many queries wait.
 */
export async function measureMotion(
  sources: StatisticsSources,
  segments: readonly TimeSegment[],
  { poolCount, events, onlineReports }: MotionSeries,
): Promise<MotionFigures[][]> {
  const counts = await countEvents(sources, segments, events)
  const used = await readUse(sources, segments, events)
  const online = await readOnline(sources, segments, onlineReports)
  return Array.from({ length: poolCount }, (_, poolId) => {
    const usedMs = measureOverlaps(unite(used.get(poolId) ?? []), segments)
    const onlineMs = measureOverlaps(unite(online.get(poolId) ?? []), segments)
    return segments.map((_segment, index) => ({
      count: counts.get(poolId)?.[index] ?? 0,
      usedMs: usedMs[index] ?? 0,
      onlineMs: onlineMs[index] ?? 0,
    }))
  })
}

/** Counts by pool the events in each segment. */
async function countEvents(
  sources: StatisticsSources,
  segments: readonly TimeSegment[],
  events: readonly PooledSeries[],
): Promise<Map<number, number[]>> {
  const counts = new Map<number, number[]>()
  // Only the number of data is asked for.
  const momentary = events.map((series) => ({ ...series, reachMs: 1 }))
  for (const { poolId, segment, count } of await readRawStatistics(sources, momentary, segments)) {
    const ofPool = counts.get(poolId) ?? segments.map(() => 0)
    counts.set(poolId, ofPool)
    ofPool[segment] = (ofPool[segment] ?? 0) + count
  }
  return counts
}

/** Reads by pool the times when one of its series was in use. */
async function readUse(
  { store, borders }: StatisticsSources,
  segments: readonly TimeSegment[],
  events: readonly PooledSeries[],
): Promise<Map<number, TimeSegment[]>> {
  const use = new Map<number, TimeSegment[]>()
  const { fromMs, toMs } = spanOf(segments)
  for (const { some, expiredMs } of chunkSeries(events, toMs - fromMs, borders)) {
    const poolOf = new Map(some.map(({ seriesId, poolId }) => [seriesId, poolId]))
    const seriesIds = [...poolOf.keys()]
    const runs = await store.run(
      readSeriesRuns({
        seriesIds,
        fromMs: Math.max(fromMs - useGapMs, findStoredMs(expiredMs)),
        toMs: toMs + useGapMs,
        maxGapMs: useGapMs - 1,
      }),
    )
    const kept = await store.run(readKeptStretches({ seriesIds, expiredMs, fromMs, toMs }))
    for (const stretch of [...runs, ...kept]) addTo(use, poolOf.get(stretch.seriesId), stretch)
  }
  return use
}

/**
 * Finds the time from which on all readings of a series are stored: those shortly before its border are,
 * since they tell of the time behind it.
 */
function findStoredMs(expiredMs: number): number {
  return expiredMs - storedMarginMs
}

/**
 * Reads by pool the times when one of its sensors was known to be online: it said so, not longer ago than its
 * expected interval.
 */
async function readOnline(
  { store, borders }: StatisticsSources,
  segments: readonly TimeSegment[],
  onlineReports: readonly PooledSeries[],
): Promise<Map<number, TimeSegment[]>> {
  const online = new Map<number, TimeSegment[]>()
  const { fromMs, toMs } = spanOf(segments)
  for (const [reachMs, alike] of Map.groupBy(onlineReports, (series) => series.reachMs)) {
    for (const { some, expiredMs } of chunkSeries(alike, toMs - fromMs, borders)) {
      const poolOf = new Map(some.map(({ seriesId, poolId }) => [seriesId, poolId]))
      const seriesIds = [...poolOf.keys()]
      const range = { fromMs: Math.max(fromMs - reachMs, findStoredMs(expiredMs)), toMs }
      const stretches = await store.run(readStretches({ seriesIds, value: 1, reachMs, ...range }))
      const kept = await store.run(readKeptStretches({ seriesIds, expiredMs, fromMs, toMs }))
      for (const stretch of [...stretches, ...kept]) addTo(online, poolOf.get(stretch.seriesId), stretch)
    }
  }
  return online
}

function spanOf(segments: readonly TimeSegment[]): TimeSegment {
  return { fromMs: segments[0]?.fromMs ?? 0, toMs: segments.at(-1)?.toMs ?? 0 }
}

/** Series that are read at once, and expired before the same time. */
interface SeriesChunk {
  readonly some: readonly PooledSeries[]
  readonly expiredMs: number
}

function* chunkSeries(
  series: readonly PooledSeries[],
  spanMs: number,
  borders: ExpiryBorders,
): Generator<SeriesChunk, void, undefined> {
  const size = Math.max(1, Math.floor(maxSeriesDays / Math.ceil(spanMs / dayMs + 1)))
  for (const [expiredMs, alike] of Map.groupBy(series, ({ seriesId }) => borders.expiredMs(seriesId))) {
    for (let from = 0; from < alike.length; from += size) {
      yield { some: alike.slice(from, from + size), expiredMs }
    }
  }
}

function addTo(byPool: Map<number, TimeSegment[]>, poolId: number | undefined, stretch: TimeSegment): void {
  if (poolId === undefined) throw new Error('the store answered a series that nobody asked for')
  const ofPool = byPool.get(poolId)
  if (ofPool) ofPool.push(stretch)
  else byPool.set(poolId, [stretch])
}
