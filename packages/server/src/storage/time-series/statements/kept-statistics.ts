import { dayMs } from '../../../day-ms.ts'
import { queryRows } from '../drivers/query-rows.ts'
import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import type { TimeSegment } from '../reading.ts'
import { listOddChanges } from '../slots.ts'
import type { Statement } from '../statement.ts'
import { formatSlots } from './kept-slots.ts'
import { groupingMemory, readSettings } from './readings-source.ts'
import {
  type PooledSeries,
  readStatisticsRows,
  type SegmentStatistics,
  type StatisticsRow,
} from './segment-statistics.ts'
import type { SeriesStretch } from './stretches.ts'

/** A series, and the time before which its readings have expired. */
export interface ExpiredSeries extends PooledSeries {
  /** A border of slots, Unix milliseconds; 0 when nothing has expired. */
  readonly expiredMs: number
}

/** The most series times days in one statement, which may have to look at readings. */
const maxSeriesDays = 6_000

/**
 * Reads the same answer as `readSegmentStatistics`: of expired time from the figures that are kept, of what
 * came after from the readings. Pools may have both in one segment.
 *
 * @param segments disjoint and rising, of whole slots.
 */
export function readKeptStatistics(
  series: readonly ExpiredSeries[],
  segments: readonly TimeSegment[],
): Statement<SegmentStatistics[]> {
  const toMs = segments.at(-1)?.toMs ?? 0
  const younger = series.filter(({ expiredMs }) => expiredMs < toMs)
  const reachMs = younger.reduce((longest, one) => Math.max(longest, one.reachMs), 0)
  return {
    needs:
      younger.length === 0
        ? undefined
        : {
            seriesIds: younger.map(({ seriesId }) => seriesId),
            fromMs: (segments[0]?.fromMs ?? 0) - reachMs,
            toMs,
          },
    run: async (driver) => {
      const statistics: SegmentStatistics[] = []
      const maxSpanMs = Math.max(dayMs, (maxSeriesDays / Math.max(1, series.length)) * dayMs)
      for (let from = 0; from < segments.length; ) {
        const beginMs = segments[from]?.fromMs ?? 0
        const beyond = segments.findIndex((segment, at) => at > from && segment.toMs - beginMs > maxSpanMs)
        const to = beyond === -1 ? segments.length : beyond
        for (const statistic of await readOnce(driver, series, segments.slice(from, to))) {
          statistics.push({ ...statistic, segment: statistic.segment + from })
        }
        from = to
      }
      return statistics
    },
  }
}

const expiredOf = 'transform(series, {series:Array(UInt32)}, {expired:Array(Int64)}, 0::Int64)'
const reachOf = 'transform(series, {series:Array(UInt32)}, {reaches:Array(Int64)}, 0::Int64)'

const keptSlots = `
  SELECT series, start * 1000::Int64 AS slot, readings, low, high, total, covered_from, covered_to
  FROM lightfi.kept FINAL
  PREWHERE series IN {series:Array(UInt32)}
    AND start >= intDiv({openingMs:Int64}, 1000) AND start < intDiv({toMs:Int64}, 1000)
  WHERE slot < ${expiredOf}`

const youngerSlots = `
  UNION ALL
  SELECT series, slot, readings, low, high, total, covered_from, covered_to
  FROM (${formatSlots(reachOf, 'none')})
  WHERE slot >= {openingMs:Int64} AND slot >= ${expiredOf}`

const formatStatement = (hasYounger: boolean): string => `
  SELECT pool, opening, sum(readings), minIf(low, readings > 0), maxIf(high, readings > 0), sumKahan(total),
    intervalLengthSumArray(arrayMap(ms -> slot + ms, covered_from), arrayMap(ms -> slot + ms, covered_to))
  FROM (
    SELECT readings, low, high, total, slot, covered_from, covered_to,
      transform(series, {series:Array(UInt32)}, {pools:Array(UInt32)}, 0::UInt32) AS pool,
      roundDown(slot, {borders:Array(Int64)}) AS opening
    FROM (${keptSlots} ${hasYounger ? youngerSlots : ''})
    WHERE opening IN {openings:Array(Int64)}
  )
  GROUP BY pool, opening
  SETTINGS ${readSettings}, ${groupingMemory}`

async function readOnce(
  driver: TimeSeriesDriver,
  series: readonly ExpiredSeries[],
  segments: readonly TimeSegment[],
): Promise<SegmentStatistics[]> {
  const [first, last] = [segments[0], segments.at(-1)]
  if (!first || !last || series.length === 0) return []
  const openings = segments.map(({ fromMs }) => fromMs)
  const hasYounger = series.some(({ expiredMs }) => expiredMs < last.toMs)
  const fromMs = Math.max(0, first.fromMs - series.reduce((most, one) => Math.max(most, one.reachMs), 0))
  const rows = await queryRows<StatisticsRow>(driver, formatStatement(hasYounger), {
    series: JSON.stringify(series.map(({ seriesId }) => seriesId)),
    pools: JSON.stringify(series.map(({ poolId }) => poolId)),
    expired: JSON.stringify(series.map(({ expiredMs }) => expiredMs)),
    borders: JSON.stringify([...new Set(segments.flatMap((segment) => [segment.fromMs, segment.toMs]))]),
    openings: JSON.stringify(openings),
    openingMs: first.fromMs,
    toMs: last.toMs,
    ...(hasYounger && {
      reaches: JSON.stringify(series.map(({ reachMs }) => reachMs)),
      fromMs,
      odd: listOddChanges(fromMs, last.toMs),
    }),
  })
  return readStatisticsRows(rows, new Map(openings.map((opening, index) => [opening, index])))
}

/** The kept stretches to read. */
export interface KeptStretchQuery extends TimeSegment {
  readonly seriesIds: readonly number[]
  /** The time before which these series have expired; nothing later is read. */
  readonly expiredMs: number
}

/** Reads the expired times when series were active, in no defined order; a slot may cut a stretch. */
export function readKeptStretches(query: KeptStretchQuery): Statement<SeriesStretch[]> {
  const { seriesIds, fromMs, expiredMs } = query
  const toMs = Math.min(query.toMs, expiredMs)
  return {
    needs: undefined,
    run: async (driver) => {
      if (seriesIds.length === 0 || fromMs >= toMs) return []
      const parameters = { series: JSON.stringify(seriesIds), fromMs: Math.max(0, fromMs), toMs }
      const rows = await queryRows<[number, number, number]>(driver, stretchStatement, parameters)
      return rows.map(([seriesId, beginMs, endMs]) => ({ seriesId, fromMs: beginMs, toMs: endMs }))
    },
  }
}

const stretchStatement = `
  SELECT series, start * 1000::Int64 + begins, start * 1000::Int64 + ends
  FROM (
    SELECT series, start, active_from, active_to
    FROM lightfi.kept FINAL
    PREWHERE series IN {series:Array(UInt32)}
      AND start >= intDiv({fromMs:Int64}, 1000) - 900 AND start < intDiv({toMs:Int64}, 1000)
  )
  ARRAY JOIN active_from AS begins, active_to AS ends
  SETTINGS ${readSettings}, ${groupingMemory}`
