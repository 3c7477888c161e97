import type { Client, DailyQuery, VarName } from '@openlightfi/client'
import { findUnit } from '../output/format-value.ts'
import type { Series } from './draw-chart.ts'

/** A series, with the facts that programs want. */
export interface PlottedSeries extends Series {
  readonly sensorId: string
  readonly varName: VarName
  /** IANA name. */
  readonly timeZone: string
  /** The range: first time, included, and last, excluded, Unix seconds. */
  readonly fromS: number
  readonly toS: number
}

/** The lengths of buckets, seconds. */
export const bucketSeconds = {
  '5m': 300,
  '15m': 900,
  '30m': 1_800,
  '1h': 3_600,
  '3h': 10_800,
  '6h': 21_600,
  '1d': 86_400,
} as const

/** The name of a length of buckets. */
export type BucketLength = keyof typeof bucketSeconds

/** More data than this are asked for in buckets, at one a minute. */
const maxPlainS = 2 * 86_400
/** About as many buckets as a wide terminal has dots. */
const wantedBuckets = 500

/**
 * Chooses the shortest buckets of which a terminal can show about all; undefined for the data as they are.
 */
export function chooseBucket(rangeS: number): BucketLength | undefined {
  if (rangeS <= maxPlainS) return undefined
  const lengths = Object.entries(bucketSeconds) as [BucketLength, number][]
  return lengths.find(([, seconds]) => rangeS / seconds <= wantedBuckets)?.[0] ?? '1d'
}

/** Reads a series in a range, `[fromS, toS)`, Unix seconds; with a bucket, the mean of each. */
export async function readSeries(
  client: Client,
  { sensorId, varName }: { readonly sensorId: string; readonly varName: VarName },
  {
    fromS,
    toS,
    bucket,
  }: { readonly fromS: number; readonly toS: number; readonly bucket: BucketLength | undefined },
): Promise<PlottedSeries> {
  const [sensor, history] = await Promise.all([
    client.readSensor(sensorId, { project: ['name', 'time_zone'] }),
    client.readSensorHistory(sensorId, varName, { from: fromS, to: toS, ...(bucket && { bucket }) }),
  ])
  const data = history.data.map(({ time, value }) => ({ time, value }))
  return {
    sensorId,
    varName,
    name: `${sensor.name ?? sensorId} ${varName}`,
    unit: findUnit(varName),
    timeZone: sensor.time_zone ?? 'UTC',
    data,
    fromS,
    toS,
    gapS: bucket ? bucketSeconds[bucket] * 1.5 : 3 * findMedianDistance(data),
  }
}

/**
 * Reads daily figures: the mean, or of motion the utilisation in percent. A day is a point at its start, as
 * if in UTC, since days and not hours are shown.
 */
export async function readDailySeries(
  client: Client,
  { sensorId, varName }: { readonly sensorId: string; readonly varName: VarName },
  query: DailyQuery,
): Promise<PlottedSeries> {
  const [sensor, daily] = await Promise.all([
    client.readSensor(sensorId, { project: ['name'] }),
    client.readSensorDaily(sensorId, varName, query),
  ])
  const isMotion = varName === 'motionEvent'
  const data = daily.data.flatMap(({ date, avg, utl }) => {
    const value = isMotion ? utl : avg
    if (date === undefined || value === undefined || value === null) return []
    return [{ time: toDayS(date), value: isMotion ? value * 100 : value }]
  })
  const days = daily.data.flatMap(({ date }) => (date === undefined ? [] : [toDayS(date)]))
  const [fromS = 0] = days
  const name = `${sensor.name ?? sensorId} ${varName}`
  const unit = isMotion ? '%' : findUnit(varName)
  const oneDayS = bucketSeconds['1d']
  const toS = (days.at(-1) ?? fromS) + oneDayS
  return { sensorId, varName, name, unit, timeZone: 'UTC', fromS, toS, data, gapS: oneDayS * 1.5 }
}

function toDayS(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000
}

/** The middle of the distances between neighbours; infinite for fewer than two. */
function findMedianDistance(data: Series['data']): number {
  const distances = data.slice(1).map(({ time }, index) => time - (data[index]?.time ?? time))
  return distances.sort((a, b) => a - b)[distances.length >> 1] ?? Number.POSITIVE_INFINITY
}
