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

/**
 * Formats the figures of days for the API as those of all of them together. Of days of which nothing is known
 * the use counts nothing, so that a day without a sensor makes no room look less used.
 */
export function formatRange(figures: readonly BucketFigures[], varName: VarName): DailyMetrics[] {
  if (figures.length === 0) return []
  const sum = (read: (figure: BucketFigures) => number, of = figures) =>
    of.reduce((total, figure) => total + read(figure), 0)
  const count = sum((figure) => figure.count)
  const coverage = sum(({ coveredMs }) => coveredMs) / sum(({ bucket }) => bucket.totalMs)
  if (varName === 'motionEvent') {
    const known = figures.filter(isUseKnown)
    const totalMs = sum(({ bucket }) => bucket.totalMs, known)
    return [{ utl: totalMs === 0 ? null : sum(({ usedMs }) => usedMs, known) / totalMs, count, coverage }]
  }
  const measured = figures.filter(({ values }) => values !== null)
  if (measured.length === 0) return [{ min: null, avg: null, max: null, count, coverage }]
  return [
    {
      min: measured.reduce((least, { values }) => Math.min(least, values?.min ?? least), Infinity),
      avg: sum((figure) => (figure.values?.avg ?? 0) * figure.count, measured) / count,
      max: measured.reduce((most, { values }) => Math.max(most, values?.max ?? most), -Infinity),
      count,
      coverage,
    },
  ]
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

/** Formats figures. */
function formatFigures(figures: BucketFigures, varName: VarName, wholeMs: number) {
  const { bucket, count, coveredMs, usedMs, values } = figures
  const quality = { count, coverage: coveredMs / bucket.totalMs }
  if (varName !== 'motionEvent') {
    return { ...(values ?? { min: null, avg: null, max: null }), ...quality }
  }
  return { utl: isUseKnown(figures) ? usedMs / wholeMs : null, ...quality }
}

/** Silence of a sensor that nobody knows to be online says nothing about use. */
function isUseKnown({ count, coveredMs, usedMs }: BucketFigures): boolean {
  return count > 0 || usedMs > 0 || coveredMs > 0
}
