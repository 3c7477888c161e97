import { queryRows } from '../drivers/query-rows.ts'
import type { SeriesDatum, TimeSegment } from '../reading.ts'
import type { SeriesColumns, Statement } from '../statement.ts'
import { bindScope, readingsInScope, readSettings } from './readings-source.ts'

/** The data of a range to read: the first `limit` in the given order. */
export interface DataPage extends TimeSegment {
  readonly order: 'asc' | 'desc'
  readonly limit: number
}

/** Reads some data of one series, one per time, in the asked order. */
export function readDataPage(
  seriesId: number,
  { fromMs, toMs, order, limit }: DataPage,
): Statement<SeriesDatum[]> {
  const needs = { seriesIds: [seriesId], fromMs, toMs }
  const statement = `
    SELECT toUnixTimestamp64Milli(time), value
    FROM ${readingsInScope}
    ORDER BY time ${order === 'asc' ? 'ASC' : 'DESC'}
    LIMIT {limit:UInt64}
    SETTINGS ${readSettings}`
  return {
    needs,
    run: async (driver) => {
      const rows = await queryRows<[number, number]>(driver, statement, { ...bindScope(needs), limit })
      return rows.map(([timeMs, value]) => ({ timeMs, value }))
    },
    evaluate: (columnsOf) => {
      const columns = columnsOf(seriesId)
      return columns && { result: takeData(columns, order, limit) }
    },
  }
}

/** Takes the first data in an order, at most so many. */
export function takeData(
  { timesMs, values }: SeriesColumns,
  order: 'asc' | 'desc',
  limit: number,
): SeriesDatum[] {
  const count = Math.min(timesMs.length, limit)
  return Array.from({ length: count }, (_, index) => {
    const at = order === 'asc' ? index : timesMs.length - 1 - index
    return { timeMs: timesMs[at] as number, value: values[at] as number }
  })
}
