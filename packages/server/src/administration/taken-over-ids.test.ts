/**
 * An id that one organisation gives up may be another's in the same moment: a check from before must still
 * hold when the change is written.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { systemClock } from '../clock.ts'
import { Estate } from '../estate/index.ts'
import { openRelationalStore, type RelationalStore } from '../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../storage/relational/sqlite-dialect.ts'
import { operator } from './administrator.ts'
import { FloorplanAdministration, readSentFloorplan } from './floorplan-administration.ts'
import { LocationAdministration } from './location-administration.ts'
import { SensorAdministration } from './sensor-administration.ts'

const jester = { organisationId: 'jester', locationIds: ['jester'] }
const sensorId = 'AQ2-0123456789AB'
const plan = await readSentFloorplan({ type: 'FeatureCollection', features: [] })

describe('an id that another organisation takes over in the same moment', () => {
  let store: RelationalStore
  let estate: Estate
  let sensors: SensorAdministration
  let locations: LocationAdministration
  let floorplans: FloorplanAdministration

  before(async () => {
    store = await openRelationalStore(
      createSqliteDialect(join(createTemporaryDirectory(), 'lightfi.sqlite')),
      systemClock,
    )
    estate = await Estate.load(store, systemClock)
    sensors = new SensorAdministration(estate)
    locations = new LocationAdministration(estate)
    floorplans = new FloorplanAdministration(estate)
    for (const locationId of ['jester', 'tidy']) {
      const place = { kind: 'organisation', name: locationId, timeZone: 'Europe/London' } as const
      await estate.createLocation({ locationId, parentId: null, ...place })
    }
  })
  after(() => store.close())

  beforeEach(async () => {
    if (estate.findSensor(sensorId)) await estate.deleteSensor(sensorId)
    if (estate.findLocation('floor')) await estate.deleteLocation('floor')
    await estate.createLocation({ locationId: 'floor', parentId: 'jester', kind: 'floor', name: 'Ours' })
    await estate.createSensor({ sensorId, locationId: 'jester', name: 'Ours' })
  })

  /** Gives both ids to the other organisation, after the writes under way and before those that follow. */
  function takeOver(): Promise<unknown> {
    return Promise.all([
      estate.deleteLocation('floor'),
      estate.createLocation({ locationId: 'floor', parentId: 'tidy', kind: 'floor', name: 'Theirs' }),
      estate.deleteSensor(sensorId),
      estate.createSensor({ sensorId, locationId: 'tidy', name: 'Theirs' }),
    ])
  }

  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    'rename a sensor': () => sensors.change(jester, sensorId, { name: 'Seized' }, operator),
    'retire a sensor': () => sensors.retire(jester, sensorId, operator),
    'reinstate a sensor': () => sensors.reinstate(jester, sensorId, operator),
    'delete a sensor': () => sensors.delete(jester, sensorId, operator),
    'place a sensor': () =>
      sensors.create(
        jester,
        { sensor_id: 'AQ2-0123456789AC', location_id: 'floor', name: 'Seized' },
        operator,
      ),
    'rename a location': () => locations.change(jester, 'floor', { name: 'Seized' }, operator),
    'delete a location': () => locations.delete(jester, 'floor', operator, () => []),
    'create a location in it': () =>
      locations.create(jester, { parent_id: 'floor', kind: 'room', name: 'Seized' }, operator),
    'put a floorplan': () => floorplans.put(jester, 'floor', plan, operator),
    'delete a floorplan': () => floorplans.delete(jester, 'floor', operator),
  }

  for (const [what, act] of Object.entries(acts)) {
    it(`lets nobody ${what} that is not theirs any more`, async () => {
      const taken = takeOver()
      await assert.rejects(act(), { code: 'not_found' })
      await taken
      const [floor, sensor] = [estate.findLocation('floor'), estate.findSensor(sensorId)]
      assert.deepEqual([floor?.organisationId, floor?.name], ['tidy', 'Theirs'])
      assert.deepEqual([sensor?.locationId, sensor?.name, sensor?.retiredAtMs], ['tidy', 'Theirs', null])
      assert.equal(await estate.floorplans.read('floor'), undefined)
      assert.deepEqual([estate.childrenOf('floor'), estate.sensorsIn('floor')], [[], []])
    })
  }
})
