import type { Client } from '@openlightfi/client'
import { queryOptions } from '@tanstack/react-query'
import type { Sensor, Variable } from '../data/queries.ts'
import { toZoned } from '../time/format-time.ts'
import type { ServerClock } from '../time/server-clock.ts'
import { type BucketLength, bucketSeconds } from './choose-bucket.ts'
import type { SeriesColumns } from './series-columns.ts'
import type { TimeRange } from './time-range.ts'
import { toLine, toRises } from './to-line.ts'
import { toUse } from './to-use.ts'

/** Most data of one series that are drawn as they are; more are read in buckets. */
const mostRawData = 5000

/** Two events that are less apart make the time between them used, as the metrics of the API have it. */
const useTimeoutS = 600

/** Longest range of which every stretch of use is read, seconds. */
const longestStripsS = 8 * 86_400 + 3600

/** Which series is read, and how. */
export interface HistoryRequest {
  readonly sensor: Pick<Sensor, 'sensor_id'>
  readonly variable: Pick<Variable, 'var_name' | 'kind'>
  readonly staleAfterS: number
  readonly timeZone: string
  readonly range: TimeRange
  readonly bucket: BucketLength | undefined
}

/** A history as it is drawn. */
export interface ReadHistory {
  readonly columns: SeriesColumns
  /** Of events: the stretches of use; `undefined` where there would be too many. */
  readonly strips: readonly TimeRange[] | undefined
  readonly range: TimeRange
  /** In which buckets it was read in the end. */
  readonly bucket: BucketLength | undefined
}

/** Asks for a history. */
export function historyQuery(client: Client, clock: ServerClock, request: HistoryRequest) {
  const { sensor, variable, range, bucket } = request
  return queryOptions({
    queryKey: ['history', sensor.sensor_id, variable.var_name, range.from, range.to, bucket],
    queryFn: ({ signal }) => readHistory(client, clock, request, signal),
    refetchInterval: () => chooseRefetchMs(request, clock.nowMs() / 1000),
    gcTime: 5 * 60_000,
  })
}

/** Data that may still change are read again: with each bucket, at least each five minutes. */
function chooseRefetchMs({ range, bucket }: HistoryRequest, nowS: number): number | false {
  if (nowS >= range.to + 3600 || nowS < range.from) return false
  return Math.min(bucket === undefined ? 60 : bucketSeconds[bucket], 300) * 1000
}

async function readHistory(
  client: Client,
  clock: ServerClock,
  request: HistoryRequest,
  signal: AbortSignal,
): Promise<ReadHistory> {
  const { sensor, variable, range, timeZone, staleAfterS } = request
  if (variable.kind === 'event') return readUse(client, clock, request, signal)
  const read = (bucket: BucketLength | undefined, limit?: number) =>
    client.readSensorHistory(
      sensor.sensor_id,
      variable.var_name,
      {
        from: range.from,
        to: range.to,
        ...(bucket !== undefined && { bucket }),
        ...(limit !== undefined && { limit }),
      },
      { signal },
    )
  let bucket = request.bucket
  let { data } = await read(bucket, bucket === undefined ? mostRawData + 1 : undefined)
  if (data.length > mostRawData && bucket === undefined) {
    bucket = '5m'
    ;({ data } = await read(bucket))
  }
  const facts = { range, bucket, timeZone, staleAfterS, nowS: clock.nowMs() / 1000 }
  const columns =
    variable.kind === 'meter' && bucket !== undefined ? toRises(data, facts, bucket) : toLine(data, facts)
  return { columns, strips: undefined, range, bucket }
}

async function readUse(
  client: Client,
  clock: ServerClock,
  { sensor, variable, range, bucket, timeZone }: HistoryRequest,
  signal: AbortSignal,
): Promise<ReadHistory> {
  const days = {
    from: toZoned(range.from, timeZone).toPlainDate().toString(),
    to: toZoned(range.to - 0.001, timeZone)
      .toPlainDate()
      .add({ days: 1 })
      .toString(),
  }
  const { sensor_id } = sensor
  const { var_name } = variable
  const isHourly = bucket !== '1d'
  const [rows, intervals] = await Promise.all([
    isHourly
      ? client.readSensorHourly(sensor_id, var_name, days, { signal }).then(({ data }) => data)
      : client
          .readSensorDaily(sensor_id, var_name, days, { signal })
          .then(({ data }) =>
            data.flatMap((row) => (row.date === undefined ? [] : { ...row, date: row.date })),
          ),
    range.to - range.from > longestStripsS
      ? undefined
      : client.readSensorHistory(
          sensor_id,
          var_name,
          { from: range.from, to: range.to, timeout_s: useTimeoutS, limit: mostRawData },
          { signal },
        ),
  ])
  return {
    columns: toUse(rows, range, timeZone, clock.nowMs() / 1000),
    strips: intervals?.data.flatMap(({ from, to }) =>
      from === undefined || to === undefined ? [] : { from, to },
    ),
    range,
    bucket,
  }
}
