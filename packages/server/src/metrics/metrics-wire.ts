import { type DailyMetrics, type HourlyMetrics, type VarName, weekdays } from '@openlightfi/contract'
import type { BucketFigures } from './series-metrics.ts'

const hourMs = 60 * 60 * 1000

/** The figures of a day, or of a day of the week, as the API answers them. */
export function describeDay(figures: BucketFigures, varName: VarName, byWeekday: boolean): DailyMetrics {
  const { date, weekday } = figures.bucket.first
  return {
    ...(byWeekday ? { weekday } : { date }),
    ...describeFigures(figures, varName, figures.bucket.totalMs),
  }
}

/** The figures of an hour as the API answers them; use is measured in hours, whatever the hour's real length. */
export function describeHour(figures: BucketFigures, varName: VarName): HourlyMetrics {
  const { date, hour } = figures.bucket.first
  return { date, hour, ...describeFigures(figures, varName, hourMs) }
}

/** Orders days of the week from Monday. */
export function compareWeekdays(a: BucketFigures, b: BucketFigures): number {
  return weekdays.indexOf(a.bucket.first.weekday) - weekdays.indexOf(b.bucket.first.weekday)
}

/** Silence of a sensor that nobody knows to be online says nothing about use, so `utl` is null then. */
function describeFigures(figures: BucketFigures, varName: VarName, wholeMs: number) {
  const { bucket, count, coveredMs, usedMs, values } = figures
  const quality = { count, coverage: coveredMs / bucket.totalMs }
  if (varName !== 'motionEvent') {
    return { ...(values ?? { min: null, avg: null, max: null }), ...quality }
  }
  const isKnown = count > 0 || usedMs > 0 || coveredMs > 0
  return { utl: isKnown ? usedMs / wholeMs : null, ...quality }
}
