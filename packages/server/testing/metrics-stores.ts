import { join } from 'node:path'
import { systemClock } from '../src/clock.ts'
import { Estate } from '../src/estate/index.ts'
import { Rollups, SeriesMetrics } from '../src/metrics/index.ts'
import { SeriesDirectory } from '../src/readings/commit/series-directory.ts'
import { ExpiredSeries, Expiry } from '../src/retention/index.ts'
import { openRelationalStore } from '../src/storage/relational/relational-store.ts'
import { createSqliteDialect } from '../src/storage/relational/sqlite-dialect.ts'
import { ChdbDriver } from '../src/storage/time-series/drivers/chdb-driver.ts'
import type { TimeSeriesDriver } from '../src/storage/time-series/drivers/time-series-driver.ts'
import { EngineTimeSeries } from '../src/storage/time-series/engine-time-series.ts'
import type { StoredReading } from '../src/storage/time-series/reading.ts'
import type { ReadingReader } from '../src/storage/time-series/time-series.ts'
import { createTemporaryDirectory } from './temporary-directory.ts'

/**
 * Opens metrics on real stores, without a server around them.
 * @param openDriver opens an empty engine; by default the embedded one.
 */
export async function openMetricsStores(openDriver: (directory: string) => OpenedDriver = openEmbedded) {
  const directory = createTemporaryDirectory()
  const relational = await openRelationalStore(
    createSqliteDialect(join(directory, 'lightfi.sqlite')),
    systemClock,
  )
  const timeSeries = await EngineTimeSeries.open(await openDriver(directory))
  const estate = await Estate.load(relational, systemClock)
  await estate.createLocation({
    locationId: 'org',
    parentId: null,
    kind: 'organisation',
    name: 'Org',
    timeZone: 'UTC',
  })
  const series = await SeriesDirectory.load(relational.series)
  let sequence = 0
  const expired = await ExpiredSeries.load(relational.expiredSeries)
  const openRollups = () => {
    const rollups = new Rollups(timeSeries, series)
    return { rollups, metrics: new SeriesMetrics(timeSeries, series, rollups, expired) }
  }
  let current = openRollups()
  return {
    timeSeries,
    series,
    /** Stores readings like the server. */
    async commit(readings: readonly StoredReading[]): Promise<void> {
      sequence += 1
      await timeSeries.append(readings, sequence)
      current.rollups.noteCommit({ readings, sequence })
    },
    /** Commits readings without an answer of the store. @returns what stores them after all. */
    commitWithoutAnswer(readings: readonly StoredReading[]): () => Promise<void> {
      sequence += 1
      const own = sequence
      current.rollups.noteCommit({ readings, sequence: own, end: 'unknown' })
      return () => timeSeries.append(readings, own)
    },
    get rollups() {
      return current.rollups
    },
    get metrics() {
      return current.metrics
    },
    /** Metrics of the readings alone. */
    rawMetrics: new SeriesMetrics(timeSeries, series, new Rollups(timeSeries, series)),
    expired,
    /** Lets readings expire like the server. */
    expiry: new Expiry({ store: timeSeries, expired, series, settle: async () => true }),
    /** Forgets everything that a new process does not know. */
    restart() {
      current = openRollups()
    },
    /**
     * Opens what a new process knows of expiry.
     * @param store the readings, or what stands in front of them.
     */
    async openExpiry(store: Pick<ReadingReader, 'run'> = timeSeries) {
      const known = await ExpiredSeries.load(relational.expiredSeries)
      const { rollups } = openRollups()
      return {
        expired: known,
        expiry: new Expiry({ store, expired: known, series, settle: async () => true }),
        metrics: new SeriesMetrics(timeSeries, series, rollups, known),
      }
    },
    createSensor: (sensorId: string) => estate.createSensor({ sensorId, locationId: 'org', name: sensorId }),
    close: async () => {
      await timeSeries.close()
      await relational.close()
    },
  }
}

type OpenedDriver = TimeSeriesDriver | Promise<TimeSeriesDriver>

function openEmbedded(directory: string): TimeSeriesDriver {
  return new ChdbDriver(join(directory, 'time-series'))
}
