import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import type { SeriesPoint, StoredReading } from '../reading.ts'
import { queryRows } from './query-rows.ts'

/** Points of one query; keeps its parameters near 100 kB. */
const pointsPerQuery = 4096

/** How far back the nearest reading before a point is looked for at first; a few granules, where all takes long. */
const firstLookMs = 86_400_000

/** Reads what is stored around each point; see `TimeSeriesStore.readNeighbours`. */
export async function readNeighbours(
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

/** The points before the first reading that was found of their series. */
function findWithoutPrevious(points: readonly SeriesPoint[], found: readonly StoredReading[]): SeriesPoint[] {
  const firstMs = new Map<number, number>()
  for (const { seriesId, timeMs } of found) {
    firstMs.set(seriesId, Math.min(firstMs.get(seriesId) ?? timeMs, timeMs))
  }
  return points.filter(({ seriesId, timeMs }) => timeMs < (firstMs.get(seriesId) ?? Number.POSITIVE_INFINITY))
}

/**
 * The points cut their series into slots, from one point to the next; the neighbours of points are the first and the
 * last reading of a slot.
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
         FROM lightfi.readings FINAL
         WHERE series IN (SELECT series FROM points)
           AND time >= fromUnixTimestamp64Milli({beginMs:Int64})
           AND time <= fromUnixTimestamp64Milli({endMs:Int64})
       )
     SELECT stored.series,
       min(stored.time_ms), argMin(stored.value, stored.time_ms),
       max(stored.time_ms), argMax(stored.value, stored.time_ms)
     FROM stored ASOF LEFT JOIN points ON stored.series = points.series AND stored.time_ms >= points.time_ms
     GROUP BY stored.series, points.time_ms
     SETTINGS max_execution_time = 60, max_threads = 2, output_format_json_quote_64bit_integers = 0`,
    {
      series: points.map(({ seriesId }) => seriesId),
      times,
      beginMs,
      endMs: (times.at(-1) ?? 0) + aheadMs,
    },
  )
  return rows.flatMap(([seriesId, firstMs, firstValue, lastMs, lastValue]) => {
    const first = { seriesId, timeMs: firstMs, value: firstValue }
    return firstMs === lastMs ? [first] : [first, { seriesId, timeMs: lastMs, value: lastValue }]
  })
}
