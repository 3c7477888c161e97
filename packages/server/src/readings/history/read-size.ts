import type { TimeRange } from '../../storage/time-series/reading.ts'

/** The usual pace of a sensor. A guess: it only decides who waits with whom, and how much is read at once. */
const usualIntervalMs = 60_000

/** Rows of a small read, some 700 kB of them: five days of one variable. */
export const smallReadRows = 8_192

/** Whether data of so many series are probably more than a small read. */
export function isLargeRead(range: TimeRange, seriesCount: number): boolean {
  const expected = (Math.max(0, range.toMs - range.fromMs) / usualIntervalMs) * seriesCount
  return Math.min(expected, range.limit ?? Number.POSITIVE_INFINITY) > smallReadRows
}

/** The same of as many series as there are, which are counted only as far as that takes. */
export function isLargeReadOf(range: TimeRange, series: Iterable<unknown>): boolean {
  if (range.limit !== undefined && range.limit <= smallReadRows) return false
  let count = 0
  for (const _one of series) {
    count += 1
    if (isLargeRead(range, count)) return true
  }
  return false
}
