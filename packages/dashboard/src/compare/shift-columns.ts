import type { SeriesColumns } from '../chart/series-columns.ts'
import { shiftByDays } from '../chart/time-range.ts'

/**
 * Moves a series by local days, so that times of the day lie upon each other also where the clock changed.
 */
export function shiftColumns(columns: SeriesColumns, days: number, timeZone: string): SeriesColumns {
  const shift = (timeS: number) => shiftByDays(timeS, days, timeZone)
  const x = columns.x.map(shift)
  // The hour that a clock shows twice may be moved to one that it shows once: times still must not fall.
  for (let index = 1; index < x.length; index += 1) {
    const before = x[index - 1] ?? 0
    if ((x[index] ?? 0) <= before) x[index] = before + 0.001
  }
  return {
    ...columns,
    x,
    start: columns.start.map(shift),
    end: columns.end.map(shift),
    gaps: columns.gaps.map(({ from, to }) => ({ from: shift(from), to: shift(to) })),
  }
}
