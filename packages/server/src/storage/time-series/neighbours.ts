import type { TimeSeriesDriver } from './time-series-driver.ts'
import type { StoredReading } from './time-series-store.ts'

/** A time in a series, whether anything is stored there or not. */
export type SeriesPoint = Omit<StoredReading, 'value'>

/** Points of one query; keeps its parameters near 100 kB. */
const pointsPerQuery = 4096

/**
 * Reads what is stored around each point; see `TimeSeriesStore.readNeighbours`.
 *
 * The points cut their series into slots, from one point to the next; the neighbours of points are the first and the
 * last reading of a slot.
 */
export async function readNeighbours(
  driver: TimeSeriesDriver,
  points: readonly SeriesPoint[],
): Promise<StoredReading[]> {
  const found: StoredReading[] = []
  for (let from = 0; from < points.length; from += pointsPerQuery) {
    for (const reading of await readOnce(driver, points.slice(from, from + pointsPerQuery)))
      found.push(reading)
  }
  return found
}

async function readOnce(driver: TimeSeriesDriver, points: readonly SeriesPoint[]): Promise<StoredReading[]> {
  const result = await driver.query(
    `WITH
       points AS (
         SELECT DISTINCT point.1 AS series, point.2 AS time_ms
         FROM (SELECT arrayJoin(arrayZip({series:Array(UInt32)}, {times:Array(Int64)})) AS point)
       ),
       stored AS (
         SELECT series, toUnixTimestamp64Milli(time) AS time_ms, value
         FROM lightfi.readings FINAL
         WHERE series IN (SELECT series FROM points)
       )
     SELECT stored.series,
       min(stored.time_ms), argMin(stored.value, stored.time_ms),
       max(stored.time_ms), argMax(stored.value, stored.time_ms)
     FROM stored ASOF LEFT JOIN points ON stored.series = points.series AND stored.time_ms >= points.time_ms
     GROUP BY stored.series, points.time_ms
     SETTINGS max_execution_time = 60, max_threads = 2, output_format_json_quote_64bit_integers = 0`,
    {
      series: points.map(({ seriesId }) => seriesId),
      times: points.map(({ timeMs }) => timeMs),
    },
    'JSONCompactEachRow',
  )
  const lines = Buffer.from(result).toString().split('\n').filter(Boolean)
  return lines.flatMap((line) => {
    const [seriesId, ...slot] = JSON.parse(line) as [number, number, number, number, number]
    const [firstMs, firstValue, lastMs, lastValue] = slot
    const first = { seriesId, timeMs: firstMs, value: firstValue }
    return firstMs === lastMs ? [first] : [first, { seriesId, timeMs: lastMs, value: lastValue }]
  })
}
