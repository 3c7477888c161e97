import type { PooledSeries, TimeSegment } from '../storage/time-series/segment-statistics.ts'
import type { TimeSeriesStore } from '../storage/time-series/time-series-store.ts'
import { countTimes, measureOverlaps, unite } from './time-cover.ts'

/** Two successive events less than this apart make the time between them used (LightFi's definition). */
const useGapMs = 600_000

/** What one segment holds of motion. */
export interface MotionFigures {
  /** Events. */
  readonly count: number
  /** Milliseconds in use by any of the series. */
  readonly usedMs: number
  /** Milliseconds in which at least one of the sensors was known to be online. */
  readonly onlineMs: number
}

/** Series of the sensors that watch one place. */
export interface MotionSeries {
  readonly events: readonly PooledSeries[]
  readonly onlineReports: readonly PooledSeries[]
}

/**
 * Use of a place, segment by segment. Use is found per sensor and then united, so that two sensors with rare events
 * do not add up to a used room, and time that two sensors see counts once.
 *
 * @param segments disjoint and rising.
 */
export async function measureMotion(
  store: TimeSeriesStore,
  segments: readonly TimeSegment[],
  { events, onlineReports }: MotionSeries,
): Promise<MotionFigures[]> {
  const [first, last] = [segments[0], segments.at(-1)]
  if (!first || !last) return []
  const range = { fromMs: first.fromMs, toMs: last.toMs }
  const used: TimeSegment[] = []
  const counts = segments.map(() => 0)
  for (const series of events) {
    const data = await store.readData(series.seriesId, range.fromMs - useGapMs, range.toMs + useGapMs)
    const times = data.map(({ timeMs }) => timeMs)
    used.push(...findUse(times))
    for (const [index, count] of countTimes(times, segments).entries()) {
      counts[index] = (counts[index] ?? 0) + count
    }
  }
  const online: TimeSegment[] = []
  for (const { seriesId, reachMs } of onlineReports) {
    online.push(...findOnline(await store.readData(seriesId, range.fromMs - reachMs, range.toMs), reachMs))
  }
  const usedMs = measureOverlaps(unite(used), segments)
  const onlineMs = measureOverlaps(unite(online), segments)
  return counts.map((count, index) => ({
    count,
    usedMs: usedMs[index] ?? 0,
    onlineMs: onlineMs[index] ?? 0,
  }))
}

/** @param times of one sensor's events, rising, Unix milliseconds. */
function findUse(times: readonly number[]): TimeSegment[] {
  const gaps = times.map((fromMs, index) => ({ fromMs, toMs: times[index + 1] ?? fromMs }))
  return unite(gaps.filter(({ fromMs, toMs }) => toMs - fromMs < useGapMs))
}

/** A report of 1 holds for one expected interval, or until the next report. @param reports rising by time. */
function findOnline(
  reports: readonly { readonly timeMs: number; readonly value: number }[],
  reachMs: number,
): TimeSegment[] {
  return reports.flatMap(({ timeMs, value }, index) => {
    const nextMs = reports[index + 1]?.timeMs ?? Number.POSITIVE_INFINITY
    return value === 1 ? { fromMs: timeMs, toMs: Math.min(timeMs + reachMs, nextMs) } : []
  })
}
