import type { SeriesColumns, Statement } from '../statement.ts'
import { bindScope, readingsInScope, readSettings } from './readings-source.ts'

/** The data to read as columns. */
export interface ColumnQuery {
  readonly seriesIds: readonly number[]
  /** The earliest time, Unix milliseconds. */
  readonly fromMs: number
  /** The most data of each series; the first ones when it has more. */
  readonly maxData: number
}

/** The bytes of a row: series (4), time (8), value (8). */
const rowBytes = 20

/** A time after every stored one. */
const endOfTimeMs = Date.UTC(2200, 0, 1)

/**
 * Reads the data of some series as columns, by time; a series without data is left out. Callers bound the
 * data.
 */
export function readColumns({
  seriesIds,
  fromMs,
  maxData,
}: ColumnQuery): Statement<Map<number, SeriesColumns>> {
  const needs = { seriesIds, fromMs, toMs: endOfTimeMs }
  const statement = `
    SELECT series, toUnixTimestamp64Milli(time), value
    FROM ${readingsInScope}
    ORDER BY series, time
    LIMIT {maxData:UInt64} BY series
    SETTINGS ${readSettings}`
  return {
    needs,
    run: async (driver) =>
      parseColumns(await driver.query(statement, { ...bindScope(needs), maxData }, 'RowBinary')),
  }
}

function parseColumns(bytes: Uint8Array): Map<number, SeriesColumns> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const columns = new Map<number, SeriesColumns>()
  for (let from = 0; from < bytes.byteLength; ) {
    const seriesId = view.getUint32(from, true)
    let to = from
    while (to < bytes.byteLength && view.getUint32(to, true) === seriesId) to += rowBytes
    columns.set(seriesId, parseSeries(view, from, (to - from) / rowBytes))
    from = to
  }
  return columns
}

function parseSeries(view: DataView, from: number, length: number): SeriesColumns {
  const [timesMs, values] = [new Float64Array(length), new Float64Array(length)]
  for (let index = 0; index < length; index += 1) {
    const at = from + index * rowBytes
    timesMs[index] = Number(view.getBigInt64(at + 4, true))
    values[index] = view.getFloat64(at + 12, true)
  }
  return { timesMs, values }
}
