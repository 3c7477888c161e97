import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import type { TimeSegment } from '../reading.ts'

/**
 * Length of a rollup, milliseconds. Every zone's offset from UTC has been a multiple of a quarter of an hour since
 * 1972, so borders of local hours and days are borders of quarters.
 */
export const quarterMs = 900_000

/** Series whose data speak equally long, and the time in which to summarise them. */
export interface QuarterRange extends TimeSegment {
  readonly seriesIds: readonly number[]
  /** A datum at `t` covers `[t, t + reachMs)`. */
  readonly reachMs: number
}

/**
 * Summarises the raw rows of some series in every quarter of an hour of `[fromMs, toMs)`, both multiples of a quarter:
 * count, extremes, sum, and the covered stretches in milliseconds from the quarter's start. What was stored of the
 * same quarters is replaced. Durable when the promise resolves; a quarter that nothing covers has no row.
 *
 * @param sequence of the newest reading that the summary is certain to know.
 */
export async function summariseQuarters(
  driver: TimeSeriesDriver,
  { seriesIds, reachMs, fromMs, toMs }: QuarterRange,
  sequence: number,
): Promise<void> {
  await driver.execute(statement, {
    series: JSON.stringify(seriesIds),
    reachMs,
    preludeMs: Math.max(0, fromMs - reachMs),
    fromMs,
    toMs,
    sequence,
  })
}

/**
 * A datum counts in its quarter and covers that one and those that its reach gets to. Where two data are further apart
 * than the reach, one covered stretch ends and the next starts.
 */
const statement = `
  INSERT INTO lightfi.quarters
  SELECT series, quarter, count, min, max, sum,
    arraySum(covered_to) - arraySum(covered_from),
    arrayMap(t -> toUInt32(greatest(t - opening, 0)), starts) AS covered_from,
    arrayMap(t -> toUInt32(least(t + {reachMs:Int64} - opening, ${quarterMs})), ends) AS covered_to,
    {sequence:UInt64}
  FROM (
    SELECT series, quarter, quarter * ${quarterMs}::Int64 AS opening,
      countIf(t >= opening) AS count,
      minIf(value, t >= opening) AS min,
      maxIf(value, t >= opening) AS max,
      sumKahanIf(value, t >= opening) AS sum,
      arraySort(groupArray(t)) AS times,
      arrayPopFront(arrayDifference(times)) AS gaps,
      arrayFilter((t, gap) -> gap > {reachMs:Int64}, times, arrayPushFront(gaps, {reachMs:Int64} + 1)) AS starts,
      arrayFilter((t, gap) -> gap > {reachMs:Int64}, times, arrayPushBack(gaps, {reachMs:Int64} + 1)) AS ends
    FROM (
      SELECT series, value, toUnixTimestamp64Milli(time) AS t,
        arrayJoin(range(
          toUInt32(intDiv(t, ${quarterMs})),
          toUInt32(intDiv(t + {reachMs:Int64} - 1, ${quarterMs})) + 1
        )) AS quarter
      FROM lightfi.readings FINAL
      PREWHERE series IN {series:Array(UInt32)}
        AND time >= fromUnixTimestamp64Milli({preludeMs:Int64}) AND time < fromUnixTimestamp64Milli({toMs:Int64})
    )
    WHERE quarter >= intDiv({fromMs:Int64}, ${quarterMs}) AND quarter < intDiv({toMs:Int64}, ${quarterMs})
    GROUP BY series, quarter
  )
  SETTINGS max_execution_time = 300, max_threads = 2, max_memory_usage = 1500000000`

/**
 * Makes all summaries say nothing, as if there were none. The user of a server has no right to delete; a row with the same key
 * and sequence takes the place of the one before, and of that one a later summary does.
 */
export async function blankQuarters(driver: TimeSeriesDriver): Promise<void> {
  await driver.execute(`
    INSERT INTO lightfi.quarters
    SELECT series, quarter, 0, 0, 0, 0, 0, [], [], sequence FROM lightfi.quarters
    SETTINGS max_execution_time = 300, max_threads = 2, max_memory_usage = 1500000000`)
}
