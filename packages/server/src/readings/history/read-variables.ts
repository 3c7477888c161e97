import type { TimeRange } from '../../storage/time-series/reading.ts'
import { formatDatum } from '../../storage/time-series/statements/format-datum.ts'
import { readRows } from '../../storage/time-series/statements/read-rows.ts'
import {
  countRows,
  type NamedSeries,
  type RowLayout,
} from '../../storage/time-series/statements/row-layout.ts'
import type { ReadingReader } from '../../storage/time-series/time-series.ts'
import type { OnlineStatusHistory } from '../latest/online-status-history.ts'

/** A variable of a sensor; without a series it was never reported. */
export interface ReadVariable extends Omit<NamedSeries, 'seriesId'> {
  readonly seriesId: number | undefined
}

/** The rows of variables to read. */
export interface VariableRows {
  readonly variables: readonly ReadVariable[]
  readonly range: TimeRange
  /** True when statuses derived from silence are among the reports. */
  readonly withDerived: boolean
}

/** The sources of variables. */
export interface VariableSources {
  readonly store: ReadingReader
  readonly statuses: OnlineStatusHistory
}

/**
 * Reads the rows of variables, one after the other in the given order, as text in a layout. Most are rows of
 * the store as the engine writes them; an `onlineStatus` is put together here from reports and silences.
 * `limit` counts rows of all.
 */
export async function* readVariables(
  { store, statuses }: VariableSources,
  wanted: VariableRows,
  layout: RowLayout,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { range } = wanted
  let remaining = range.limit
  let separator = ''
  for (const part of await splitVariables(statuses, wanted)) {
    const rest = { ...range, limit: remaining }
    const chunks = Array.isArray(part)
      ? readRows(store, part, rest, layout)
      : writeStatus(statuses, part, rest, layout)
    let isFirst = true
    for await (const chunk of chunks) {
      if (isFirst && separator !== '') yield Buffer.from(separator)
      isFirst = false
      if (remaining !== undefined) remaining -= countRows(chunk, layout)
      yield chunk
    }
    if (!isFirst && layout.encoding === 'json') separator = ','
    if (remaining === 0) return
  }
}

/** Variables that the store can write one after the other, or one that it cannot. */
type Part = NamedSeries[] | Omit<NamedSeries, 'seriesId'>

async function splitVariables(
  statuses: OnlineStatusHistory,
  { variables, range, withDerived }: VariableRows,
): Promise<Part[]> {
  const status = withDerived ? variables.filter(({ varName }) => varName === 'onlineStatus') : []
  const derived = await statuses.findDerived(
    status.map(({ sensorId }) => sensorId),
    range,
  )
  const parts: Part[] = []
  for (const { seriesId, ...names } of variables) {
    const last = parts.at(-1)
    if (names.varName === 'onlineStatus' && derived.has(names.sensorId)) parts.push(names)
    else if (seriesId === undefined) continue
    else if (Array.isArray(last)) last.push({ seriesId, ...names })
    else parts.push([{ seriesId, ...names }])
  }
  return parts
}

async function* writeStatus(
  statuses: OnlineStatusHistory,
  names: Omit<NamedSeries, 'seriesId'>,
  range: TimeRange,
  layout: RowLayout,
): AsyncGenerator<Uint8Array, void, undefined> {
  const between = layout.encoding === 'json' ? ',' : ''
  let separator = ''
  for await (const data of statuses.read(names.sensorId, range)) {
    yield Buffer.from(separator + data.map((datum) => formatDatum(datum, names, layout)).join(between))
    separator = between
  }
}
