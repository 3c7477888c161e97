import type { HistoryQuery } from '@openlightfi/client'
import type { Variable } from '../data/queries.ts'
import type { TimeRange } from './time-range.ts'

/** How long a bucket of a history is. */
export type BucketLength = NonNullable<HistoryQuery['bucket']>

/** The seconds of each length, on a day of 24 hours. */
export const bucketSeconds: Readonly<Record<BucketLength, number>> = {
  '5m': 300,
  '15m': 900,
  '30m': 1800,
  '1h': 3600,
  '3h': 10_800,
  '6h': 21_600,
  '1d': 86_400,
}

const lengths = Object.keys(bucketSeconds) as readonly BucketLength[]

/** Up to this long, every datum is drawn: some 1,600 of a sensor that reports each minute. */
const longestRawS = 26 * 3600

/** Bars need more room than the points of a line: pixels. */
const leastBarWidth = 6

/**
 * Chooses in which buckets a range is read, so that a line has at most one point a pixel and the answer at
 * most some thousand rows.
 *
 * @param width of the chart, pixels.
 * @returns `undefined`: every datum as it is. Events and meters are always summed up.
 */
export function chooseBucket(
  { from, to }: TimeRange,
  width: number,
  kind: Variable['kind'],
): BucketLength | undefined {
  const isBars = kind === 'event' || kind === 'meter'
  if (!isBars && to - from <= longestRawS) return undefined
  const most = Math.max(width, 240) / (isBars ? leastBarWidth : 1)
  const fitting = lengths.find((length) => (to - from) / bucketSeconds[length] <= most) ?? '1d'
  // The use of rooms is known by hours and by days.
  if (kind === 'event') return bucketSeconds[fitting] <= 3600 ? '1h' : '1d'
  return fitting
}
