import { queryRows } from '../drivers/query-rows.ts'
import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import type { TimeSegment } from '../reading.ts'
import type { Statement } from '../statement.ts'
import { quarterMs } from './quarters.ts'
import { groupingMemory, readSettings } from './readings-source.ts'
import {
  type PooledSeries,
  readStatisticsRows,
  type SegmentStatistics,
  type StatisticsRow,
} from './segment-statistics.ts'

/** The most series times days in one statement: 5 million quarters. */
const maxSeriesDays = 50_000

const dayMs = 24 * 60 * 60 * 1000

/**
 * Reads the same answer as `readSegmentStatistics`, from the summaries of quarters of an hour; right where
 * they are up to date.
 *
 * @param segments disjoint and rising, their borders multiples of a quarter.
 */
export function readQuarterStatistics(
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
): Statement<SegmentStatistics[]> {
  return { needs: undefined, run: (driver) => measureSegments(driver, series, segments) }
}

async function measureSegments(
  driver: TimeSeriesDriver,
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
): Promise<SegmentStatistics[]> {
  if (series.length === 0) return []
  const statistics: SegmentStatistics[] = []
  const maxSpanMs = Math.max(dayMs, (maxSeriesDays / series.length) * dayMs)
  let from = 0
  while (from < segments.length) {
    const beginMs = segments[from]?.fromMs ?? 0
    const beyond = segments.findIndex(({ toMs }, index) => index > from && toMs - beginMs > maxSpanMs)
    const to = beyond === -1 ? segments.length : beyond
    const found = await readOnce(driver, series, segments.slice(from, to))
    for (const statistic of found) statistics.push({ ...statistic, segment: statistic.segment + from })
    from = to
  }
  return statistics
}

/** Stretches need to be united only where a pool has several series. Blanked summaries tell nothing. */
const coveredByOne = 'sum(covered_ms)'
const coveredByAny =
  'intervalLengthSumArray(arrayMap(ms -> at + ms, covered_from), arrayMap(ms -> at + ms, covered_to))'

const formatStatement = (covered: string): string => `
  SELECT pool, opening, sum(readings), minIf(low, readings > 0), maxIf(high, readings > 0), sumKahan(total), ${covered}
  FROM (
    SELECT count AS readings, min AS low, max AS high, sum AS total, covered_ms, covered_from, covered_to,
      quarter * ${quarterMs}::Int64 AS at,
      transform(series, {series:Array(UInt32)}, {pools:Array(UInt32)}, 0::UInt32) AS pool,
      roundDown(at, {borders:Array(Int64)}) AS opening
    FROM lightfi.quarters FINAL
    PREWHERE series IN {series:Array(UInt32)}
      AND quarter >= intDiv({fromMs:Int64}, ${quarterMs}) AND quarter < intDiv({toMs:Int64}, ${quarterMs})
      AND roundDown(quarter * ${quarterMs}::Int64, {borders:Array(Int64)}) IN {openings:Array(Int64)}
  )
  GROUP BY pool, opening
  HAVING sum(covered_ms) > 0
  SETTINGS ${readSettings}, ${groupingMemory}`

async function readOnce(
  driver: TimeSeriesDriver,
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
): Promise<SegmentStatistics[]> {
  const isOnePerPool = new Set(series.map(({ poolId }) => poolId)).size === series.length
  const openings = segments.map(({ fromMs }) => fromMs)
  const rows = await queryRows<StatisticsRow>(
    driver,
    formatStatement(isOnePerPool ? coveredByOne : coveredByAny),
    {
      series: JSON.stringify(series.map(({ seriesId }) => seriesId)),
      pools: JSON.stringify(series.map(({ poolId }) => poolId)),
      borders: JSON.stringify([...new Set(segments.flatMap(({ fromMs, toMs }) => [fromMs, toMs]))]),
      openings: JSON.stringify(openings),
      fromMs: openings[0] ?? 0,
      toMs: segments.at(-1)?.toMs ?? 0,
    },
  )
  return readStatisticsRows(rows, new Map(openings.map((opening, index) => [opening, index])))
}
