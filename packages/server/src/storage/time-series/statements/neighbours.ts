import { queryRows } from '../drivers/query-rows.ts'
import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import type { SeriesPoint, StoredReading } from '../reading.ts'
import type { Answer, ColumnsOf, Statement } from '../statement.ts'
import { bindScope, readingsInScope, readSettings } from './readings-source.ts'

/** The points of one query; keeps its parameters near 100 kB. */
const pointsPerQuery = 4096

/**
 * The span before a point in which its nearest reading is looked for at first; a few granules, where all
 * takes long.
 */
const firstLookMs = 86_400_000

/**
 * Reads enough readings to tell the neighbours of every point: the reading at that time or else the nearest
 * before, and the nearest after if it is at most `aheadMs` away. Others of the series may be among them, in
 * no defined order, but not many more than twice the points. Where nothing is stored within a day before a
 * point, all times of its series are read, so this is meant for short series such as events.
 */
export function readNeighbours(points: readonly SeriesPoint[], aheadMs: number): Statement<StoredReading[]> {
  const latestMs = points.reduce((latest, { timeMs }) => Math.max(latest, timeMs), 0)
  const earliestMs = points.reduce((earliest, { timeMs }) => Math.min(earliest, timeMs), latestMs)
  return {
    needs: { seriesIds: points.map(({ seriesId }) => seriesId), toMs: latestMs + aheadMs + 1 },
    run: (driver) => findNeighbours(driver, points, aheadMs),
    recentFromMs: earliestMs - firstLookMs,
    evaluate: (columnsOf) => evaluateNeighbours(columnsOf, points),
  }
}

/** Returns undefined when nothing in memory is before some point, since something older may be. */
function evaluateNeighbours(
  columnsOf: ColumnsOf,
  points: readonly SeriesPoint[],
): Answer<StoredReading[]> | undefined {
  const found: StoredReading[] = []
  for (const { seriesId, timeMs } of points) {
    const columns = columnsOf(seriesId)
    if (!columns) return undefined
    const behind = findBehind(columns.timesMs, timeMs)
    if (behind === 0) return undefined
    for (const at of [behind - 1, behind]) {
      const [foundMs, value] = [columns.timesMs[at], columns.values[at]]
      if (foundMs !== undefined && value !== undefined) found.push({ seriesId, timeMs: foundMs, value })
    }
  }
  return { result: found }
}

/** Finds the place of the first time after another. */
function findBehind(timesMs: Float64Array, timeMs: number): number {
  let [low, high] = [0, timesMs.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((timesMs[middle] as number) <= timeMs) low = middle + 1
    else high = middle
  }
  return low
}

async function findNeighbours(
  driver: TimeSeriesDriver,
  points: readonly SeriesPoint[],
  aheadMs: number,
): Promise<StoredReading[]> {
  const found: StoredReading[] = []
  const byTime = points.toSorted((one, other) => one.timeMs - other.timeMs)
  for (let from = 0; from < byTime.length; from += pointsPerQuery) {
    const some = byTime.slice(from, from + pointsPerQuery)
    const beginMs = Math.max((some[0]?.timeMs ?? 0) - firstLookMs, 0)
    const near = await readOnce(driver, some, { beginMs, aheadMs })
    const lonely = beginMs > 0 ? findWithoutPrevious(some, near) : []
    const far = lonely.length > 0 ? await readOnce(driver, lonely, { beginMs: 0, aheadMs: 0 }) : []
    for (const reading of [...near, ...far]) found.push(reading)
  }
  return found
}

/** Finds the points before the first reading that was found of their series. */
function findWithoutPrevious(points: readonly SeriesPoint[], found: readonly StoredReading[]): SeriesPoint[] {
  const firstMs = new Map<number, number>()
  for (const { seriesId, timeMs } of found) {
    firstMs.set(seriesId, Math.min(firstMs.get(seriesId) ?? timeMs, timeMs))
  }
  return points.filter(({ seriesId, timeMs }) => timeMs < (firstMs.get(seriesId) ?? Number.POSITIVE_INFINITY))
}

/**
 * Reads once. The points cut their series into slots, from one point to the next; the neighbours of points
 * are the first and the last reading of a slot.
 */
async function readOnce(
  driver: TimeSeriesDriver,
  points: readonly SeriesPoint[],
  { beginMs, aheadMs }: { readonly beginMs: number; readonly aheadMs: number },
): Promise<StoredReading[]> {
  const times = points.map(({ timeMs }) => timeMs)
  const rows = await queryRows<[number, number, number, number, number]>(
    driver,
    `WITH
       points AS (
         SELECT DISTINCT point.1 AS series, point.2 AS time_ms
         FROM (SELECT arrayJoin(arrayZip({series:Array(UInt32)}, {times:Array(Int64)})) AS point)
       ),
       stored AS (
         SELECT series, toUnixTimestamp64Milli(time) AS time_ms, value
         FROM ${readingsInScope}
       )
     SELECT stored.series,
       min(stored.time_ms), argMin(stored.value, stored.time_ms),
       max(stored.time_ms), argMax(stored.value, stored.time_ms)
     FROM stored ASOF LEFT JOIN points ON stored.series = points.series AND stored.time_ms >= points.time_ms
     GROUP BY stored.series, points.time_ms
     SETTINGS ${readSettings}`,
    {
      ...bindScope({
        seriesIds: points.map(({ seriesId }) => seriesId),
        fromMs: beginMs,
        toMs: (times.at(-1) ?? 0) + aheadMs + 1,
      }),
      times,
    },
  )
  return rows.flatMap(([seriesId, firstMs, firstValue, lastMs, lastValue]) => {
    const first = { seriesId, timeMs: firstMs, value: firstValue }
    return firstMs === lastMs ? [first] : [first, { seriesId, timeMs: lastMs, value: lastValue }]
  })
}
