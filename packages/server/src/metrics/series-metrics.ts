import { sensorFamilies, type VarName } from '@openlightfi/contract'
import { divideSum } from '../divide-sum.ts'
import type { Sensor } from '../estate/index.ts'
import type { Holder } from '../holder.ts'
import type { SeriesDirectory } from '../readings/commit/series-directory.ts'
import { type ExpiryBorders, nothingExpired } from '../retention/index.ts'
import type { PooledSeries } from '../storage/time-series/statements/segment-statistics.ts'
import type { ReadingReader } from '../storage/time-series/time-series.ts'
import type { HourBucket, TimeBucket, TimeDivision } from './divide-time.ts'
import { measureMotion } from './measure-motion.ts'
import { readStatistics, readTouchingStatistics, type StatisticsSources } from './read-statistics.ts'
import type { Rollups } from './rollups.ts'

/** The facts of a sensor that its metrics need. */
export type MeasuredSensor = Pick<Sensor, 'sensorId' | 'family'>

/** Sensors whose data count as one. */
export type SensorPool = readonly MeasuredSensor[]

/** The figures of a pool in one bucket. */
export interface BucketFigures<Bucket extends TimeBucket = HourBucket> {
  readonly bucket: Bucket
  /** The number of data in the bucket. */
  readonly count: number
  /** The milliseconds of the bucket that are covered. */
  readonly coveredMs: number
  /** The figures of the values in the bucket; null without data and for motion. */
  readonly values: { readonly min: number; readonly avg: number; readonly max: number } | null
  /** The milliseconds in use; 0 for anything but motion. */
  readonly usedMs: number
}

/**
 * Computes figures over any division of time, as if always from the raw data: also for readings of a moment
 * ago.
 */
export class SeriesMetrics {
  readonly #store: ReadingReader
  readonly #series: SeriesDirectory
  readonly #rollups: Rollups
  readonly #borders: ExpiryBorders

  constructor(
    store: ReadingReader,
    series: SeriesDirectory,
    rollups: Rollups,
    borders: ExpiryBorders = nothingExpired,
  ) {
    this.#store = store
    this.#series = series
    this.#rollups = rollups
    this.#borders = borders
  }

  /**
   * Creates the same for one request of a reader.
   * @param isLarge true when the request looks at much.
   */
  readFor(
    reader: { readonly holder: Holder; readonly signal: AbortSignal },
    isLarge: boolean,
  ): SeriesMetrics {
    const store = this.#store.readFor({ ...reader, isLarge })
    return new SeriesMetrics(store, this.#series, this.#rollups, this.#borders)
  }

  /** Tells whether a sensor is of a kind that reports the variable, or has ever done so. */
  reports(sensor: MeasuredSensor, varName: VarName): boolean {
    const usual: readonly VarName[] = sensorFamilies[sensor.family].reports
    return usual.includes(varName) || this.#series.find(sensor.sensorId, varName) !== undefined
  }

  /**
   * Measures the figures of each pool, bucket by bucket.
   *
   * @param pools a sensor is in one of them at most.
   * @throws StoreBusyError; PlacesTakenError.
   */
  async measure<Bucket extends TimeBucket>(
    pools: readonly SensorPool[],
    varName: VarName,
    division: TimeDivision<Bucket>,
  ): Promise<BucketFigures<Bucket>[][]> {
    return varName === 'motionEvent'
      ? this.#measureMotion(pools, division)
      : this.#measureValues(pools, varName, division, readStatistics)
  }

  /**
   * Measures the same for each sensor alone, in buckets that follow one another like those of a chart. Errors
   * as of {@link measure}.
   */
  async measureEach<Bucket extends TimeBucket>(
    sensors: readonly MeasuredSensor[],
    varName: VarName,
    division: TimeDivision<Bucket>,
  ): Promise<BucketFigures<Bucket>[][]> {
    const pools = sensors.map((sensor) => [sensor])
    return varName === 'motionEvent'
      ? this.#measureMotion(pools, division)
      : this.#measureValues(pools, varName, division, readTouchingStatistics)
  }

  async #measureValues<Bucket extends TimeBucket>(
    pools: readonly SensorPool[],
    varName: VarName,
    { buckets, segments }: TimeDivision<Bucket>,
    read: typeof readStatistics,
  ): Promise<BucketFigures<Bucket>[][]> {
    const sums = pools.map(() => buckets.map(() => createSum()))
    const series = pools.flatMap((pool, poolId) => this.#findSeries(pool, varName, poolId))
    for (const statistics of await read(this.#sources, series, segments)) {
      const sum = sums[statistics.poolId]?.[segments[statistics.segment]?.bucket ?? -1]
      if (!sum) throw new Error('the store answered a pool or segment that was not asked for')
      sum.coveredMs += statistics.coveredMs
      if (statistics.count === 0) continue
      sum.count += statistics.count
      sum.total += statistics.sum
      sum.min = Math.min(sum.min, statistics.min)
      sum.max = Math.max(sum.max, statistics.max)
    }
    return sums.map((ofPool) =>
      ofPool.map(({ count, coveredMs, min, max, total }, index) => ({
        bucket: requireItem(buckets, index),
        count,
        coveredMs,
        values: count === 0 ? null : { min, avg: divideSum(total, count), max },
        usedMs: 0,
      })),
    )
  }

  async #measureMotion<Bucket extends TimeBucket>(
    pools: readonly SensorPool[],
    { buckets, segments }: TimeDivision<Bucket>,
  ): Promise<BucketFigures<Bucket>[][]> {
    const watching = pools.map((pool) => pool.filter((sensor) => this.reports(sensor, 'motionEvent')))
    const ofPools = await measureMotion(this.#sources, segments, {
      poolCount: pools.length,
      events: watching.flatMap((pool, poolId) => this.#findSeries(pool, 'motionEvent', poolId)),
      onlineReports: watching.flatMap((pool, poolId) => this.#findSeries(pool, 'onlineStatus', poolId)),
    })
    return ofPools.map((ofSegments) => {
      const sums = buckets.map((bucket) => ({ bucket, count: 0, coveredMs: 0, values: null, usedMs: 0 }))
      for (const [index, { count, usedMs, onlineMs }] of ofSegments.entries()) {
        const sum = requireItem(sums, requireItem(segments, index).bucket)
        sum.count += count
        sum.usedMs += usedMs
        sum.coveredMs += onlineMs
      }
      return sums
    })
  }

  get #sources(): StatisticsSources {
    return {
      store: this.#store,
      isSummarised: (...quarters) => this.#rollups.isSummarised(...quarters),
      borders: this.#borders,
    }
  }

  #findSeries(pool: SensorPool, varName: VarName, poolId: number): PooledSeries[] {
    return pool.flatMap((sensor) => {
      const seriesId = this.#series.find(sensor.sensorId, varName)
      const reachMs = sensorFamilies[sensor.family].expectedIntervalS * 1000
      return seriesId === undefined ? [] : { seriesId, poolId, reachMs }
    })
  }
}

function createSum() {
  return { count: 0, coveredMs: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY, total: 0 }
}

function requireItem<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error(`no item ${index} of ${items.length}`)
  return item
}
