import type { TimeSegment } from '../reading.ts'
import type { SeriesColumns } from '../statement.ts'
import { KahanSum } from './kahan-sum.ts'
import type { PooledSeries, SegmentStatistics } from './segment-statistics.ts'

/**
 * Fills statistics from data in memory with the same result as the engine: those of a series in buckets of
 * which each begins where the one before ends. Buckets without data that nothing covers are left out.
 * @param columns the data from the longest reach before the first bucket on.
 */
export function fillStatistics(
  { poolId, reachMs }: PooledSeries,
  { timesMs, values }: SeriesColumns,
  buckets: readonly TimeSegment[],
): SegmentStatistics[] {
  const cells = buckets.map(() => new Cell())
  let at = 0
  let coveredUntilMs = Number.NEGATIVE_INFINITY
  for (let index = 0; index < timesMs.length; index += 1) {
    const timeMs = timesMs[index] as number
    while (at < buckets.length && (buckets[at] as TimeSegment).toMs <= timeMs) at += 1
    const bucket = buckets[at]
    if (!bucket) break
    if (timeMs >= bucket.fromMs) cells[at]?.add(values[index] as number)
    cover(cells, buckets, at, Math.max(timeMs, coveredUntilMs), timeMs + reachMs)
    coveredUntilMs = timeMs + reachMs
  }
  return cells.flatMap((cell, segment) => cell.list(poolId, segment))
}

/** Counts a stretch of time for the buckets that it lies in, of which the first is given. */
function cover(
  cells: readonly Cell[],
  buckets: readonly TimeSegment[],
  first: number,
  fromMs: number,
  toMs: number,
): void {
  for (let at = first; at < buckets.length; at += 1) {
    const bucket = buckets[at] as TimeSegment
    if (bucket.fromMs >= toMs) return
    const coveredMs = Math.min(toMs, bucket.toMs) - Math.max(fromMs, bucket.fromMs)
    if (coveredMs > 0) (cells[at] as Cell).coveredMs += coveredMs
  }
}

class Cell {
  coveredMs = 0
  #count = 0
  #min = Number.POSITIVE_INFINITY
  #max = Number.NEGATIVE_INFINITY
  readonly #sum = new KahanSum()

  add(value: number): void {
    this.#count += 1
    this.#min = Math.min(this.#min, value)
    this.#max = Math.max(this.#max, value)
    this.#sum.add(value)
  }

  list(poolId: number, segment: number): SegmentStatistics[] {
    const [count, coveredMs] = [this.#count, this.coveredMs]
    if (count === 0 && coveredMs === 0) return []
    if (count === 0) return [{ poolId, segment, count, min: 0, max: 0, sum: 0, coveredMs }]
    return [{ poolId, segment, count, min: this.#min, max: this.#max, sum: this.#sum.value, coveredMs }]
  }
}
