import type { BucketLength } from '@openlightfi/contract'

const minuteMs = 60_000

/** The lengths of buckets by the wall clock, milliseconds; `date`: the length of a date. */
export const bucketLengthsMs: Readonly<Record<BucketLength, number | 'date'>> = {
  '5m': 5 * minuteMs,
  '15m': 15 * minuteMs,
  '30m': 30 * minuteMs,
  '1h': 60 * minuteMs,
  '3h': 180 * minuteMs,
  '6h': 360 * minuteMs,
  '1d': 'date',
}
