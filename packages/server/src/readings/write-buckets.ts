import type { BucketLength, HistoryTextFormat, TimeFormat } from '@openlightfi/contract'
import type { TimeRange } from '../storage/time-series/read-rows.ts'
import type { SeriesBucket } from '../storage/time-series/series-buckets.ts'
import type { TimeSeriesStore } from '../storage/time-series/time-series-store.ts'
import { listBucketWindows } from './bucket-windows.ts'

/** The columns of a bucket in CSV. */
export const bucketCsvHeader = 'time,min,avg,max,count,last'

/** What to write of a series in buckets. */
export interface BucketRequest {
  readonly seriesId: number
  readonly timeZone: string
  readonly length: BucketLength
  readonly range: TimeRange
  readonly format: HistoryTextFormat
  readonly timeFormat: TimeFormat
}

/**
 * The buckets of a series that hold data, as text without its frame, window by window; `limit` counts buckets. In JSON
 * `value` is there beside `avg`, so that a reader of plain histories finds the mean where a value is.
 */
export async function* writeBuckets(
  store: TimeSeriesStore,
  request: BucketRequest,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { seriesId, timeZone, length, range, format } = request
  const extent = await store.readExtent({ seriesId, fromMs: range.fromMs, toMs: range.toMs })
  if (!extent) return
  const filled = { fromMs: extent.firstMs, toMs: extent.lastMs + 1, order: range.order }
  let remaining = range.limit ?? Number.POSITIVE_INFINITY
  let separator = ''
  for (const { startsMs, endMs } of listBucketWindows(timeZone, length, filled)) {
    const [fromMs, toMs] = [Math.max(filled.fromMs, startsMs[0] ?? 0), Math.min(filled.toMs, endMs)]
    const found = await store.readBuckets({ seriesId, startsMs, fromMs, toMs })
    if (range.order === 'desc') found.reverse()
    const rows = found.slice(0, remaining).map((bucket) => formatBucket(bucket, request))
    if (rows.length > 0) yield Buffer.from(separator + rows.join(format === 'json' ? ',' : ''))
    if (rows.length > 0 && format === 'json') separator = ','
    remaining -= rows.length
    if (remaining <= 0) return
  }
}

function formatBucket(bucket: SeriesBucket, { format, timeFormat }: BucketRequest): string {
  const { startMs, min, mean, max, count, last } = bucket
  const time = timeFormat === 'unix' ? startMs / 1000 : new Date(startMs).toISOString()
  if (format === 'csv') return `${[time, min, mean, max, count, last].join(',')}\r\n`
  const json = JSON.stringify({ time, value: mean, min, avg: mean, max, count, last })
  return format === 'json' ? json : `${json}\n`
}
