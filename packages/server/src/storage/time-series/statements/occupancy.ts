import { queryRows } from '../drivers/query-rows.ts'
import type { TimeSegment } from '../reading.ts'
import type { Statement } from '../statement.ts'
import { bindScope, readSettings, versionsInScope } from './readings-source.ts'

/** A day of UTC in which series have data. */
export interface OccupiedDay {
  /** Days since 1970. */
  readonly day: number
  /** The number of data or more: a datum that was corrected may count again. Above 0. */
  readonly count: number
  /** Unix milliseconds. */
  readonly firstMs: number
  readonly lastMs: number
}

/** The data to count, of some series. */
export interface OccupancyQuery extends TimeSegment {
  readonly seriesIds: readonly number[]
}

/** The length of a day of UTC, milliseconds. */
export const utcDayMs = 86_400_000

/**
 * Reads the days in which some series together have data, rising. They tell the cost of reading a span,
 * however long it is.
 */
export function readOccupancy(query: OccupancyQuery): Statement<OccupiedDay[]> {
  const { seriesIds, fromMs, toMs } = query
  return {
    needs: { seriesIds, fromMs, toMs },
    run: async (driver) => {
      if (seriesIds.length === 0 || fromMs >= toMs) return []
      const rows = await queryRows<[number, number, number, number]>(driver, statement, bindScope(query))
      return rows.map(([day, count, firstMs, lastMs]) => ({ day, count, firstMs, lastMs }))
    },
    evaluate: (columnsOf) => {
      const days = new Map<number, OccupiedDay>()
      for (const seriesId of new Set(seriesIds)) {
        const columns = columnsOf(seriesId)
        if (!columns) return undefined
        for (const timeMs of columns.timesMs) addToDay(days, timeMs)
      }
      return { result: [...days.values()].sort((one, other) => one.day - other.day) }
    },
  }
}

function addToDay(days: Map<number, OccupiedDay>, timeMs: number): void {
  const day = Math.floor(timeMs / utcDayMs)
  const { count, firstMs, lastMs } = days.get(day) ?? { count: 0, firstMs: timeMs, lastMs: timeMs }
  days.set(day, {
    day,
    count: count + 1,
    firstMs: Math.min(firstMs, timeMs),
    lastMs: Math.max(lastMs, timeMs),
  })
}

const statement = `
  SELECT intDiv(toUnixTimestamp64Milli(time), ${utcDayMs}) AS day, count(),
    toUnixTimestamp64Milli(min(time)), toUnixTimestamp64Milli(max(time))
  FROM ${versionsInScope}
  GROUP BY day ORDER BY day
  SETTINGS ${readSettings}`

/**
 * Finds the places to cut a span so that no piece has more than so many data, or is one day: the begins of
 * days, rising. Empty days cost nothing, so that pieces may be years long.
 */
export function findBorders(days: readonly OccupiedDay[], maxData: number): number[] {
  const borders: number[] = []
  let gathered = 0
  for (const { day, count } of days) {
    if (gathered > 0 && gathered + count > maxData) {
      borders.push(day * utcDayMs)
      gathered = 0
    }
    gathered += count
  }
  return borders
}
