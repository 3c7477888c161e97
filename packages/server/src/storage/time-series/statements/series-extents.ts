import { queryRows } from '../drivers/query-rows.ts'
import type { Statement } from '../statement.ts'
import { bindScope, readSettings, versionsInScope } from './readings-source.ts'

/** A series, and the times of which readings are looked at, `[fromMs, toMs)`. */
export interface SeriesSpan {
  readonly seriesId: number
  readonly fromMs: number
  readonly toMs: number
}

/** The readings of a series in its span. */
export interface SeriesExtent {
  readonly seriesId: number
  /** Above 0; a reading that was corrected may count again. */
  readonly count: number
  readonly firstMs: number
  readonly lastMs: number
}

const beginOf = 'transform(series, {series:Array(UInt32)}, {begins:Array(Int64)}, 0::Int64)'
const endOf = 'transform(series, {series:Array(UInt32)}, {ends:Array(Int64)}, 0::Int64)'

const statement = `
  SELECT series, count(), toUnixTimestamp64Milli(min(time)), toUnixTimestamp64Milli(max(time))
  FROM ${versionsInScope}
    AND toUnixTimestamp64Milli(time) >= ${beginOf} AND toUnixTimestamp64Milli(time) < ${endOf}
  GROUP BY series
  SETTINGS ${readSettings}`

/** Reads how many readings series have, each in a span of its own; series without any are left out. */
export function readSeriesExtents(spans: readonly SeriesSpan[]): Statement<SeriesExtent[]> {
  const seriesIds = spans.map(({ seriesId }) => seriesId)
  const fromMs = spans.reduce((first, span) => Math.min(first, span.fromMs), Number.MAX_SAFE_INTEGER)
  const toMs = spans.reduce((last, span) => Math.max(last, span.toMs), 0)
  return {
    needs: { seriesIds, fromMs, toMs },
    run: async (driver) => {
      if (spans.length === 0 || fromMs >= toMs) return []
      const scope = bindScope({ seriesIds, fromMs, toMs })
      const rows = await queryRows<[number, number, number, number]>(driver, statement, {
        ...scope,
        series: JSON.stringify(seriesIds),
        begins: JSON.stringify(spans.map((span) => span.fromMs)),
        ends: JSON.stringify(spans.map((span) => span.toMs)),
      })
      return rows.map(([seriesId, count, firstMs, lastMs]) => ({ seriesId, count, firstMs, lastMs }))
    },
  }
}
