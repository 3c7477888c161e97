import type { BucketLength } from '@openlightfi/contract'

const minuteMs = 60_000

/** How long buckets are by the wall clock, milliseconds; `date`: as long as a date is. */
export const bucketLengthsMs: Readonly<Record<BucketLength, number | 'date'>> = {
  '5m': 5 * minuteMs,
  '15m': 15 * minuteMs,
  '30m': 30 * minuteMs,
  '1h': 60 * minuteMs,
  '3h': 180 * minuteMs,
  '6h': 360 * minuteMs,
  '1d': 'date',
}
