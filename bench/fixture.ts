import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../packages/server/src/clock.ts'
import { Estate } from '../packages/server/src/estate/estate.ts'
import { Rollups } from '../packages/server/src/metrics/index.ts'
import { SeriesDirectory } from '../packages/server/src/readings/commit/series-directory.ts'
import { DataDirectory } from '../packages/server/src/storage/data-directory.ts'
import { openRelationalStore } from '../packages/server/src/storage/relational/relational-store.ts'
import { createSqliteDialect } from '../packages/server/src/storage/relational/sqlite-dialect.ts'
import { openSealer } from '../packages/server/src/storage/sealer.ts'
import { ChdbDriver } from '../packages/server/src/storage/time-series/drivers/chdb-driver.ts'
import { EngineTimeSeries } from '../packages/server/src/storage/time-series/engine-time-series.ts'

/** The data every row is measured on: 100 sensors, 5 variables, one reading a minute for 30 days. */
export const fixture = {
  sensors: 100,
  varNames: ['CO2ppm', 'temperatureC', 'relativeHumidity', 'batteryLevelPct', 'VOCppb'],
  minutes: 30 * 24 * 60,
  fromS: Date.UTC(2026, 0, 1) / 1000,
  locationId: 'bench_organisation',
} as const

/** Readings in the fixture. */
export const fixtureReadings = fixture.sensors * fixture.varNames.length * fixture.minutes

/** Id of a sensor of the fixture. @param index from 0. */
export function fixtureSensorId(index: number): string {
  return `AQ2-${index.toString(16).toUpperCase().padStart(12, '0')}`
}

/** A data directory with the fixture in it, built once and kept in `.cache/bench`. */
export async function prepareDataDirectory(): Promise<string> {
  const path = new URL('../.cache/bench/data-3', import.meta.url).pathname
  const complete = join(path, 'fixture-complete')
  if (existsSync(complete)) return path
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { recursive: true })
  const directory = DataDirectory.open(path)
  const series = await createSensors(directory)
  await fillReadings(directory, series)
  directory.release()
  writeFileSync(complete, '')
  return path
}

/** A data directory with the sensors of the fixture and no reading, for rows that write. */
export async function createEmptyDataDirectory(path: string): Promise<void> {
  mkdirSync(path, { recursive: true })
  const directory = DataDirectory.open(path)
  await createSensors(directory)
  directory.release()
}

/** Where the sensors of the fixture are once others have been added. */
export const fixtureFloorId = 'bench_floor'

/**
 * Adds sensors that have never reported to a data directory, behind those of the fixture. Both then have a
 * location of their own, below that of the fixture.
 */
export async function addSensors(dataDir: string, count: number): Promise<void> {
  const directory = DataDirectory.open(dataDir)
  const store = await openRelationalStore(createSqliteDialect(directory.file('lightfi.sqlite')), systemClock)
  const estate = await Estate.load(store, systemClock)
  const { locationId: parentId, sensors } = fixture
  const addedId = 'bench_added'
  for (const locationId of [fixtureFloorId, addedId]) {
    await estate.createLocation({ locationId, parentId, kind: 'floor', name: locationId })
  }
  await estate.changeTogether((draft) => {
    const moved = Array.from({ length: sensors }, (_, index) =>
      draft.buildChangedSensor(draft.requireSensor(fixtureSensorId(index)), {
        locationId: fixtureFloorId,
      }),
    )
    const added = Array.from({ length: count }, (_, index) =>
      draft.buildSensor({
        sensorId: fixtureSensorId(sensors + index),
        locationId: addedId,
        name: `Added ${index}`,
      }),
    )
    return { locations: [], sensors: [...moved, ...added] }
  })
  await store.close()
  directory.release()
}

async function createSensors(directory: DataDirectory): Promise<SeriesDirectory> {
  openSealer(directory.file('master.key')) // a server makes it first
  const store = await openRelationalStore(createSqliteDialect(directory.file('lightfi.sqlite')), systemClock)
  const estate = await Estate.load(store, systemClock)
  const { locationId } = fixture
  await estate.createLocation({
    locationId,
    parentId: null,
    kind: 'organisation',
    name: 'Bench',
    timeZone: 'Europe/London',
  })
  const pairs = []
  for (let index = 0; index < fixture.sensors; index += 1) {
    const sensorId = fixtureSensorId(index)
    await estate.createSensor({ sensorId, locationId, name: `Sensor ${index}` })
    pairs.push(...fixture.varNames.map((varName) => ({ sensorId, varName })))
  }
  await store.series.findOrCreate(pairs)
  const series = await SeriesDirectory.load(store.series)
  await store.sequences.take('readings', 1_000)
  await store.close()
  return series
}

/**
 * The engine makes the readings itself; values wander like a room's, with one decimal. They are summarised as
 * by a server.
 */
async function fillReadings(directory: DataDirectory, series: SeriesDirectory): Promise<void> {
  const driver = new ChdbDriver(directory.file('time-series'))
  const store = await EngineTimeSeries.open(driver)
  const seriesIds = series.list().map(({ seriesId }) => seriesId)
  const [first = 0, count] = [seriesIds[0], seriesIds.length]
  await driver.execute(
    `INSERT INTO lightfi.readings
     SELECT ${first} + intDiv(number, ${fixture.minutes}) AS series,
       toDateTime64(${fixture.fromS} + (number % ${fixture.minutes}) * 60, 3, 'UTC'),
       round(60 + 30 * sin(number / 500) + (cityHash64(number) % 50) / 10, 1),
       1 + intDiv(number, 1000000)
     FROM numbers(${fixture.minutes * count})
     SETTINGS max_insert_block_size = 1000000`,
  )
  await driver.execute('OPTIMIZE TABLE lightfi.readings FINAL')
  await new Rollups(store, series).summarise(Date.now())
  await store.close()
}
