import type { TimeSegment } from '../reading.ts'
import type { Statement } from '../statement.ts'
import { groupingMemory, longSettings, readingsInScope } from './readings-source.ts'

/**
 * The length of a rollup, milliseconds. Every zone's offset from UTC has been a multiple of a quarter of an
 * hour since 1972, so borders of local hours and days are borders of quarters.
 */
export const quarterMs = 900_000

/** Series whose data have an equal reach, and the time in which to summarise them. */
export interface QuarterRange extends TimeSegment {
  readonly seriesIds: readonly number[]
  /** A datum at `t` covers `[t, t + reachMs)`. */
  readonly reachMs: number
}

/**
 * Summarises the raw rows of some series in every quarter of an hour of `[fromMs, toMs)`, both multiples of a
 * quarter: count, extremes, sum, and the covered stretches in milliseconds from the quarter's start. Earlier
 * summaries of the same quarters are replaced. The summaries are durable when the promise resolves; a quarter
 * that nothing covers has no row.
 *
 * @param sequence of the newest reading that the summary is certain to know.
 */
export function summariseQuarters(
  { seriesIds, reachMs, fromMs: openingMs, toMs }: QuarterRange,
  sequence: number,
): Statement<void> {
  const fromMs = Math.max(0, openingMs - reachMs)
  const parameters = { series: JSON.stringify(seriesIds), reachMs, fromMs, openingMs, toMs, sequence }
  return {
    needs: { seriesIds, fromMs, toMs },
    run: (driver) => driver.execute(statement, parameters),
  }
}

/**
 * A datum counts in its quarter and covers that one and those that its reach gets to. Where two data are
 * further apart than the reach, one covered stretch ends and the next starts.
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
      FROM ${readingsInScope}
    )
    WHERE quarter >= intDiv({openingMs:Int64}, ${quarterMs}) AND quarter < intDiv({toMs:Int64}, ${quarterMs})
    GROUP BY series, quarter
  )
  SETTINGS ${longSettings}, ${groupingMemory}`

/**
 * Makes all summaries say nothing, as if there were none. The user of a server has no right to delete; a row
 * with the same key and sequence takes the place of the one before, and a later summary takes its place.
 */
export function blankQuarters(): Statement<void> {
  const blank = `
    INSERT INTO lightfi.quarters
    SELECT series, quarter, 0, 0, 0, 0, 0, [], [], sequence FROM lightfi.quarters
    SETTINGS ${longSettings}, ${groupingMemory}`
  return { needs: undefined, run: (driver) => driver.execute(blank) }
}
