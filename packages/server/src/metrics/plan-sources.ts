import type { TimeSegment } from '../storage/time-series/reading.ts'
import { quarterMs } from '../storage/time-series/statements/quarters.ts'
import type { PooledSeries } from '../storage/time-series/statements/segment-statistics.ts'

/** Some series and segments, and the source of their figures. */
export interface SourcePlan {
  readonly source: 'quarters' | 'readings'
  readonly series: readonly PooledSeries[]
  /** The indexes of segments, rising. */
  readonly segments: readonly number[]
}

/** Tells whether all quarters of a series in `[fromMs, toMs)` are up to date. */
export type IsSummarised = (seriesId: number, fromMs: number, toMs: number) => boolean

/** The number of different sets of late segments that are planned apart; beyond, one set has them all. */
const maxPlansApart = 8

/**
 * Decides for each pool and segment whether the summaries can answer it. A pool's coverage is a union over
 * its series, so a pool takes a segment from one source as a whole; pools that are late in the same segments
 * go together. Raw readings are always right, so more of them may be read than needed.
 */
export function planSources(
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
  isSummarised: IsSummarised,
): SourcePlan[] {
  const groups = new Map<string, { late: ReadonlySet<number>; series: PooledSeries[] }>()
  for (const ofPool of Map.groupBy(series, ({ poolId }) => poolId).values()) {
    const late = findLateSegments(ofPool, segments, isSummarised)
    const key = [...late].join()
    const group = groups.get(key) ?? { late, series: [] }
    groups.set(key, group)
    for (const one of ofPool) group.series.push(one)
  }
  return mergeGroups([...groups.values()]).flatMap((group) => planGroup(group, segments.length))
}

interface Group {
  readonly late: ReadonlySet<number>
  readonly series: readonly PooledSeries[]
}

function findLateSegments(
  ofPool: readonly PooledSeries[],
  segments: readonly TimeSegment[],
  isSummarised: IsSummarised,
): Set<number> {
  const late = new Set<number>()
  for (const [index, { fromMs, toMs }] of segments.entries()) {
    const isAligned = fromMs % quarterMs === 0 && toMs % quarterMs === 0
    if (isAligned && ofPool.every(({ seriesId }) => isSummarised(seriesId, fromMs, toMs))) continue
    late.add(index)
  }
  return late
}

function mergeGroups(groups: readonly Group[]): readonly Group[] {
  if (groups.length <= maxPlansApart) return groups
  const late = new Set(groups.flatMap((group) => [...group.late]))
  return [{ late, series: groups.flatMap((group) => group.series) }]
}

function planGroup({ late, series }: Group, segmentCount: number): SourcePlan[] {
  const indexes = Array.from({ length: segmentCount }, (_, index) => index)
  const plans = [
    { source: 'quarters' as const, series, segments: indexes.filter((index) => !late.has(index)) },
    { source: 'readings' as const, series, segments: indexes.filter((index) => late.has(index)) },
  ]
  return plans.filter((plan) => plan.segments.length > 0)
}
