import type { BucketLength, HistoryTextFormat, TimeFormat, VarName } from '@openlightfi/contract'
import { formatDecimal, formatUnixSeconds } from '@openlightfi/contract/numbers'
import { chooseFrame, type Frame } from '../readings/index.ts'
import type { TimeSegment } from '../storage/time-series/reading.ts'
import type { RangeBucket } from './divide-range.ts'
import type { BucketFigures } from './series-metrics.ts'

/** The content of the buckets of a location, and their format. */
export interface ColumnsLayout {
  readonly locationId: string
  readonly varName: VarName
  readonly length: BucketLength
  readonly timeZone: string
  readonly range: TimeSegment
  readonly format: HistoryTextFormat
  readonly timeFormat: TimeFormat
}

/** A figure of a bucket; null where there is none. */
type Figure = number | null

/** The figures of one sensor in each bucket, in the order of the buckets. */
type SensorFigures = readonly BucketFigures<RangeBucket>[]

const valueColumns: Readonly<Record<string, (figures: BucketFigures<RangeBucket>) => Figure>> = {
  min: ({ values }) => values?.min ?? null,
  avg: ({ values }) => values?.avg ?? null,
  max: ({ values }) => values?.max ?? null,
}

/** The columns of motion. Silence of a sensor that nobody knows to be online says nothing about use. */
const motionColumns: typeof valueColumns = {
  utl: ({ bucket, count, coveredMs, usedMs }) =>
    count > 0 || usedMs > 0 || coveredMs > 0 ? usedMs / bucket.totalMs : null,
}

function measureCoverage({ bucket, coveredMs }: BucketFigures<RangeBucket>): number {
  return coveredMs / bucket.totalMs
}

function chooseColumns(varName: VarName): typeof valueColumns {
  return varName === 'motionEvent' ? motionColumns : valueColumns
}

/** Builds the text around the sensors; in JSON also the buckets that they share. */
export function buildFrame(layout: ColumnsLayout, buckets: readonly RangeBucket[]): Frame {
  const { locationId, varName, length, timeZone, range, format } = layout
  const facts = {
    location_id: locationId,
    var_name: varName,
    bucket: length,
    time_zone: timeZone,
    from: range.fromMs / 1000,
    to: range.toMs / 1000,
    time: format === 'json' ? buckets.map(({ startMs }) => startMs / 1000) : [],
  }
  const header = ['sensor_id', 'time', ...Object.keys(chooseColumns(varName)), 'count', 'coverage']
  return chooseFrame(format, `${JSON.stringify(facts).slice(0, -1)},"data":[`, header.join())
}

/** Formats the text of one sensor: an object of columns, or a row for each bucket. */
export function formatSensor(sensorId: string, figures: SensorFigures, layout: ColumnsLayout): string {
  const columns = Object.entries(chooseColumns(layout.varName))
  if (layout.format === 'json') {
    return JSON.stringify({
      sensor_id: sensorId,
      ...Object.fromEntries(columns.map(([name, read]) => [name, figures.map(read)])),
      count: figures.map(({ count }) => count),
      coverage: figures.map(measureCoverage),
    })
  }
  const formatRow = layout.format === 'csv' ? formatCsvRow : formatLine
  return figures
    .map((figure) => {
      const cells = columns.map(([name, read]) => [name, read(figure)] as const)
      return formatRow(sensorId, figure, cells, layout.timeFormat)
    })
    .join('')
}

type Cells = readonly (readonly [name: string, value: Figure])[]

function formatCsvRow(
  sensorId: string,
  figures: BucketFigures<RangeBucket>,
  cells: Cells,
  timeFormat: TimeFormat,
): string {
  const values = cells.map(([, value]) => (value === null ? '' : formatDecimal(value)))
  const coverage = formatDecimal(measureCoverage(figures))
  const time = formatTime(figures.bucket.startMs, timeFormat, '')
  return `${[sensorId, time, ...values, figures.count, coverage].join()}\r\n`
}

function formatLine(
  sensorId: string,
  figures: BucketFigures<RangeBucket>,
  cells: Cells,
  timeFormat: TimeFormat,
): string {
  const values = cells.map(([name, value]) => `"${name}":${value === null ? 'null' : formatDecimal(value)}`)
  const coverage = formatDecimal(measureCoverage(figures))
  const time = formatTime(figures.bucket.startMs, timeFormat, '"')
  return `{"sensor_id":"${sensorId}","time":${time},${values.join()},"count":${figures.count},"coverage":${coverage}}\n`
}

function formatTime(timeMs: number, timeFormat: TimeFormat, quote: string): string {
  return timeFormat === 'unix'
    ? formatUnixSeconds(timeMs)
    : `${quote}${new Date(timeMs).toISOString()}${quote}`
}
