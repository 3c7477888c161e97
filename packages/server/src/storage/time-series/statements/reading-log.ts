import { queryRows } from '../drivers/query-rows.ts'
import type { Statement } from '../statement.ts'
import { readSettings } from './readings-source.ts'

/**
 * A place in the log of readings, which is ordered by (sequence, series, time): after the row of these three.
 * The place before everything of a sequence has series 0 and time -1, which no row has.
 */
export interface LogPlace {
  readonly sequence: number
  readonly seriesId: number
  /** Unix milliseconds. */
  readonly timeMs: number
}

/** A row of the log. */
export interface LoggedReading extends LogPlace {
  readonly value: number
}

/** The rows of the log to read: the first `limit` after a place. */
export interface LogPage {
  readonly after: LogPlace
  /** The last sequence to read, included. */
  readonly throughSequence: number
  /** Only these series; all when absent. */
  readonly seriesIds?: readonly number[] | undefined
  readonly limit: number
}

/** Returns the place before everything of a sequence. */
export function placeBefore(sequence: number): LogPlace {
  return { sequence, seriesId: 0, timeMs: -1 }
}

/**
 * Reads some rows of the log in its order. A row that a later one of the same series and time has replaced
 * may be missing, or may still be there; the later one comes after it in any case. The skip index on the
 * sequence keeps a range of few sequences cheap, however much is stored.
 * @throws StoreBusyError when too many queries wait.
 */
export function readLog({ after, throughSequence, seriesIds, limit }: LogPage): Statement<LoggedReading[]> {
  const isBeforeAll = after.seriesId === 0 // of its sequence: the engine plans the shorter condition faster
  const statement = `SELECT sequence, series, toUnixTimestamp64Milli(time) AS time_ms, value
     FROM lightfi.readings
     WHERE sequence >= {sequence:UInt64} AND sequence <= {through:UInt64}
       ${seriesIds ? 'AND series IN {series:Array(UInt32)}' : ''}
       ${
         isBeforeAll
           ? ''
           : `AND (sequence > {sequence:UInt64} OR series > {afterSeries:UInt32}
         OR (series = {afterSeries:UInt32} AND toUnixTimestamp64Milli(time) > {afterMs:Int64}))`
       }
     ORDER BY sequence, series, time
     LIMIT {limit:UInt64}
     SETTINGS ${readSettings}`
  const parameters = {
    sequence: after.sequence,
    through: throughSequence,
    ...(!isBeforeAll && { afterSeries: after.seriesId, afterMs: after.timeMs }),
    limit,
    ...(seriesIds && { series: seriesIds }),
  }
  return {
    needs: { seriesIds, fromSequence: after.sequence, throughSequence },
    run: async (driver) => {
      const rows = await queryRows<[number, number, number, number]>(driver, statement, parameters)
      return rows.map(([sequence, seriesId, timeMs, value]) => ({ sequence, seriesId, timeMs, value }))
    },
  }
}
