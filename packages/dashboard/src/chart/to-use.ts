import type { Schemas } from '@openlightfi/client'
import { type SeriesColumns, type SeriesPoint, toColumns } from './series-columns.ts'
import type { TimeRange } from './time-range.ts'

/** The figures of an hour of the clock on the wall, or of a day when `hour` is absent. */
export type UseRow = Pick<Schemas['HourlyMetrics'], 'utl' | 'count' | 'coverage'> & {
  readonly date: string
  readonly hour?: number
}

/**
 * Makes bars of the share of time in which a place was in use, by hours or by days. The hour and the day that
 * are not over count as far as they have gone.
 *
 * @param rows in order of time. `utl` of an hour is in seconds / 3600, of a day a share of the day.
 */
export function toUse(
  rows: readonly UseRow[],
  range: TimeRange,
  timeZone: string,
  nowS: number,
): SeriesColumns {
  const points: SeriesPoint[] = []
  const gaps: TimeRange[] = []
  for (const { date, hour, utl, count, coverage } of rows) {
    const { start, end: fullEnd } = boundRow(date, hour, timeZone)
    const end = Math.min(fullEnd, nowS)
    if (end <= start || start < range.from || start >= range.to) continue
    if (utl === null || utl === undefined) {
      const last = gaps.at(-1)
      if (last?.to === start) gaps[gaps.length - 1] = { from: last.from, to: end }
      else gaps.push({ from: start, to: end })
      continue
    }
    const usedS = hour === undefined ? utl * (fullEnd - start) : utl * 3600
    const share = Math.min(1, usedS / (end - start))
    const coveredS = Math.min(end - start, coverage * (fullEnd - start))
    points.push({ x: (start + end) / 2, start, end, mean: share, min: share, max: share, count, coveredS })
  }
  return toColumns(points, false, gaps)
}

function boundRow(date: string, hour: number | undefined, timeZone: string): { start: number; end: number } {
  const day = Temporal.PlainDate.from(date)
  const toSeconds = (time: Temporal.ZonedDateTime) => time.epochMilliseconds / 1000
  if (hour === undefined) {
    return {
      start: toSeconds(day.toZonedDateTime(timeZone)),
      end: toSeconds(day.add({ days: 1 }).toZonedDateTime(timeZone)),
    }
  }
  const wall = day.toPlainDateTime({ hour })
  // An hour that the clock shows twice begins with the first and ends with the second.
  return {
    start: toSeconds(wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })),
    end: toSeconds(wall.add({ hours: 1 }).toZonedDateTime(timeZone, { disambiguation: 'later' })),
  }
}
