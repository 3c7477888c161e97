import type { TimeRange } from '../reading.ts'
import type { Answer, ColumnsOf, Statement } from '../statement.ts'
import type { ReadingReader } from '../time-series.ts'
import { formatDatum } from './format-datum.ts'
import { bindScope, readingsInScope, readSettings } from './readings-source.ts'
import {
  buildLayoutQuery,
  completeNumbers,
  formatPrefix,
  measurePage,
  type NamedSeries,
  type PageEnd,
  type RowLayout,
} from './row-layout.ts'
import { takeData } from './series-data.ts'
import { orderBySeries } from './series-order.ts'
import { chooseShownRows } from './shown-rows.ts'

/**
 * The rows of one page: large enough that three months at one a minute are one query, small enough (12 MB) to
 * hold.
 */
const largestPageRows = 131_072

/** The bytes of a page that are handed over at once, so that a reader shows whether it keeps up. */
const pieceBytes = 256 * 1024

/** The usual interval of a sensor. A guess: it only decides how many series are read by one query. */
const usualIntervalMs = 60_000

const maxSeriesPerQuery = 500

/**
 * The rows, and series, of a page that is written out of memory: a few milliseconds in which nobody else is
 * served.
 */
const maxRowsInMemory = 8_192
const maxSeriesInMemory = 50

const comma = Buffer.from(',')

/**
 * Reads a range of several series as text in the given layout: series after series in the given order, one
 * row per time. Between two JSON rows stands a comma. Read page by page and handed over in pieces; the next
 * page is read ahead once half of one is taken, so a consumer that stops holds two pages at the most and no
 * session. Rows without names are meant for one series.
 */
export async function* readRows(
  store: Pick<ReadingReader, 'run'>,
  series: readonly NamedSeries[],
  range: TimeRange,
  layout: RowLayout,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { shortestRow } = buildLayoutQuery(layout)
  const pageRows = Math.min(range.pageRows ?? largestPageRows, largestPageRows)
  const groups = groupSeries(series, range, pageRows)
  let remaining = range.limit ?? Number.POSITIVE_INFINITY
  let isFirst = true
  let pending = startPage(store, groups.shift(), Math.min(pageRows, remaining), layout)
  while (pending) {
    const { group, limit } = pending
    const page = await pending.page
    const isWhole = page.length < limit * shortestRow // counting a month's rows takes 4 ms
    if (page.length > 0 && (!isWhole || remaining !== Number.POSITIVE_INFINITY)) {
      const end = measurePage(page, layout)
      remaining -= end.count
      if (end.count === limit) groups.unshift(...findRest(group, end))
    }
    const next = remaining > 0 ? groups.shift() : undefined
    const startNext = () => startPage(store, next, Math.min(pageRows, remaining), layout)
    pending = undefined
    if (page.length > 0) {
      if (layout.encoding === 'json' && !isFirst) yield comma
      isFirst = false
      // The comma behind the last row is left out.
      const rows = layout.encoding === 'json' ? page.subarray(0, -1) : page
      for (let at = 0; at < rows.length; at += pieceBytes) {
        if (2 * at >= rows.length) pending ??= startNext()
        yield rows.subarray(at, at + pieceBytes)
      }
    }
    pending ??= startNext()
  }
}

/** A page that is being read while the one before it is sent. */
interface PendingPage {
  readonly group: SeriesGroup
  readonly limit: number
  readonly page: Promise<Buffer>
}

function startPage(
  store: Pick<ReadingReader, 'run'>,
  group: SeriesGroup | undefined,
  limit: number,
  layout: RowLayout,
): PendingPage | undefined {
  if (!group) return undefined
  const page = store.run(readPage(group, limit, layout))
  page.catch(() => undefined) // told at its turn, unless nobody reads on until then
  return { group, limit, page }
}

function readPage({ series, range }: SeriesGroup, limit: number, layout: RowLayout): Statement<Buffer> {
  const { fromMs, toMs } = range
  const needs = { seriesIds: series.map(({ seriesId }) => seriesId), fromMs, toMs }
  const { columns, settings } = buildLayoutQuery(layout)
  const direction = range.order === 'asc' ? 'ASC' : 'DESC'
  const shown = chooseShownRows(series, fromMs)
  const bySeries = series.length > 1 ? `${orderBySeries(series)}, ` : ''
  const statement = `SELECT ${columns}
     FROM ${readingsInScope} ${shown.condition}
     ORDER BY ${bySeries}time ${direction}
     LIMIT {limit:UInt64}
     SETTINGS ${readSettings}, ${settings}`
  const parameters = {
    ...bindScope(needs),
    ...shown.parameters,
    ...(layout.named && { prefixes: series.map((one) => formatPrefix(layout.encoding, one)) }),
    limit,
  }
  return {
    needs,
    run: async (driver) => {
      const result = await driver.query(statement, parameters, 'CustomSeparated')
      const page = Buffer.from(result.buffer, result.byteOffset, result.byteLength)
      return layout.encoding === 'json' ? page : completeNumbers(page)
    },
    ...(series.length <= maxSeriesInMemory &&
      shown.condition === '' && {
        evaluate: (columnsOf) => writePage(columnsOf, { series, range }, limit, layout),
      }),
  }
}

/**
 * Writes a page from data in memory, like the engine; undefined when it is so much that others would wait.
 */
function writePage(
  columnsOf: ColumnsOf,
  { series, range }: SeriesGroup,
  limit: number,
  layout: RowLayout,
): Answer<Buffer> | undefined {
  const after = layout.encoding === 'json' ? ',' : ''
  const count = series.reduce((sum, { seriesId }) => sum + (columnsOf(seriesId)?.timesMs.length ?? 0), 0)
  if (Math.min(count, limit) > maxRowsInMemory) return undefined
  const texts: string[] = []
  let left = limit
  for (const one of series) {
    const columns = columnsOf(one.seriesId)
    if (!columns) return undefined
    const data = takeData(columns, range.order, left)
    left -= data.length
    for (const datum of data) texts.push(formatDatum(datum, one, layout) + after)
  }
  return { result: Buffer.from(texts.join('')) }
}

interface SeriesGroup {
  readonly series: readonly NamedSeries[]
  readonly range: TimeRange
}

/** Groups series so that each group fills about a page, in order; an empty range has none. */
function groupSeries(series: readonly NamedSeries[], range: TimeRange, pageRows: number): SeriesGroup[] {
  if (range.fromMs >= range.toMs) return []
  const rowsPerSeries = Math.ceil((range.toMs - range.fromMs) / usualIntervalMs)
  const size = Math.max(1, Math.min(maxSeriesPerQuery, Math.floor(pageRows / rowsPerSeries)))
  const groups: SeriesGroup[] = []
  for (let start = 0; start < series.length; start += size) {
    groups.push({ series: series.slice(start, start + size), range })
  }
  return groups
}

/**
 * Finds the rest of a group after a full page: the rest of the series in which it ended, and the series after
 * that one.
 */
function findRest({ series, range }: SeriesGroup, end: PageEnd): SeriesGroup[] {
  const named = series.findIndex((one) => one.sensorId === end.sensorId && one.varName === end.varName)
  const last = series.length === 1 ? 0 : named
  const border = range.order === 'asc' ? { fromMs: end.timeMs + 1 } : { toMs: end.timeMs }
  const behind = series.slice(last + 1)
  return [
    { series: series.slice(last, last + 1), range: { ...range, ...border } },
    ...(behind.length > 0 ? [{ series: behind, range }] : []),
  ]
}
