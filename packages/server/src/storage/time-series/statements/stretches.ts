import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import type { TimeSegment } from '../reading.ts'
import { queryRows } from './query-rows.ts'

/** A stretch of time of one series, `[fromMs, toMs)`. */
export interface SeriesStretch extends TimeSegment {
  readonly seriesId: number
}

/** Which data to look at, and for how long each speaks. */
export interface StretchQuery {
  readonly seriesIds: readonly number[]
  readonly value: number
  /** A datum at `t` speaks for `[t, t + reachMs)`, and no longer than until the next datum of its series. */
  readonly reachMs: number
  /** Only data in `[fromMs, toMs)`; callers bound the span. */
  readonly fromMs: number
  readonly toMs: number
}

/**
 * When the data of each series say a value, in no defined order; stretches of a series are disjoint and do not touch.
 * @throws StoreBusyError when too many queries wait.
 */
export async function readStretches(
  driver: TimeSeriesDriver,
  { seriesIds, value, reachMs, fromMs, toMs }: StretchQuery,
): Promise<SeriesStretch[]> {
  if (seriesIds.length === 0 || fromMs >= toMs) return []
  const rows = await queryRows<[number, number, number]>(driver, statement, {
    series: seriesIds,
    value,
    reachMs,
    fromMs: Math.max(0, fromMs),
    toMs: Math.max(0, toMs),
  })
  return rows.map(([seriesId, startMs, endMs]) => ({ seriesId, fromMs: startMs, toMs: endMs }))
}

/** The datum before says where a stretch starts anew, the datum after how far one speaks. */
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
        FROM lightfi.readings FINAL
        PREWHERE series IN {series:Array(UInt32)}
          AND time >= fromUnixTimestamp64Milli({fromMs:Int64}) AND time < fromUnixTimestamp64Milli({toMs:Int64})
      )
      WINDOW around AS (PARTITION BY series ORDER BY t ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)
    )
  )
  WHERE value = {value:Float64}
  GROUP BY series, stretch
  SETTINGS max_execution_time = 60, max_threads = 2, max_memory_usage = 1500000000,
    output_format_json_quote_64bit_integers = 0`
