import { queryRows } from '../drivers/query-rows.ts'
import type { Statement } from '../statement.ts'
import type { LogPlace } from './reading-log.ts'
import { readSettings } from './readings-source.ts'

/** The readings of the log to count. */
export interface LogSpan {
  readonly after: LogPlace
  /** The last sequence to count, included. */
  readonly throughSequence: number
  /** Only these series; all when absent. */
  readonly seriesIds?: readonly number[] | undefined
}

/** The readings of one series. */
export interface SeriesCount {
  readonly seriesId: number
  readonly count: number
  /** The oldest commit that has some of them. */
  readonly firstSequence: number
  /** The newest time of those in that commit, Unix milliseconds. */
  readonly firstMs: number
}

/**
 * Counts the readings of the log behind a place, by series, and finds the oldest. One that was stored again
 * may count twice.
 * @throws StoreBusyError when too many queries wait.
 */
export function countLog({ after, throughSequence, seriesIds }: LogSpan): Statement<SeriesCount[]> {
  const statement = `SELECT series, count(), min(sequence),
       argMin(toUnixTimestamp64Milli(time), (sequence, -toUnixTimestamp64Milli(time)))
     FROM lightfi.readings
     WHERE sequence >= {sequence:UInt64} AND sequence <= {through:UInt64}
       ${seriesIds ? 'AND series IN {series:Array(UInt32)}' : ''}
       AND (sequence > {sequence:UInt64} OR series > {afterSeries:UInt32}
         OR (series = {afterSeries:UInt32} AND toUnixTimestamp64Milli(time) > {afterMs:Int64}))
     GROUP BY series
     SETTINGS ${readSettings}`
  const parameters = {
    sequence: after.sequence,
    through: throughSequence,
    afterSeries: after.seriesId,
    afterMs: after.timeMs,
    ...(seriesIds && { series: seriesIds }),
  }
  return {
    needs: { seriesIds, fromSequence: after.sequence, throughSequence },
    run: async (driver) => {
      const rows = await queryRows<[number, number, number, number]>(driver, statement, parameters)
      return rows.map(([seriesId, count, firstSequence, firstMs]) => ({
        seriesId,
        count,
        firstSequence,
        firstMs,
      }))
    },
  }
}
