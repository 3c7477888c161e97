import type { TimeRange } from '../../storage/time-series/reading.ts'

/**
 * The usual interval of a sensor. A guess: it only decides who waits with whom, and how much is read at once.
 */
const usualIntervalMs = 60_000

/** The rows of a small read, some 700 kB: five days of one variable. */
export const smallReadRows = 8_192

/** Tells whether data of so many series are probably more than a small read. */
export function isLargeRead(range: TimeRange, seriesCount: number): boolean {
  const expected = (Math.max(0, range.toMs - range.fromMs) / usualIntervalMs) * seriesCount
  return Math.min(expected, range.limit ?? Number.POSITIVE_INFINITY) > smallReadRows
}

/** Tells the same for as many series as there are, which are counted only as far as needed. */
export function isLargeReadOf(range: TimeRange, series: Iterable<unknown>): boolean {
  if (range.limit !== undefined && range.limit <= smallReadRows) return false
  let count = 0
  for (const _one of series) {
    count += 1
    if (isLargeRead(range, count)) return true
  }
  return false
}
