import type { Schemas } from '@openlightfi/client'
import type { BucketLength } from '../chart/choose-bucket.ts'
import type { TimeRange } from '../chart/time-range.ts'
import { type FileFormat, writeTimedFormat } from '../data/file-format.ts'
import { type ComparedSeries, formatSeries } from './compare-basket.ts'

/** A series, and how many data stand behind what is drawn of it. */
export interface DownloadedSeries extends ComparedSeries {
  readonly name: string
  readonly bucket: BucketLength | undefined
  /** Data that were measured, and points that are drawn. */
  readonly dataCount: number
  readonly pointCount: number
}

/** One file that can be downloaded. */
export interface PlannedFile {
  readonly id: string
  /** The series that are in it. */
  readonly names: readonly string[]
  readonly rows: number
  readonly input: Schemas['DownloadInput']
}

/**
 * Plans the files of a download. What was measured of one variable is one file for all sensors; series of
 * several variables, and what is drawn, are a file each.
 */
export function planDownloads(
  series: readonly DownloadedSeries[],
  { from, to }: TimeRange,
  format: FileFormat,
  what: 'measured' | 'drawn',
): readonly PlannedFile[] {
  const { query: written, extension } = writeTimedFormat(format)
  const common = { from: toIso(from), to: toIso(to), ...written }
  const day = toIso(from).slice(0, 10)
  const [first] = series
  const isOneFile =
    what === 'measured' && series.length > 1 && series.every(({ varName }) => varName === first?.varName)
  if (isOneFile && first !== undefined) {
    const query = new URLSearchParams(series.map(({ sensorId }) => ['sensor_id', sensorId]))
    for (const [name, value] of Object.entries({ var_name: first.varName, ...common })) {
      query.set(name, value)
    }
    return [
      {
        id: 'all',
        names: series.map(({ name }) => name),
        rows: series.reduce((sum, { dataCount }) => sum + dataCount, 0),
        input: {
          path: `/readings?${query}`,
          file_name: `${first.varName}-${series.length}-sensors-${day}.${extension}`,
        },
      },
    ]
  }
  return series.map((one) => {
    const { sensorId, varName, name, bucket, dataCount, pointCount } = one
    const isBuckets = what === 'drawn' && bucket !== undefined
    const query = new URLSearchParams({ ...common, ...(isBuckets && { bucket }) })
    return {
      id: formatSeries(one),
      names: [name],
      rows: what === 'drawn' ? pointCount : dataCount,
      input: {
        path: `/sensors/${sensorId}/${varName}/history?${query}`,
        file_name: `${sensorId}-${varName}-${day}${isBuckets ? `-${bucket}` : ''}.${extension}`,
      },
    }
  })
}

function toIso(timeS: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.round(timeS * 1000)).toString()
}
