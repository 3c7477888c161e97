import type { SeriesColumns } from './series-columns.ts'

/** Finds the first index of rising values that is not less than `value`; their number when none is. */
export function findInsertion(values: readonly number[], value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Finds the point of a series that speaks for a time: the bucket that it lies in, or the nearest datum that
 * is at most `withinS` away. @returns its index; `undefined` where there is none.
 */
export function findPoint(columns: SeriesColumns, timeS: number, withinS: number): number | undefined {
  const after = findInsertion(columns.x, timeS)
  let best: number | undefined
  for (const index of [after - 1, after]) {
    if ((columns.mean[index] ?? null) === null) continue
    const x = columns.x[index] ?? 0
    const isInside = (columns.start[index] ?? x) <= timeS && timeS < (columns.end[index] ?? x)
    if (!isInside && (!columns.isRaw || Math.abs(x - timeS) > withinS)) continue
    if (best === undefined || Math.abs(x - timeS) < Math.abs((columns.x[best] ?? 0) - timeS)) best = index
  }
  return best
}

/** Finds the next point with a value, `steps` points on (back when negative); stays at the last there is. */
export function stepPoint(
  columns: SeriesColumns,
  from: number | undefined,
  steps: number,
): number | undefined {
  const hasValue = (index: number) => (columns.mean[index] ?? null) !== null
  const direction = Math.sign(steps)
  let index = from ?? (direction > 0 ? -1 : columns.x.length)
  let found = from
  for (let left = Math.abs(steps); left > 0; left -= 1) {
    index += direction
    while (index >= 0 && index < columns.x.length && !hasValue(index)) index += direction
    if (index < 0 || index >= columns.x.length) break
    found = index
  }
  return found
}
