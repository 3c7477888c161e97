import { parseTimestampMs, type VarName } from '@openlightfi/contract'
import { ProblemError } from '../problem-error.ts'
import { StoreBusyError } from '../storage/time-series/time-series-driver.ts'
import type { TimeSeriesStore } from '../storage/time-series/time-series-store.ts'
import type { SeriesDirectory } from './series-directory.ts'

/** A history request as it stands in the query string. */
export interface HistoryQuery {
  readonly from?: string
  readonly to?: string
  readonly limit?: number
  readonly order?: 'asc' | 'desc'
}

const dayMs = 24 * 60 * 60 * 1000

/** Answers histories as JSON text, piece by piece. */
export class History {
  readonly #store: TimeSeriesStore
  readonly #series: SeriesDirectory

  constructor(store: TimeSeriesStore, series: SeriesDirectory) {
    this.#store = store
    this.#series = series
  }

  /**
   * The chunks of a `SensorHistory` document. The first page is read before this resolves, so that an error can
   * still become an error answer.
   * @throws ProblemError `invalid_parameter` for a range that makes no sense; `overloaded` when the store is busy.
   */
  async open(sensorId: string, varName: VarName, query: HistoryQuery): Promise<AsyncIterable<Uint8Array>> {
    const range = readRange(query, Date.now())
    const seriesId = this.#series.find(sensorId, varName)
    const rows = seriesId === undefined ? noRows() : this.#store.readHistoryJson({ seriesId, ...range })
    const first = await refuseWhenBusy(rows.next())
    return wrap(sensorId, varName, first, rows)
  }
}

async function* noRows(): AsyncGenerator<Uint8Array, void, undefined> {}

async function* wrap(
  sensorId: string,
  varName: VarName,
  first: IteratorResult<Uint8Array, void>,
  rest: AsyncGenerator<Uint8Array, void, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.from(`{"sensor_id":${JSON.stringify(sensorId)},"var_name":${JSON.stringify(varName)},"data":[`)
  if (!first.done) {
    yield first.value
    yield* rest
  }
  yield Buffer.from(']}')
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

/** The asked range; without borders the 24 hours up to and including `nowMs`. */
function readRange(query: HistoryQuery, nowMs: number) {
  const to = readTime('to', query.to)
  const from = readTime('from', query.from)
  const toMs = to ?? nowMs + 1
  const fromMs = from ?? toMs - dayMs
  if (fromMs > toMs) {
    throw invalidParameter('from', 'must not be later than "to" (or than now, when "to" is absent)')
  }
  return { fromMs, toMs, order: query.order ?? ('asc' as const), limit: query.limit }
}

function readTime(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const timeMs = parseTimestampMs(text)
  if (timeMs === undefined) {
    throw invalidParameter(
      name,
      `must be Unix seconds or RFC 3339 with an offset (a "+" is written %2B), from 1970 to 2200; got ${JSON.stringify(text)}`,
    )
  }
  return timeMs
}

function invalidParameter(name: string, detail: string): ProblemError {
  return new ProblemError('invalid_parameter', `${name} ${detail}.`, { errors: [{ pointer: name, detail }] })
}
