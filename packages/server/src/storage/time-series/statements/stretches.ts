import { queryRows } from '../drivers/query-rows.ts'
import type { TimeSegment } from '../reading.ts'
import type { Statement } from '../statement.ts'
import { bindScope, groupingMemory, readingsInScope, readSettings } from './readings-source.ts'

/** A stretch of time of one series, `[fromMs, toMs)`. */
export interface SeriesStretch extends TimeSegment {
  readonly seriesId: number
}

/** The data to look at, and their reach. */
export interface StretchQuery {
  readonly seriesIds: readonly number[]
  readonly value: number
  /** A datum at `t` covers `[t, t + reachMs)`, and no more than until the next datum of its series. */
  readonly reachMs: number
  /** Only data in `[fromMs, toMs)`; callers bound the span. */
  readonly fromMs: number
  readonly toMs: number
}

/**
 * Reads the times when the data of each series have a value, in no defined order; stretches of a series are
 * disjoint and do not touch.
 */
export function readStretches(query: StretchQuery): Statement<SeriesStretch[]> {
  const { seriesIds, value, reachMs, fromMs, toMs } = query
  return {
    needs: { seriesIds, fromMs, toMs },
    run: async (driver) => {
      if (seriesIds.length === 0 || fromMs >= toMs) return []
      const parameters = { ...bindScope(query), value, reachMs }
      const rows = await queryRows<[number, number, number]>(driver, statement, parameters)
      return rows.map(([seriesId, startMs, endMs]) => ({ seriesId, fromMs: startMs, toMs: endMs }))
    },
  }
}

/** The datum before tells where a stretch starts anew, and the datum after how far one reaches. */
const statement = `
  SELECT series, min(t), max(least(t + {reachMs:Int64}, next))
  FROM (
    SELECT series, t, value, next,
      sum(opens) OVER (PARTITION BY series ORDER BY t ROWS UNBOUNDED PRECEDING) AS stretch
    FROM (
      SELECT series, t, value,
        leadInFrame(t, 1, 9000000000000000) OVER around AS next,
        t - lagInFrame(t, 1, t) OVER around > {reachMs:Int64}
          OR lagInFrame(value, 1, value) OVER around != {value:Float64} AS opens
      FROM (
        SELECT series, toUnixTimestamp64Milli(time) AS t, value
        FROM ${readingsInScope}
      )
      WINDOW around AS (PARTITION BY series ORDER BY t ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)
    )
  )
  WHERE value = {value:Float64}
  GROUP BY series, stretch
  SETTINGS ${readSettings}, ${groupingMemory}`
