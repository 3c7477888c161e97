import { dayMs } from '../../../day-ms.ts'
import { queryRows } from '../drivers/query-rows.ts'
import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import type { TimeSegment } from '../reading.ts'
import type { Statement } from '../statement.ts'
import { fillStatistics } from './fill-statistics.ts'
import { bindScope, groupingMemory, readingsInScope, readSettings } from './readings-source.ts'
import type { PooledSeries, SegmentStatistics } from './segment-statistics.ts'

/** The most series times days in one query: at one datum a minute 9 million rows, some 300 ms. */
const maxSeriesDays = 6_000

/** The borders of one query; keeps its parameters near 500 kB. */
const maxBuckets = 10_000

/**
 * Reads the same answer as `readSegmentStatistics`, for series with one pool each and for segments of which
 * each begins where the one before ends: all data are read once, where that one reads segments apart.
 *
 * @param series each with a separate pool.
 * @param buckets rising, without gaps between them.
 */
export function readBucketStatistics(
  series: readonly PooledSeries[],
  buckets: readonly TimeSegment[],
): Statement<SegmentStatistics[]> {
  const preludeMs = series.reduce((longest, { reachMs }) => Math.max(longest, reachMs), 0)
  return {
    needs: {
      seriesIds: series.map(({ seriesId }) => seriesId),
      fromMs: (buckets[0]?.fromMs ?? 0) - preludeMs,
      toMs: buckets.at(-1)?.toMs ?? 0,
    },
    run: (driver) => measureBuckets(driver, series, buckets, preludeMs),
    evaluate: (columnsOf) => {
      const result: SegmentStatistics[] = []
      for (const one of series) {
        const columns = columnsOf(one.seriesId)
        if (!columns) return undefined
        for (const statistic of fillStatistics(one, columns, buckets)) result.push(statistic)
      }
      return { result }
    },
  }
}

async function measureBuckets(
  driver: TimeSeriesDriver,
  series: readonly PooledSeries[],
  buckets: readonly TimeSegment[],
  preludeMs: number,
): Promise<SegmentStatistics[]> {
  if (series.length === 0) return []
  const statistics: SegmentStatistics[] = []
  const maxSpanMs = (maxSeriesDays / series.length) * dayMs
  let from = 0
  while (from < buckets.length) {
    const beginMs = buckets[from]?.fromMs ?? 0
    const isBeyond = ({ toMs }: TimeSegment, index: number) =>
      index > from && (toMs - beginMs > maxSpanMs || index - from >= maxBuckets)
    const beyond = buckets.findIndex(isBeyond)
    const to = beyond === -1 ? buckets.length : beyond
    const some = buckets.slice(from, to)
    const cells = await readCells(driver, series, some, preludeMs)
    for (const one of series) {
      for (const statistic of joinCells(one, cells.get(one.seriesId) ?? [], some)) {
        statistics.push({ ...statistic, segment: statistic.segment + from })
      }
    }
    from = to
  }
  return statistics
}

/** The statistics of the data of a series in one bucket alone. */
interface Cell {
  /** The index of the bucket; -1 for the time shortly before the first. */
  readonly bucket: number
  readonly count: number
  readonly min: number
  readonly max: number
  readonly sum: number
  /** The times of the first and the last datum, Unix milliseconds. */
  readonly firstMs: number
  readonly lastMs: number
  /** The milliseconds of the bucket that its own data cover. */
  readonly coveredMs: number
}

/**
 * Rows of a series stand together, by time. Each datum is looked at in its own bucket alone;
 * {@link joinCells} adds the time at the beginning of a bucket that data of earlier ones cover.
 */
const formatStatement = (reach: string): string => `
  SELECT series, opening, count(), min(value), max(value), sumKahan(value), min(t), max(t),
    intervalLengthSum(t, least(t + reach, ending))
  FROM (
    SELECT series, value, ${reach} AS reach,
      toUnixTimestamp64Milli(time) AS t,
      roundDown(t, {openings:Array(Int64)}) AS opening,
      transform(opening, {openings:Array(Int64)}, {endings:Array(Int64)}, 0::Int64) AS ending
    FROM ${readingsInScope}
  )
  GROUP BY series, opening
  ORDER BY series, opening
  SETTINGS ${readSettings}, ${groupingMemory}`

const reachOfSeries = 'transform(series, {series:Array(UInt32)}, {reaches:Array(Int64)}, 0::Int64)'

/** Reads by series the buckets that hold data, rising. */
async function readCells(
  driver: TimeSeriesDriver,
  series: readonly PooledSeries[],
  buckets: readonly TimeSegment[],
  preludeMs: number,
): Promise<ReadonlyMap<number, readonly Cell[]>> {
  const [fromMs, toMs] = [buckets[0]?.fromMs ?? 0, buckets.at(-1)?.toMs ?? 0]
  if (fromMs >= toMs) return new Map()
  const seriesIds = series.map(({ seriesId }) => seriesId)
  const openings = [fromMs - preludeMs, ...buckets.map((bucket) => bucket.fromMs)]
  const hasOneReach = series.every(({ reachMs }) => reachMs === preludeMs) // spares a look-up in each row
  const rows = await queryRows<[number, number, number, number, number, number, number, number, number]>(
    driver,
    formatStatement(hasOneReach ? '{preludeMs:Int64}' : reachOfSeries),
    {
      ...bindScope({ seriesIds, fromMs: fromMs - preludeMs, toMs }),
      series: JSON.stringify(seriesIds),
      openings: JSON.stringify(openings),
      endings: JSON.stringify([fromMs, ...buckets.map((bucket) => bucket.toMs)]),
      ...(hasOneReach ? { preludeMs } : { reaches: JSON.stringify(series.map(({ reachMs }) => reachMs)) }),
    },
  )
  const bucketOf = new Map(openings.map((opening, index) => [opening, index - 1]))
  const cells = rows.map(([seriesId, opening, count, min, max, sum, firstMs, lastMs, coveredMs]) => {
    const bucket = bucketOf.get(opening)
    if (bucket === undefined) throw new Error(`the engine answered a bucket nobody asked for: ${opening}`)
    return { seriesId, bucket, count, min, max, sum, firstMs, lastMs, coveredMs }
  })
  return Map.groupBy(cells, ({ seriesId }) => seriesId)
}

/**
 * Joins the statistics of a series from its buckets that hold data: the newest datum before a bucket covers
 * its beginning, up to its first datum at the most, and buckets without data too as far as it reaches.
 */
function* joinCells(
  { poolId, reachMs }: PooledSeries,
  cells: readonly Cell[],
  buckets: readonly TimeSegment[],
): Generator<SegmentStatistics, void, undefined> {
  for (const [index, cell] of cells.entries()) {
    const { bucket, count, min, max, sum, firstMs, lastMs } = cell
    const before = cells[index - 1]
    const beginMs = buckets[bucket]?.fromMs ?? firstMs
    const spilledMs = before ? Math.max(0, Math.min(before.lastMs + reachMs, firstMs) - beginMs) : 0
    if (bucket >= 0) {
      yield { poolId, segment: bucket, count, min, max, sum, coveredMs: cell.coveredMs + spilledMs }
    }
    const next = cells[index + 1]?.bucket ?? buckets.length
    for (let segment = bucket + 1; segment < next; segment += 1) {
      const { fromMs = 0, toMs = 0 } = buckets[segment] ?? {}
      const coveredMs = Math.min(lastMs + reachMs, toMs) - fromMs
      if (coveredMs <= 0) break
      yield { poolId, segment, count: 0, min: 0, max: 0, sum: 0, coveredMs }
    }
  }
}
