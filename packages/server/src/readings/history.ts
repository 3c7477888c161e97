import type { HistoryFormat, TimeFormat, VarName } from '@openlightfi/contract'
import { ProblemError } from '../problem-error.ts'
import type { NamedSeries, RowEncoding, RowLayout } from '../storage/time-series/row-layout.ts'
import { StoreBusyError } from '../storage/time-series/time-series-driver.ts'
import type { TimeSeriesStore } from '../storage/time-series/time-series-store.ts'
import { type RangeQuery, readRange } from './read-range.ts'
import type { SeriesDirectory } from './series-directory.ts'

/** A request for data as it stands in the query string. */
export interface HistoryQuery extends RangeQuery {
  readonly time_format?: TimeFormat
}

/** One variable of one sensor. */
export interface SensorVariable {
  readonly sensorId: string
  readonly varName: VarName
}

/** Text around the rows of an answer. */
interface Frame {
  readonly before: string
  readonly after: string
}

/** Answers histories as text, piece by piece. */
export class History {
  readonly #store: TimeSeriesStore
  readonly #series: SeriesDirectory

  constructor(store: TimeSeriesStore, series: SeriesDirectory) {
    this.#store = store
    this.#series = series
  }

  /**
   * The chunks of a history in a format: a `SensorHistory` document, lines of it, or CSV. The first page is read before
   * this resolves, so that an error can still become an error answer.
   * @throws ProblemError `invalid_parameter` for a range that makes no sense; `overloaded` when the store is busy.
   */
  open(
    variable: SensorVariable,
    query: HistoryQuery,
    format: HistoryFormat,
  ): Promise<AsyncIterable<Uint8Array>> {
    const { sensorId, varName } = variable
    const names = `"sensor_id":${JSON.stringify(sensorId)},"var_name":${JSON.stringify(varName)}`
    const frame = frameRows(format, `{${names},"data":[`, 'time,value')
    return this.#open([variable], query, { encoding: format, named: false }, frame)
  }

  /**
   * The chunks of a `ReadingList` document, of lines of it or of CSV: variable after variable in the given order. Errors
   * as of {@link open}.
   */
  openMany(
    variables: readonly SensorVariable[],
    query: HistoryQuery,
    format: HistoryFormat,
  ): Promise<AsyncIterable<Uint8Array>> {
    const frame = frameRows(format, '{"data":[', 'sensor_id,var_name,time,value')
    return this.#open(variables, query, { encoding: format, named: true }, frame)
  }

  /** The variables that a sensor ever reported, by name. */
  variablesOf(sensorId: string): VarName[] {
    return this.#series.variablesOf(sensorId)
  }

  async #open(
    variables: readonly SensorVariable[],
    query: HistoryQuery,
    layout: Omit<RowLayout, 'timeNotation'>,
    frame: Frame,
  ): Promise<AsyncIterable<Uint8Array>> {
    const range = readRange(query, Date.now())
    const series = variables.flatMap((variable) => this.#nameSeries(variable))
    const rows = this.#store.readRows(series, range, { ...layout, timeNotation: query.time_format ?? 'unix' })
    return wrap(frame, await refuseWhenBusy(rows.next()), rows)
  }

  #nameSeries({ sensorId, varName }: SensorVariable): NamedSeries[] {
    const seriesId = this.#series.find(sensorId, varName)
    return seriesId === undefined ? [] : [{ seriesId, sensorId, varName }]
  }
}

function frameRows(encoding: RowEncoding, jsonStart: string, csvHeader: string): Frame {
  switch (encoding) {
    case 'json':
      return { before: jsonStart, after: ']}' }
    case 'ndjson':
      return { before: '', after: '' }
    case 'csv':
      return { before: `${csvHeader}\r\n`, after: '' }
  }
}

async function* wrap(
  { before, after }: Frame,
  first: IteratorResult<Uint8Array, void>,
  rest: AsyncGenerator<Uint8Array, void, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (before !== '') yield Buffer.from(before)
  if (!first.done) {
    yield first.value
    yield* rest
  }
  if (after !== '') yield Buffer.from(after)
}

async function refuseWhenBusy<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof StoreBusyError)) throw error
    throw new ProblemError('overloaded', 'Too many histories are being read; try again shortly.', {
      headers: { 'retry-after': '1' },
      cause: error,
    })
  }
}
