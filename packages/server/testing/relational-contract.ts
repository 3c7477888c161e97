import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Dialect } from 'kysely'
import { systemClock } from '../src/clock.ts'
import { openRelationalStore, type RelationalStore } from '../src/storage/relational/relational-store.ts'

/**
 * Declares the tests that every relational dialect must pass, run against the real engine.
 * @param openDialect opens the engine on the same data each time it is called.
 */
export function testRelationalStore(name: string, openDialect: () => Dialect): void {
  describe(`relational store on ${name}`, () => {
    let store: RelationalStore
    const organisation = {
      location_id: 'org',
      parent_id: null,
      organisation_id: 'org',
      kind: 'organisation',
      name: 'Zażółć 株式会社 🏢',
      time_zone: 'Asia/Tokyo',
      properties: '{"a":[1,"é"]}',
    }

    async function reopen(): Promise<void> {
      await store.close()
      store = await openRelationalStore(openDialect(), systemClock)
    }

    before(async () => {
      store = await openRelationalStore(openDialect(), systemClock)
      await store.estate.insertLocation(organisation)
      await store.estate.insertSensor({
        sensor_id: 'AQ2-000000000001',
        location_id: 'org',
        name: 'Küche',
        longitude: -0.0877,
        latitude: 51.5079,
        polygon_id: null,
        retired_at_ms: null,
      })
    })
    after(() => store.close())

    it('gives back locations and sensors as they were, unicode and fractions too, after a restart', async () => {
      await reopen()
      assert.deepEqual({ ...(await store.estate.listLocations())[0] }, organisation)
      const [sensor] = await store.estate.listSensors()
      assert.equal(sensor?.name, 'Küche')
      assert.equal(sensor?.longitude, -0.0877)
    })

    it('refuses a second location of the same id', async () => {
      await assert.rejects(store.estate.insertLocation(organisation))
    })

    it('refuses a sensor in a location that does not exist', async () => {
      const orphan = {
        sensor_id: 'AQ2-000000000002',
        location_id: 'nowhere',
        name: 'x',
        longitude: null,
        latitude: null,
        polygon_id: null,
        retired_at_ms: null,
      }
      await assert.rejects(store.estate.insertSensor(orphan))
      assert.equal((await store.estate.listSensors()).length, 1)
    })

    it('puts many locations and sensors together, new ones and changed ones, or none of them', async () => {
      const floor = { ...organisation, location_id: 'floor', parent_id: 'org', time_zone: null }
      const changed = { ...organisation, name: 'Renamed' }
      const [sensor] = await store.estate.listSensors()
      assert.ok(sensor)
      const moved = { ...sensor, location_id: 'floor', retired_at_ms: 7 }
      const orphan = { ...sensor, sensor_id: 'AQ2-000000000002', location_id: 'nowhere' }
      await assert.rejects(store.estate.putTogether([changed, floor], [moved, orphan]))
      assert.deepEqual([{ ...(await store.estate.listLocations())[0] }], [organisation])
      assert.deepEqual(await store.estate.listSensors(), [sensor])
      await store.estate.putTogether([changed, floor], [moved])
      await reopen()
      const locations = await store.estate.listLocations()
      assert.deepEqual(
        locations.map((row) => ({ ...row })).sort((a, b) => (a.name < b.name ? -1 : 1)),
        [changed, floor],
      )
      assert.deepEqual(await store.estate.listSensors(), [moved])
      await store.estate.putTogether([organisation], [sensor])
    })

    it('gives a series one id for ever, whoever asks', async () => {
      const pair = { sensorId: 'AQ2-000000000001', varName: 'CO2ppm' }
      const [[first], [second]] = await Promise.all([
        store.series.findOrCreate([pair]),
        store.series.findOrCreate([pair]),
      ])
      assert.ok(first && second)
      assert.equal(first.seriesId, second.seriesId)
      await reopen()
      assert.deepEqual(await store.series.findOrCreate([pair]), [first])
      assert.deepEqual(await store.series.list(), [first])
    })

    it('never reuses a series id', async () => {
      const before = await store.series.list()
      const [created] = await store.series.findOrCreate([
        { sensorId: 'AQ2-000000000001', varName: 'temperatureC' },
      ])
      assert.ok(created)
      assert.ok(before.every((series) => series.seriesId < created.seriesId))
    })

    it('creates no series for a sensor that does not exist, and those of the others', async () => {
      const created = await store.series.findOrCreate([
        { sensorId: 'AQ2-00000000FFFF', varName: 'CO2ppm' },
        { sensorId: 'AQ2-000000000001', varName: 'relativeHumidity' },
      ])
      assert.deepEqual(
        created.map(({ sensorId, varName }) => [sensorId, varName]),
        [['AQ2-000000000001', 'relativeHumidity']],
      )
      assert.ok((await store.series.list()).every(({ sensorId }) => sensorId !== 'AQ2-00000000FFFF'))
    })

    it('gives ids to more series than one statement takes, those that have one among them', async () => {
      const before = await store.series.list()
      const names = Array.from({ length: 1_001 }, (_, index) => `var${index}`)
      const pairs = [...names, 'CO2ppm'].map((varName) => ({ sensorId: 'AQ2-000000000001', varName }))
      const found = await store.series.findOrCreate(pairs)
      assert.deepEqual(found.map(({ varName }) => varName).sort(), [...names, 'CO2ppm'].sort())
      assert.equal((await store.series.list()).length, before.length + names.length)
      assert.deepEqual(await store.series.findOrCreate(pairs), found)
    })

    it('hands out sequence numbers that only rise, also to callers at once and after a restart', async () => {
      const blocks = await Promise.all([1, 2, 3].map(() => store.sequences.take('test', 10)))
      assert.deepEqual(
        blocks.toSorted((a, b) => a - b),
        [1, 11, 21],
      )
      await reopen()
      assert.equal(await store.sequences.take('test', 1), 31)
      assert.equal(await store.sequences.take('another', 1), 1)
    })
  })
}
