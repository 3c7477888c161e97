import { dayMs } from '../day-ms.ts'
import type { TimeSegment } from '../storage/time-series/reading.ts'
import { readSeriesRuns } from '../storage/time-series/statements/runs.ts'
import {
  type PooledSeries,
  readSegmentStatistics,
} from '../storage/time-series/statements/segment-statistics.ts'
import { readStretches } from '../storage/time-series/statements/stretches.ts'
import type { ReadingReader } from '../storage/time-series/time-series.ts'
import { measureOverlaps, unite } from './time-cover.ts'

/** Two successive events less than this apart count the time between them as used (LightFi's definition). */
const useGapMs = 600_000

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
  store: ReadingReader,
  segments: readonly TimeSegment[],
  { poolCount, events, onlineReports }: MotionSeries,
): Promise<MotionFigures[][]> {
  const counts = await countEvents(store, segments, events)
  const used = await readUse(store, segments, events)
  const online = await readOnline(store, segments, onlineReports)
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
  store: ReadingReader,
  segments: readonly TimeSegment[],
  events: readonly PooledSeries[],
): Promise<Map<number, number[]>> {
  const counts = new Map<number, number[]>()
  // Only the number of data is asked for.
  const momentary = events.map((series) => ({ ...series, reachMs: 1 }))
  for (const { poolId, segment, count } of await store.run(readSegmentStatistics(momentary, segments))) {
    const ofPool = counts.get(poolId) ?? segments.map(() => 0)
    counts.set(poolId, ofPool)
    ofPool[segment] = count
  }
  return counts
}

/** Reads by pool the times when one of its series was in use. */
async function readUse(
  store: ReadingReader,
  segments: readonly TimeSegment[],
  events: readonly PooledSeries[],
): Promise<Map<number, TimeSegment[]>> {
  const use = new Map<number, TimeSegment[]>()
  const { fromMs, toMs } = spanOf(segments)
  for (const some of chunkSeries(events, toMs - fromMs)) {
    const poolOf = new Map(some.map(({ seriesId, poolId }) => [seriesId, poolId]))
    const runs = await store.run(
      readSeriesRuns({
        seriesIds: [...poolOf.keys()],
        fromMs: fromMs - useGapMs,
        toMs: toMs + useGapMs,
        maxGapMs: useGapMs - 1,
      }),
    )
    for (const run of runs) addTo(use, poolOf.get(run.seriesId), run)
  }
  return use
}

/**
 * Reads by pool the times when one of its sensors was known to be online: it said so, not longer ago than its
 * expected interval.
 */
async function readOnline(
  store: ReadingReader,
  segments: readonly TimeSegment[],
  onlineReports: readonly PooledSeries[],
): Promise<Map<number, TimeSegment[]>> {
  const online = new Map<number, TimeSegment[]>()
  const { fromMs, toMs } = spanOf(segments)
  for (const [reachMs, alike] of Map.groupBy(onlineReports, (series) => series.reachMs)) {
    for (const some of chunkSeries(alike, toMs - fromMs)) {
      const poolOf = new Map(some.map(({ seriesId, poolId }) => [seriesId, poolId]))
      const range = { fromMs: fromMs - reachMs, toMs }
      const stretches = await store.run(
        readStretches({
          seriesIds: [...poolOf.keys()],
          value: 1,
          reachMs,
          ...range,
        }),
      )
      for (const stretch of stretches) addTo(online, poolOf.get(stretch.seriesId), stretch)
    }
  }
  return online
}

function spanOf(segments: readonly TimeSegment[]): TimeSegment {
  return { fromMs: segments[0]?.fromMs ?? 0, toMs: segments.at(-1)?.toMs ?? 0 }
}

function* chunkSeries(
  series: readonly PooledSeries[],
  spanMs: number,
): Generator<readonly PooledSeries[], void, undefined> {
  const size = Math.max(1, Math.floor(maxSeriesDays / Math.ceil(spanMs / dayMs + 1)))
  for (let from = 0; from < series.length; from += size) yield series.slice(from, from + size)
}

function addTo(byPool: Map<number, TimeSegment[]>, poolId: number | undefined, stretch: TimeSegment): void {
  if (poolId === undefined) throw new Error('the store answered a series that nobody asked for')
  const ofPool = byPool.get(poolId)
  if (ofPool) ofPool.push(stretch)
  else byPool.set(poolId, [stretch])
}
