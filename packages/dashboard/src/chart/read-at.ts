import { findBand } from '../data/bands.ts'
import { formatDay, formatIso, formatOffset, formatTimeOfDay } from '../time/format-time.ts'
import type { ChartModel, ChartSeries } from './chart-model.ts'
import { findPoint } from './find-point.ts'

/** What a chart says at a time. */
export interface Reading {
  /** `Wed 14 Jan, 10:41`, of buckets `Wed 14 Jan, 10:30 to 11:00`; with offsets where they differ. */
  readonly time: string
  /** The same as ISO 8601 with the offset, of buckets their beginning. */
  readonly iso: string
  readonly values: readonly SeriesReading[]
}

/** One series at that time. */
export interface SeriesReading {
  readonly series: ChartSeries
  /** With its symbol; `undefined` where there are no data. */
  readonly value: string | undefined
  /** The least and the greatest value of a bucket, where they differ. */
  readonly extremes: string | undefined
  /** The name of the band that the value lies in, where bands are shown. */
  readonly band: string | undefined
}

/** A datum this many pixels away from the cursor still counts. */
const nearPixels = 24

/** Reads all series at a time. @param width of the plot, pixels. */
export function readAt(model: ChartModel, timeS: number, width: number): Reading {
  const { series, shown, timeZone, nowS, bands } = model
  const withinS = ((shown.to - shown.from) / Math.max(1, width)) * nearPixels
  let point: { start: number; end: number } | undefined
  const values = series.map((one): SeriesReading => {
    const { columns, unit, axis } = one
    const index = findPoint(columns, timeS, withinS)
    const mean = index === undefined ? null : (columns.mean[index] ?? null)
    if (index === undefined || mean === null) {
      return { series: one, value: undefined, extremes: undefined, band: undefined }
    }
    const isNearer =
      point === undefined ||
      Math.abs((columns.x[index] ?? 0) - timeS) < Math.abs((point.start + point.end) / 2 - timeS)
    if (isNearer) point = { start: columns.start[index] ?? timeS, end: columns.end[index] ?? timeS }
    const min = unit.format(columns.min[index] ?? mean)
    const max = unit.format(columns.max[index] ?? mean)
    return {
      series: one,
      value: unit.formatWithSymbol(mean),
      extremes: one.shape === 'line' && min !== max ? `${min}–${max}` : undefined,
      band: axis === 'left' ? findBand(bands, mean)?.name : undefined,
    }
  })
  const { start, end } = point ?? { start: timeS, end: timeS }
  const time = formatStretch(start, end, timeZone, nowS, formatOffset(start, timeZone))
  return { time, iso: formatIso(start, timeZone), values }
}

/**
 * Formats a stretch of time, or a moment where both ends are one, with the offset of the zone.
 *
 * @param known the offset that stands elsewhere, and so is left out.
 */
export function formatStretch(
  start: number,
  end: number,
  timeZone: string,
  nowS: number,
  known?: string,
): string {
  const day = formatDay(start, timeZone, nowS)
  const begin = `${day}, ${formatTimeOfDay(start, timeZone)}`
  const offset = formatOffset(start, timeZone)
  const after = offset === known ? '' : ` ${offset}`
  if (end <= start) return begin + after
  const endDay = formatDay(end, timeZone, nowS)
  const endOffset = formatOffset(end, timeZone)
  const endTime = formatTimeOfDay(end, timeZone)
  const isWholeDay = formatTimeOfDay(start, timeZone) === endTime && day !== endDay && end - start < 90_001
  if (isWholeDay) return day
  const till = endDay === day || endTime === '00:00' ? endTime : `${endDay}, ${endTime}`
  return endOffset === offset ? `${begin} to ${till}${after}` : `${begin} ${offset} to ${till} ${endOffset}`
}

/** Puts a reading into one sentence, for people who hear it. @param first the series to begin with. */
export function speakReading({ time, values }: Reading, first: string | undefined, noValue: string): string {
  const ordered = [...values].sort((a, b) => Number(b.series.id === first) - Number(a.series.id === first))
  const parts = ordered.map(({ series, value, band }) => {
    const said = [value ?? noValue, ...(band === undefined ? [] : [band])].join(', ')
    return values.length === 1 ? said : `${series.name}: ${said}`
  })
  return `${time}. ${parts.join('. ')}.`
}
