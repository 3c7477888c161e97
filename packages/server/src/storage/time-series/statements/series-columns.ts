import { takeTurn } from '../../../event-loop-turns.ts'
import type { SeriesColumns, Statement } from '../statement.ts'
import { bindScope, readingsInScope, readSettings } from './readings-source.ts'

/** The data to read as columns: all from a time on, within two bounds. */
export interface ColumnQuery {
  readonly seriesIds: readonly number[]
  /** Unix milliseconds. */
  readonly fromMs: number
  /** The first ones of a series that has more. */
  readonly maxDataPerSeries: number
  /** The first ones of all series. */
  readonly maxData: number
}

/** The bytes of a row: series (4), time (8), value (8). */
const rowBytes = 20

/** Rows that are parsed in one turn of the event loop. */
const rowsPerTurn = 20_000

/** A time after every stored one. */
const endOfTimeMs = Date.UTC(2200, 0, 1)

/**
 * Reads the data of some series as columns, by time; a series without data is left out. Callers bound the
 * data.
 */
export function readColumns({
  seriesIds,
  fromMs,
  maxDataPerSeries,
  maxData,
}: ColumnQuery): Statement<Map<number, SeriesColumns>> {
  const needs = { seriesIds, fromMs, toMs: endOfTimeMs }
  const statement = `
    SELECT series, toUnixTimestamp64Milli(time), value
    FROM ${readingsInScope}
    ORDER BY series, time
    LIMIT {maxDataPerSeries:UInt64} BY series
    LIMIT {maxData:UInt64}
    SETTINGS ${readSettings}`
  return {
    needs,
    run: async (driver) =>
      parseColumns(
        await driver.query(statement, { ...bindScope(needs), maxDataPerSeries, maxData }, 'RowBinary'),
      ),
  }
}

async function parseColumns(bytes: Uint8Array): Promise<Map<number, SeriesColumns>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const columns = new Map<number, SeriesColumns>()
  let parsed = 0
  for (let from = 0; from < bytes.byteLength; ) {
    const seriesId = view.getUint32(from, true)
    let to = from
    while (to < bytes.byteLength && view.getUint32(to, true) === seriesId) to += rowBytes
    const length = (to - from) / rowBytes
    columns.set(seriesId, parseSeries(view, from, length))
    from = to
    parsed += length
    if (parsed < rowsPerTurn) continue
    parsed = 0
    await takeTurn()
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
