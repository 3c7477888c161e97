import {
  type BucketLength,
  bucketLengths,
  maxLocationBuckets,
  maxSensorBuckets,
  type VarName,
} from '@openlightfi/contract'
import { dayMs } from '../day-ms.ts'
import type { Estate, Location, Sensor } from '../estate/index.ts'
import { refuseParameter } from '../http/refuse-parameter.ts'
import { bucketLengthsMs, frameRows } from '../readings/index.ts'
import { readCounted, type Workbook } from '../sheets/index.ts'
import type { TimeSegment } from '../storage/time-series/reading.ts'
import { divideRange, type RangeBucket } from './divide-range.ts'
import type { TimeDivision } from './divide-time.ts'
import { buildLocationSheet, type LocationSheetFacts } from './location-sheet.ts'
import type { SeriesMetrics } from './series-metrics.ts'
import { buildFrame, type ColumnsLayout, formatSensor } from './write-columns.ts'

/** The buckets of sensors that are measured at once: they take some milliseconds and megabytes. */
const bucketsAtOnce = maxSensorBuckets

/**
 * The same in days of sensors: at one a minute nine million readings; of motion some ten thousand stretches.
 */
const sensorDaysAtOnce: Readonly<Record<'motion' | 'values', number>> = { motion: 300, values: 6_000 }

/** Lists the sensors in a location and below it that report the variable, by id. */
export function listReportingSensors(
  estate: Estate,
  metrics: SeriesMetrics,
  location: Location,
  varName: VarName,
): Sensor[] {
  return [...estate.subtreeOf(location)]
    .flatMap(({ locationId }) => estate.sensorsIn(locationId))
    .filter((sensor) => metrics.reports(sensor, varName))
    .sort((a, b) => (a.sensorId < b.sensorId ? -1 : 1))
}

/**
 * Divides a range into buckets for so many sensors.
 * @throws ProblemError `invalid_parameter` when they are more than an answer has; it says what would be few
 *   enough.
 */
export function divideForSensors(
  { range, length, timeZone }: Pick<ColumnsLayout, 'range' | 'length' | 'timeZone'>,
  sensorCount: number,
): TimeDivision<RangeBucket> {
  const maxBuckets = Math.floor(Math.min(maxSensorBuckets, maxLocationBuckets / Math.max(1, sensorCount)))
  const division = divideRange({ range, length, timeZone, maxBuckets })
  if (division.buckets.length <= maxBuckets) return division
  const longer = bucketLengths.find(
    (candidate) => lengthOf(candidate) > lengthOf(length) && countBuckets(range, candidate) + 2 <= maxBuckets,
  )
  const total = countBuckets(range, length) * Math.max(1, sensorCount)
  const excess = `some ${total} buckets of ${length} over ${sensorCount} sensors, of which an answer has at most ${maxLocationBuckets}, and ${maxSensorBuckets} of a sensor`
  const [pointer, detail] = longer
    ? ['bucket', `must be ${longer} or longer for this range: it has ${excess}`]
    : ['from', `must be later, or the location a smaller one: this range has ${excess}`]
  throw refuseParameter(pointer, detail)
}

function lengthOf(length: BucketLength): number {
  const lengthMs = bucketLengthsMs[length]
  return lengthMs === 'date' ? dayMs : lengthMs
}

function countBuckets({ fromMs, toMs }: TimeSegment, length: BucketLength): number {
  return Math.ceil((toMs - fromMs) / lengthOf(length))
}

/** The history of a location to write. */
export interface LocationHistoryRequest {
  readonly sensors: readonly Sensor[]
  readonly division: TimeDivision<RangeBucket>
  readonly layout: ColumnsLayout
}

/**
 * Opens the chunks of a location's history. The first sensors are read before this resolves, so that an error
 * can still become an error answer.
 * @throws StoreBusyError; PlacesTakenError.
 */
export function openLocationHistory(
  metrics: SeriesMetrics,
  request: LocationHistoryRequest,
): Promise<AsyncIterable<Uint8Array>> {
  const frame = buildFrame(request.layout, request.division.buckets)
  return frameRows(frame, writeSensors(metrics, request))
}

/**
 * Opens the same as a workbook, with a row for each sensor and bucket.
 * @param request in CSV, with times as Unix seconds.
 * @throws StoreBusyError; PlacesTakenError.
 */
export async function openLocationSheet(
  metrics: SeriesMetrics,
  request: LocationHistoryRequest,
  facts: LocationSheetFacts,
): Promise<Workbook<readonly string[]>> {
  const rows = await readCounted(() => writeSensors(metrics, request), maxLocationBuckets)
  return buildLocationSheet(rows, request.layout, facts)
}

/**
 * Writes the text of some sensors after another, as many as are measured at once; other work comes in
 * between.
 */
async function* writeSensors(
  metrics: SeriesMetrics,
  { sensors, division, layout }: LocationHistoryRequest,
): AsyncGenerator<Uint8Array, void, undefined> {
  const between = layout.format === 'json' ? ',' : ''
  const size = countAtOnce(layout, division.buckets.length)
  for (let from = 0; from < sensors.length; from += size) {
    const some = sensors.slice(from, from + size)
    const figures = await metrics.measureEach(some, layout.varName, division)
    const texts = some.map(({ sensorId }, index) => formatSensor(sensorId, figures[index] ?? [], layout))
    yield Buffer.from((from === 0 ? '' : between) + texts.join(between))
  }
}

function countAtOnce({ varName, range }: ColumnsLayout, bucketCount: number): number {
  const days = Math.max(1, (range.toMs - range.fromMs) / dayMs)
  const mostDays = sensorDaysAtOnce[varName === 'motionEvent' ? 'motion' : 'values']
  return Math.max(1, Math.floor(Math.min(bucketsAtOnce / Math.max(1, bucketCount), mostDays / days)))
}
