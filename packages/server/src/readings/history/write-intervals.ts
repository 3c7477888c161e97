import type { HistoryTextFormat, TimeFormat } from '@openlightfi/contract'
import { formatDecimal, formatUnixSeconds } from '@openlightfi/contract/numbers'
import type { Run } from '../../storage/time-series/statements/run.ts'
import type { ReadingReader } from '../../storage/time-series/time-series.ts'
import { type IntervalQuery, readIntervals } from './read-intervals.ts'

/** The columns of an interval in CSV. */
export const intervalCsvHeader = 'from,to,events'

/** The events of a series to write. */
export interface IntervalRequest extends IntervalQuery {
  readonly format: HistoryTextFormat
  readonly timeFormat: TimeFormat
}

/**
 * Writes the intervals of events as text without its frame. In JSON `time` and `value` are there too, the
 * beginning and the number of events, so that a reader of plain histories finds them at the usual place.
 */
export async function* writeIntervals(
  store: ReadingReader,
  request: IntervalRequest,
): AsyncGenerator<Uint8Array, void, undefined> {
  const between = request.format === 'json' ? ',' : ''
  let separator = ''
  for await (const intervals of readIntervals(store, request)) {
    const rows = intervals.map((interval) => formatInterval(interval, request))
    yield Buffer.from(separator + rows.join(between))
    separator = between
  }
}

function formatInterval({ fromMs, toMs, count }: Run, { format, timeFormat }: IntervalRequest): string {
  if (format === 'json') {
    const [from, to] = [fromMs / 1000, toMs / 1000]
    return JSON.stringify({ time: from, value: count, from, to, events: count })
  }
  const quote = format === 'csv' ? '' : '"'
  const [from, to] = [fromMs, toMs].map((timeMs) =>
    timeFormat === 'unix' ? formatUnixSeconds(timeMs) : `${quote}${new Date(timeMs).toISOString()}${quote}`,
  )
  if (format === 'csv') return `${from},${to},${count}\r\n`
  return `{"time":${from},"value":${formatDecimal(count)},"from":${from},"to":${to},"events":${count}}\n`
}
