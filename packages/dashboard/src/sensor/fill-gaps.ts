/** A course as columns, with `null` where data are missing. */
export interface Course {
  /** Unix seconds, rising. */
  readonly time: readonly number[]
  readonly values: readonly (number | null)[]
}

/** Puts a gap between two buckets that do not follow each other. @param bucketS how long each is, seconds. */
export function fillGaps(
  buckets: readonly { readonly time: number; readonly value: number }[],
  bucketS: number,
): Course {
  const time: number[] = []
  const values: (number | null)[] = []
  for (const bucket of buckets) {
    const before = time.at(-1)
    if (before !== undefined && bucket.time - before > 1.5 * bucketS) {
      time.push(before + bucketS)
      values.push(null)
    }
    time.push(bucket.time)
    values.push(bucket.value)
  }
  return { time, values }
}
