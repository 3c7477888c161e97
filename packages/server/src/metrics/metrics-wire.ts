import {
  type ChildHour,
  type DailyMetrics,
  type HourlyMetrics,
  type VarName,
  weekdays,
} from '@openlightfi/contract'
import type { BucketFigures } from './series-metrics.ts'

const hourMs = 60 * 60 * 1000

/** Formats the figures of days for the API, or of days of the week, from Monday. */
export function formatDays(
  figures: readonly BucketFigures[],
  varName: VarName,
  byWeekday: boolean,
): DailyMetrics[] {
  const ordered = byWeekday ? figures.toSorted(compareWeekdays) : figures
  return ordered.map((figure) => {
    const { date, weekday } = figure.bucket.first.day
    return {
      ...(byWeekday ? { weekday } : { date }),
      ...formatFigures(figure, varName, figure.bucket.totalMs),
    }
  })
}

/** Formats the figures of an hour for the API; use is measured in hours, whatever the hour's real length. */
export function formatHour(figures: BucketFigures, varName: VarName): HourlyMetrics {
  const { date, hour } = figures.bucket.first
  return { date, hour, ...formatFigures(figures, varName, hourMs) }
}

/** Formats the figures of hours of the week for the API, from Monday; use is a share of their real time. */
export function formatWeek(figures: readonly BucketFigures[], varName: VarName): ChildHour[] {
  return figures.toSorted(compareHoursOfWeek).map((figure) => {
    const { weekday, hour } = figure.bucket.first
    return { weekday, hour, ...formatFigures(figure, varName, figure.bucket.totalMs) }
  })
}

function compareHoursOfWeek({ bucket: a }: BucketFigures, { bucket: b }: BucketFigures): number {
  const days = weekdays.indexOf(a.first.weekday) - weekdays.indexOf(b.first.weekday)
  return days || a.first.hour - b.first.hour
}

function compareWeekdays(a: BucketFigures, b: BucketFigures): number {
  return weekdays.indexOf(a.bucket.first.day.weekday) - weekdays.indexOf(b.bucket.first.day.weekday)
}

/**
 * Formats figures. Silence of a sensor that nobody knows to be online says nothing about use, so `utl` is
 * null then.
 */
function formatFigures(figures: BucketFigures, varName: VarName, wholeMs: number) {
  const { bucket, count, coveredMs, usedMs, values } = figures
  const quality = { count, coverage: coveredMs / bucket.totalMs }
  if (varName !== 'motionEvent') {
    return { ...(values ?? { min: null, avg: null, max: null }), ...quality }
  }
  const isKnown = count > 0 || usedMs > 0 || coveredMs > 0
  return { utl: isKnown ? usedMs / wholeMs : null, ...quality }
}
