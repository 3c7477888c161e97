import { intersectRanges, type TimeRange } from './time-range.ts'

/** A stretch that a datum or a bucket speaks for. */
export interface Known {
  readonly start: number
  readonly end: number
}

/**
 * Finds the stretches of a range in which there are no data: between two that are further apart than
 * `allowedS`, from the beginning of the range to the first, and from the last to `until`.
 *
 * @param known in order of time.
 * @param until the end of the range, or now where that is earlier: of what is to come nothing can be missing.
 */
export function findGaps(
  known: readonly Known[],
  { from, to }: TimeRange,
  allowedS: number,
  until: number,
): readonly TimeRange[] {
  const gaps: TimeRange[] = []
  let end = from
  for (const one of known) {
    if (one.start - end > allowedS) gaps.push({ from: end, to: one.start })
    end = Math.max(end, one.end)
  }
  const last = Math.min(to, until)
  if (last - end > allowedS) gaps.push({ from: end, to: last })
  return gaps
}

/** Finds the stretches that are gaps of every one of several series. */
export function findCommonGaps(series: readonly (readonly TimeRange[])[]): readonly TimeRange[] {
  const [first, ...others] = series
  if (first === undefined) return []
  return others.reduce(
    (common, gaps) => common.flatMap((gap) => gaps.flatMap((other) => intersectRanges(gap, other) ?? [])),
    first,
  )
}
