import type { ExpiryBorders } from '../retention/index.ts'
import type { TimeSegment } from '../storage/time-series/reading.ts'
import { narrowToSlots } from '../storage/time-series/slots.ts'
import type { ExpiredSeries } from '../storage/time-series/statements/kept-statistics.ts'
import type { PooledSeries } from '../storage/time-series/statements/segment-statistics.ts'

/** Some series, and parts of the segments that were asked for. */
interface Part<Series> {
  readonly series: readonly Series[]
  readonly segments: readonly TimeSegment[]
  /** The place of each segment among those that were asked for, rising. */
  readonly indexes: readonly number[]
}

/** A question, split by whether readings of a pool have expired. */
export interface SplitQuestion {
  readonly kept: readonly Part<ExpiredSeries>[]
  readonly stored: readonly Part<PooledSeries>[]
}

/**
 * Splits a question at the time before which a pool has expired, the latest of its series: coverage of a pool
 * is a union, so a moment comes from one source. What expired is known by slots, so a border that cuts one
 * leaves it out.
 */
export function splitAtExpiry(
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
  borders: ExpiryBorders,
): SplitQuestion {
  const expired = series.map((one) => ({ ...one, expiredMs: borders.expiredMs(one.seriesId) }))
  const borderOf = new Map<number, number>()
  for (const { poolId, expiredMs } of expired) {
    borderOf.set(poolId, Math.max(borderOf.get(poolId) ?? 0, expiredMs))
  }
  const groups = Map.groupBy(expired, ({ poolId }) => borderOf.get(poolId) ?? 0)
  const parts = [...groups].map(([borderMs, alike]) => {
    const before = (segment: TimeSegment) =>
      narrowToSlots({ fromMs: segment.fromMs, toMs: Math.min(segment.toMs, borderMs) })
    const after = ({ fromMs, toMs }: TimeSegment) => ({ fromMs: Math.max(fromMs, borderMs), toMs })
    return { kept: cutSegments(alike, segments, before), stored: cutSegments(alike, segments, after) }
  })
  const isAsked = ({ segments: some }: Part<unknown>) => some.length > 0
  return {
    kept: parts.map(({ kept }) => kept).filter(isAsked),
    stored: parts.map(({ stored }) => stored).filter(isAsked),
  }
}

function cutSegments<Series>(
  series: readonly Series[],
  segments: readonly TimeSegment[],
  cut: (segment: TimeSegment) => TimeSegment,
): Part<Series> {
  const cutAll = segments.map((segment, index) => ({ ...cut(segment), index }))
  const left = cutAll.filter(({ fromMs, toMs }) => fromMs < toMs)
  return {
    series,
    segments: left.map(({ fromMs, toMs }) => ({ fromMs, toMs })),
    indexes: left.map(({ index }) => index),
  }
}
