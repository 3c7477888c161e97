import { queryRows } from '../drivers/query-rows.ts'
import type { Statement } from '../statement.ts'
import type { BucketQuery, SeriesBucket } from './bucket.ts'
import { fillBuckets } from './fill-buckets.ts'
import { bindScope, readingsInScope, readSettings, versionsInScope } from './readings-source.ts'

/** Reads the buckets of a series that hold data, by time. Callers bound the data in the range. */
export function readBuckets(query: BucketQuery): Statement<SeriesBucket[]> {
  const { seriesId, clock, length, fromMs, toMs } = query
  const needs = { seriesIds: [seriesId], fromMs, toMs }
  const start = length === 'date' ? 'opening' : 'greatest(change, opening - ahead)'
  const statement = `SELECT ${start} AS start,
       min(value), sumKahan(value), max(value), count(), argMax(value, time)
     FROM (
       SELECT time, value,
         roundDown(toUnixTimestamp64Milli(time), {changes:Array(Int64)}) AS change,
         transform(change, {changes:Array(Int64)}, {offsets:Array(Int64)}, 0::Int64) AS ahead,
         toUnixTimestamp64Milli(time) + ahead AS wall,
         wall - positiveModulo(wall, {length:Int64}) AS opening
       FROM ${readingsInScope}
     )
     GROUP BY start ORDER BY start
     SETTINGS ${readSettings}`
  const parameters = {
    ...bindScope(needs),
    changes: clock.changesMs,
    offsets: clock.offsetsMs,
    length: length === 'date' ? 86_400_000 : length,
  }
  return {
    needs,
    run: async (driver) => {
      const rows = await queryRows<[number, number, number, number, number, number]>(
        driver,
        statement,
        parameters,
      )
      return rows.map(([startMs, min, sum, max, count, last]) => ({ startMs, min, sum, max, count, last }))
    },
    evaluate: (columnsOf) => {
      const columns = columnsOf(seriesId)
      return columns && { result: fillBuckets(columns, clock, length) }
    },
  }
}

/** The first and the last time of a series, Unix milliseconds, both included. */
export interface Extent {
  readonly firstMs: number
  readonly lastMs: number
}

/**
 * Reads the first and the last time of a series in `[fromMs, toMs)`, Unix milliseconds; `undefined` when it
 * has none there.
 */
export function readExtent(
  range: Pick<BucketQuery, 'seriesId' | 'fromMs' | 'toMs'>,
): Statement<Extent | undefined> {
  const { seriesId, fromMs, toMs } = range
  const needs = { seriesIds: [seriesId], fromMs, toMs }
  const statement = `
    SELECT count(), toUnixTimestamp64Milli(min(time)), toUnixTimestamp64Milli(max(time))
    FROM ${versionsInScope}
    SETTINGS ${readSettings}`
  return {
    needs,
    run: async (driver) => {
      const [row] = await queryRows<[number, number, number]>(driver, statement, bindScope(needs))
      const [count = 0, firstMs = 0, lastMs = 0] = row ?? []
      return count === 0 ? undefined : { firstMs, lastMs }
    },
    evaluate: (columnsOf) => {
      const timesMs = columnsOf(seriesId)?.timesMs
      if (!timesMs) return undefined
      const [firstMs, lastMs] = [timesMs[0], timesMs.at(-1)]
      return { result: firstMs === undefined || lastMs === undefined ? undefined : { firstMs, lastMs } }
    },
  }
}
