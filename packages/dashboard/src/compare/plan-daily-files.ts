import { formatSearch } from '../app/search-params.ts'
import type { CalendarChoice } from '../calendar/choose-calendar.ts'
import type { DateRange } from '../calendar/date-range.ts'
import { listMetrics } from '../calendar/figures.ts'
import { countWeekdays, weekdays, writeDays, writeHours } from '../calendar/hour-selection.ts'
import type { TimeRange } from '../chart/time-range.ts'
import type { AskedSeries } from '../chart/use-series.ts'
import { type RowFormat, writeFormat } from '../data/file-format.ts'
import { toZoned } from '../time/format-time.ts'
import type { PlannedFile } from './plan-downloads.ts'

/** A series whose days can be downloaded. */
export type DailySeries = Pick<AskedSeries, 'sensor' | 'variable'> & { readonly name: string }

/** Finds the local days that a stretch of time touches; `to` is excluded. */
export function findLocalDays({ from, to }: TimeRange, timeZone: string): DateRange {
  const first = toZoned(from, timeZone).toPlainDate()
  const last = toZoned(Math.max(from, to - 0.001), timeZone).toPlainDate()
  return { from: first.toString(), to: last.add({ days: 1 }).toString() }
}

/** Plans files of the figures of days: one for each series that has such figures. */
export function planDailyFiles(
  series: readonly DailySeries[],
  range: TimeRange,
  { hours, days }: Pick<CalendarChoice, 'hours' | 'days'>,
  format: RowFormat,
): readonly PlannedFile[] {
  const { query: written, extension } = writeFormat(format)
  return series.flatMap(({ sensor, variable, name }) => {
    if (listMetrics(variable.kind).length === 0) return []
    const dates = findLocalDays(range, sensor.time_zone ?? 'UTC')
    const counts = countWeekdays(dates)
    const query = formatSearch({
      ...dates,
      hours: hours.value && writeHours(hours.value),
      days: days.value && writeDays(days.value),
      ...written,
    })
    const id = encodeURIComponent(sensor.sensor_id)
    return [
      {
        id: `${sensor.sensor_id}:${variable.var_name}`,
        names: [name],
        rows: (days.value ?? weekdays).reduce((sum, day) => sum + counts[day], 0),
        input: {
          path: `/sensors/${id}/${variable.var_name}/daily${query}`,
          file_name: `${sensor.sensor_id}-${variable.var_name}-daily_${dates.from}_${dates.to}.${extension}`,
        },
      },
    ]
  })
}
