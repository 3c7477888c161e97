import { queryRows } from '../drivers/query-rows.ts'
import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import type { TimeSegment } from '../reading.ts'
import type { Statement } from '../statement.ts'
import { groupingMemory, readingsInScope, readSettings } from './readings-source.ts'

/** A series, the pool for which its data count, and the reach of a datum. */
export interface PooledSeries {
  readonly seriesId: number
  /** Data of equal pools are counted together. A series has one pool. */
  readonly poolId: number
  /** A datum at `t` covers `[t, t + reachMs)`; above 0. */
  readonly reachMs: number
}

/** The statistics of one pool in one segment. */
export interface SegmentStatistics {
  readonly poolId: number
  /** The index of the segment in the question. */
  readonly segment: number
  /** The data whose time lies in the segment; may be 0 where only coverage reaches into it. */
  readonly count: number
  /** The minimum of those data; without meaning when `count` is 0. */
  readonly min: number
  readonly max: number
  readonly sum: number
  /** The milliseconds of the segment that data cover, each counted once however many data cover it. */
  readonly coveredMs: number
}

/** The most series times days in one statement: at one datum a minute 9 million rows. */
const maxSeriesDays = 6_000

const dayMs = 24 * 60 * 60 * 1000

/**
 * Reads count, sum, extremes and coverage of every pool in every segment, from the raw rows; a pair without
 * any is left out, and the order is not defined.
 *
 * A datum shortly before a segment covers its beginning, so each segment is read with a prelude as long as
 * the longest reach. Segments whose preludes would overlap go into different statements.
 *
 * @param segments disjoint and rising.
 */
export function readSegmentStatistics(
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
): Statement<SegmentStatistics[]> {
  // A list as long as a caller's estate never becomes arguments: the stack has room for some hundred
  // thousand.
  const preludeMs = series.reduce((longest, { reachMs }) => Math.max(longest, reachMs), 0)
  return {
    needs: {
      seriesIds: series.map(({ seriesId }) => seriesId),
      fromMs: (segments[0]?.fromMs ?? 0) - preludeMs,
      toMs: segments.at(-1)?.toMs ?? 0,
    },
    run: (driver) => measureSegments(driver, series, segments, preludeMs),
  }
}

async function measureSegments(
  driver: TimeSeriesDriver,
  series: readonly PooledSeries[],
  segments: readonly TimeSegment[],
  preludeMs: number,
): Promise<SegmentStatistics[]> {
  if (series.length === 0) return []
  const statistics: SegmentStatistics[][] = []
  for (const indexes of planStatements(segments, preludeMs, series.length)) {
    statistics.push(await readApartSegments(driver, { series, segments, indexes, preludeMs }))
  }
  return statistics.flat()
}

/** Plans statements: lists of indexes of segments that do not overlap with their preludes. */
function planStatements(
  segments: readonly TimeSegment[],
  preludeMs: number,
  seriesCount: number,
): readonly (readonly number[])[] {
  const statements: { indexes: number[]; fromMs: number; toMs: number }[] = []
  const maxSpanMs = Math.max(dayMs, (maxSeriesDays / seriesCount) * dayMs)
  for (const [index, segment] of segments.entries()) {
    const open = statements.find(
      ({ fromMs, toMs }) => toMs <= segment.fromMs - preludeMs && segment.toMs - fromMs <= maxSpanMs,
    )
    if (open) {
      open.indexes.push(index)
      open.toMs = segment.toMs
    } else statements.push({ indexes: [index], fromMs: segment.fromMs, toMs: segment.toMs })
  }
  return statements.map(({ indexes }) => indexes)
}

interface ApartSegments {
  readonly series: readonly PooledSeries[]
  readonly segments: readonly TimeSegment[]
  readonly indexes: readonly number[]
  readonly preludeMs: number
}

/**
 * `roundDown` finds the segment of a row by binary search in the sorted borders; a border that starts no
 * segment has no end in `transform`, and its rows are dropped. The choice of rows depends on the sorting key
 * alone, so they are chosen before values are read, with `FINAL` too: all versions of a reading are chosen or
 * none is.
 *
 * @param reach an expression for the reach of a row.
 */
const formatStatement = (reach: string): string => `
  SELECT pool, opening,
    countIf(t >= opening + {preludeMs:Int64}),
    minIf(value, t >= opening + {preludeMs:Int64}),
    maxIf(value, t >= opening + {preludeMs:Int64}),
    sumKahanIf(value, t >= opening + {preludeMs:Int64}),
    intervalLengthSum(greatest(t, opening + {preludeMs:Int64}), least(t + reach, ending))
  FROM (
    SELECT value, ${reach} AS reach,
      transform(series, {series:Array(UInt32)}, {pools:Array(UInt32)}, 0::UInt32) AS pool,
      toUnixTimestamp64Milli(time) AS t,
      roundDown(t, {borders:Array(Int64)}) AS opening,
      transform(opening, {openings:Array(Int64)}, {endings:Array(Int64)}, {nowhere:Int64}) AS ending
    FROM ${readingsInScope}
      AND ending != {nowhere:Int64} AND t + reach > opening + {preludeMs:Int64}
  )
  GROUP BY pool, opening
  SETTINGS ${readSettings}, ${groupingMemory}`

const reachOfSeries = 'transform(series, {series:Array(UInt32)}, {reaches:Array(Int64)}, 0::Int64)'

/** No segment ends here: far before the first reading. */
const nowhere = -1_000_000_000_000_000

async function readApartSegments(
  driver: TimeSeriesDriver,
  { series, segments, indexes, preludeMs }: ApartSegments,
): Promise<SegmentStatistics[]> {
  const chosen = indexes.flatMap((index) => segments[index] ?? [])
  const [first, last] = [chosen[0], chosen.at(-1)]
  if (!first || !last) return []
  const openings = chosen.map(({ fromMs }) => fromMs - preludeMs)
  const borders = chosen.flatMap(({ fromMs, toMs }) => [fromMs - preludeMs, toMs])
  const hasOneReach = series.every(({ reachMs }) => reachMs === preludeMs) // spares a look-up in each row
  const rows = await queryRows<StatisticsRow>(
    driver,
    formatStatement(hasOneReach ? '{preludeMs:Int64}' : reachOfSeries),
    {
      series: JSON.stringify(series.map(({ seriesId }) => seriesId)),
      pools: JSON.stringify(series.map(({ poolId }) => poolId)),
      ...(!hasOneReach && { reaches: JSON.stringify(series.map(({ reachMs }) => reachMs)) }),
      borders: JSON.stringify([...new Set(borders)]),
      openings: JSON.stringify(openings),
      endings: JSON.stringify(chosen.map(({ toMs }) => toMs)),
      preludeMs,
      nowhere,
      fromMs: Math.max(0, first.fromMs - preludeMs),
      toMs: Math.max(0, last.toMs),
    },
  )
  return readStatisticsRows(rows, new Map(openings.map((opening, at) => [opening, indexes[at]])))
}

/** Pool, opening, count, min, max, sum and covered milliseconds. */
export type StatisticsRow = readonly [number, number, number, number, number, number, number]

/** Reads the rows of an answer. @param segmentOf the segment of each opening. */
export function readStatisticsRows(
  rows: readonly StatisticsRow[],
  segmentOf: ReadonlyMap<number, number | undefined>,
): SegmentStatistics[] {
  return rows.map(([poolId, opening, count, min, max, sum, coveredMs]) => {
    const segment = segmentOf.get(opening)
    if (segment === undefined) throw new Error(`the engine answered a segment nobody asked for: ${opening}`)
    return { poolId, segment, count, min, max, sum, coveredMs }
  })
}
