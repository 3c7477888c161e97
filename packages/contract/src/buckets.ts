/** Lengths of buckets, by the wall clock of the sensor's time zone. */
export const bucketLengths = ['5m', '15m', '30m', '1h', '3h', '6h', '1d'] as const

/** See {@link bucketLengths}. */
export type BucketLength = (typeof bucketLengths)[number]
