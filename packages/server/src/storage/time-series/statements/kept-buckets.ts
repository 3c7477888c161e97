import { queryRows } from '../drivers/query-rows.ts'
import type { TimeSegment } from '../reading.ts'
import { narrowToSlots } from '../slots.ts'
import type { Statement } from '../statement.ts'
import type { BucketQuery, SeriesBucket } from './bucket.ts'
import { type OccupiedDay, utcDayMs } from './occupancy.ts'
import { readSettings } from './readings-source.ts'

const keptInScope = `lightfi.kept FINAL
  PREWHERE series = {seriesId:UInt32}
    AND start >= intDiv({fromMs:Int64}, 1000) AND start < intDiv({toMs:Int64}, 1000)
  WHERE readings > 0`

/**
 * Reads the same as `readBuckets` of expired time, from the figures that are kept; only whole slots count.
 * The length is a quarter of an hour or a multiple of it.
 */
export function readKeptBuckets(query: BucketQuery): Statement<SeriesBucket[]> {
  const { seriesId, clock, length } = query
  const begin = length === 'date' ? 'opening' : 'greatest(change, opening - ahead)'
  const statement = `SELECT ${begin} AS begin,
       min(low), sumKahan(total), max(high), sum(readings), argMax(newest, slot)
     FROM (
       SELECT low, total, high, readings, newest, start * 1000::Int64 AS slot,
         roundDown(slot, {changes:Array(Int64)}) AS change,
         transform(change, {changes:Array(Int64)}, {offsets:Array(Int64)}, 0::Int64) AS ahead,
         slot + ahead AS wall,
         wall - positiveModulo(wall, {length:Int64}) AS opening
       FROM ${keptInScope}
     )
     GROUP BY begin ORDER BY begin
     SETTINGS ${readSettings}`
  return {
    needs: undefined,
    run: async (driver) => {
      const slots = narrowToSlots(query)
      if (slots.fromMs >= slots.toMs) return []
      const rows = await queryRows<[number, number, number, number, number, number]>(driver, statement, {
        seriesId,
        ...bindSlots(slots),
        changes: clock.changesMs,
        offsets: clock.offsetsMs,
        length: length === 'date' ? utcDayMs : length,
      })
      return rows.map(([startMs, min, sum, max, count, last]) => ({ startMs, min, sum, max, count, last }))
    },
  }
}

/**
 * Reads the days in which a series has kept figures, rising, with the number of slots as that of data, and
 * the starts of slots as times.
 */
export function readKeptOccupancy(
  query: TimeSegment & { readonly seriesId: number },
): Statement<OccupiedDay[]> {
  const statement = `
    SELECT intDiv(start, 86400) AS day, count(), min(start), max(start)
    FROM ${keptInScope}
    GROUP BY day ORDER BY day
    SETTINGS ${readSettings}`
  return {
    needs: undefined,
    run: async (driver) => {
      const slots = narrowToSlots(query)
      if (slots.fromMs >= slots.toMs) return []
      const parameters = { seriesId: query.seriesId, ...bindSlots(slots) }
      const rows = await queryRows<[number, number, number, number]>(driver, statement, parameters)
      return rows.map(([day, count, first, last]) => ({
        day,
        count,
        firstMs: first * 1000,
        lastMs: last * 1000,
      }))
    },
  }
}

function bindSlots({ fromMs, toMs }: TimeSegment): { readonly fromMs: number; readonly toMs: number } {
  return { fromMs: Math.max(0, fromMs), toMs: Math.max(0, toMs) }
}
