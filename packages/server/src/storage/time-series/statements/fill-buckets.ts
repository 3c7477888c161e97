import type { SeriesColumns } from '../statement.ts'
import type { BucketQuery, SeriesBucket, WallClock } from './bucket.ts'
import { KahanSum } from './kahan-sum.ts'

const dateMs = 86_400_000

/**
 * Fills buckets from data in memory with the same result as the engine: the buckets that hold data, by time.
 */
export function fillBuckets(
  { timesMs, values }: SeriesColumns,
  clock: WallClock,
  length: BucketQuery['length'],
): SeriesBucket[] {
  const filling = new Map<number, FillingBucket>()
  for (let index = 0; index < timesMs.length; index += 1) {
    const startMs = findStart(timesMs[index] as number, clock, length)
    let bucket = filling.get(startMs)
    if (!bucket) {
      bucket = new FillingBucket()
      filling.set(startMs, bucket)
    }
    bucket.add(values[index] as number)
  }
  const byTime = [...filling].sort(([one], [other]) => one - other)
  return byTime.map(([startMs, bucket]) => bucket.finish(startMs))
}

/** Finds the start of the bucket of a time; see {@link BucketQuery}. */
function findStart(
  timeMs: number,
  { changesMs, offsetsMs }: WallClock,
  length: BucketQuery['length'],
): number {
  let at = 0
  while (at + 1 < changesMs.length && (changesMs[at + 1] as number) <= timeMs) at += 1
  const aheadMs = offsetsMs[at] ?? 0
  const wallMs = timeMs + aheadMs
  const lengthMs = length === 'date' ? dateMs : length
  const openingMs = wallMs - (((wallMs % lengthMs) + lengthMs) % lengthMs)
  return length === 'date' ? openingMs : Math.max(changesMs[at] ?? 0, openingMs - aheadMs)
}

class FillingBucket {
  #min = Number.POSITIVE_INFINITY
  #max = Number.NEGATIVE_INFINITY
  #count = 0
  #last = 0
  readonly #sum = new KahanSum()

  /** Adds a value. The data come by time. */
  add(value: number): void {
    this.#min = Math.min(this.#min, value)
    this.#max = Math.max(this.#max, value)
    this.#count += 1
    this.#last = value
    this.#sum.add(value)
  }

  finish(startMs: number): SeriesBucket {
    const sum = this.#sum.value
    return { startMs, min: this.#min, sum, max: this.#max, count: this.#count, last: this.#last }
  }
}
