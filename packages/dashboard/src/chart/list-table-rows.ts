import type { ChartModel } from './chart-model.ts'
import { findInsertion } from './find-point.ts'
import { findCommonOffset } from './name-range.ts'
import { formatStretch } from './read-at.ts'

/** A row of the table of a chart: a time, or a stretch, and the value of each series. */
export interface TableRow {
  readonly start: number
  readonly label: string
  readonly values: readonly { readonly text: string; readonly extremes: string | undefined }[]
}

/** Lists the points of all series by time; a cell is empty where a series has no point of that time. */
export function listTableRows({
  series,
  shown,
  timeZone,
  nowS,
}: Pick<ChartModel, 'series' | 'shown' | 'timeZone' | 'nowS'>): readonly TableRow[] {
  const known = findCommonOffset(timeZone, shown)
  const ends = new Map<number, number>()
  for (const { columns } of series) {
    columns.start.forEach((start, index) => {
      const end = columns.end[index] ?? start
      if ((columns.mean[index] ?? null) === null || end < shown.from || start >= shown.to) return
      ends.set(start, Math.max(end, ends.get(start) ?? end))
    })
  }
  return [...ends]
    .sort(([a], [b]) => a - b)
    .map(([start, end]) => ({
      start,
      label: formatStretch(start, end, timeZone, nowS, known),
      values: series.map(({ columns, unit, shape }) => {
        const index = findInsertion(columns.start, start)
        const mean = columns.start[index] === start ? (columns.mean[index] ?? null) : null
        if (mean === null) return { text: '', extremes: undefined }
        const min = unit.format(columns.min[index] ?? mean)
        const max = unit.format(columns.max[index] ?? mean)
        return {
          text: unit.formatWithSymbol(mean),
          extremes: shape === 'line' && min !== max ? `${min}–${max}` : undefined,
        }
      }),
    }))
}
