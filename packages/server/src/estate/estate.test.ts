import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import Sqlite from 'better-sqlite3'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { systemClock } from '../clock.ts'
import { openRelationalStore, type RelationalStore } from '../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../storage/relational/sqlite-dialect.ts'
import { Estate } from './estate.ts'
import { EstateError } from './estate-rules.ts'
import { findBaseLocations, findVisibleLocation, findVisibleSensor } from './visibility.ts'

describe('estate', () => {
  const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
  let store: RelationalStore
  let estate: Estate

  before(async () => {
    store = await openRelationalStore(createSqliteDialect(path), systemClock)
    estate = await Estate.load(store, systemClock)
    for (const [locationId, parentId, kind, timeZone] of [
      ['org', null, 'organisation', 'Europe/London'],
      ['site', 'org', 'site', undefined],
      ['abroad', 'org', 'site', 'America/New_York'],
      ['building', 'site', 'building', undefined],
      ['floor-10', 'building', 'floor', undefined],
      ['floor-2', 'building', 'floor', undefined],
      ['other', null, 'organisation', 'Asia/Tokyo'],
    ] as const) {
      await estate.createLocation({
        locationId,
        parentId,
        kind,
        name: locationId,
        ...(timeZone && { timeZone }),
      })
    }
    await estate.createSensor({ sensorId: 'AQ2-00000000000B', locationId: 'floor-2', name: 'b' })
    await estate.createSensor({ sensorId: 'AQ2-00000000000A', locationId: 'floor-2', name: 'a' })
    await estate.createSensor({ sensorId: 'LF-0000000000FF', locationId: 'other', name: 'theirs' })
  })
  after(() => store.close())

  it('inherits the time zone of the nearest ancestor that sets one', () => {
    assert.equal(estate.findLocation('floor-2')?.timeZone, 'Europe/London')
    assert.equal(estate.findLocation('abroad')?.timeZone, 'America/New_York')
  })

  it('is the same after loading it from the store again', async () => {
    const reloaded = await Estate.load(store, systemClock)
    for (const id of ['org', 'site', 'abroad', 'building', 'floor-10', 'other']) {
      assert.deepEqual(reloaded.findLocation(id), estate.findLocation(id))
      assert.deepEqual(reloaded.childrenOf(id), estate.childrenOf(id))
    }
    assert.deepEqual(reloaded.sensorsIn('floor-2'), estate.sensorsIn('floor-2'))
  })

  it('reads a time zone that an earlier release stored as it was typed in the spelling of the IANA database', async () => {
    const file = new Sqlite(path)
    const type = (timeZone: string) =>
      file.prepare("update locations set time_zone = ? where location_id = 'org'").run(timeZone)
    type('europe/london')
    const { timeZone, ownTimeZone } = (await Estate.load(store, systemClock)).findLocation('org') ?? {}
    type('Europe/London')
    file.close()
    assert.deepEqual([timeZone, ownTimeZone], ['Europe/London', 'Europe/London'])
  })

  it('lists children by name as people count and sensors by id', () => {
    assert.deepEqual(
      estate.childrenOf('building').map((child) => child.name),
      ['floor-2', 'floor-10'],
    )
    assert.deepEqual(
      estate.sensorsIn('floor-2').map((sensor) => sensor.name),
      ['a', 'b'],
    )
  })

  it('shows a subtree and nothing beside or above it', () => {
    const visibility = { organisationId: 'org', locationIds: ['building'] }
    assert.ok(findVisibleLocation(estate, visibility, 'floor-2'))
    assert.ok(findVisibleSensor(estate, visibility, 'AQ2-00000000000A'))
    for (const hidden of ['site', 'org', 'abroad', 'other', 'absent']) {
      assert.equal(findVisibleLocation(estate, visibility, hidden), undefined, hidden)
    }
    assert.equal(findVisibleSensor(estate, visibility, 'LF-0000000000FF'), undefined)
    assert.equal(
      findVisibleSensor(estate, { organisationId: 'org', locationIds: [] }, 'AQ2-00000000000A'),
      undefined,
    )
  })

  it('names the topmost granted locations only', () => {
    const bases = findBaseLocations(estate, {
      organisationId: 'org',
      locationIds: ['floor-2', 'building', 'abroad', 'gone'],
    })
    assert.deepEqual(
      bases.map((location) => location.locationId),
      ['abroad', 'building'],
    )
  })

  const refusals = [
    [
      'a taken id',
      { locationId: 'org', parentId: null, kind: 'organisation', name: 'x', timeZone: 'UTC' },
      /cannot be given/,
    ],
    ['a malformed id', { locationId: 'a b', parentId: 'org', kind: 'site', name: 'x' }, /not a location id/],
    ['an unknown parent', { parentId: 'nowhere', kind: 'site', name: 'x' }, /"nowhere" does not exist/],
    [
      'an unknown zone',
      { parentId: 'org', kind: 'site', name: 'x', timeZone: 'Europe/Atlantis' },
      /not an IANA time zone/,
    ],
    [
      'an offset for a zone',
      { parentId: 'org', kind: 'site', name: 'x', timeZone: '+01:00' },
      /not an IANA time zone/,
    ],
    [
      'an organisation without a zone',
      { parentId: null, kind: 'organisation', name: 'x' },
      /must set its time zone/,
    ],
    ['an empty name', { parentId: 'org', kind: 'site', name: '  ' }, /1 to 200 characters/],
  ] as const
  for (const [what, wanted, message] of refusals) {
    it(`refuses ${what}`, async () => {
      const before = (await store.estate.listLocations()).length
      await assert.rejects(
        estate.createLocation(wanted),
        (error) => error instanceof EstateError && message.test(error.message),
      )
      assert.equal((await store.estate.listLocations()).length, before)
    })
  }

  it('refuses a malformed, foreign or taken sensor id', async () => {
    for (const [sensorId, message] of [
      ['AQ2-xyz', /not a sensor id/],
      ['ZZ9-FE753C0D7ADF', /not a sensor id/],
      ['AQ2-00000000000A', /cannot be given/],
    ] as const) {
      await assert.rejects(estate.createSensor({ sensorId, locationId: 'floor-2', name: 'x' }), message)
    }
  })

  it('leaves memory as it was when changes made together cannot be stored', async () => {
    await estate.createLocation({ locationId: 'shaky', parentId: 'site', kind: 'zone', name: 'Shaky' })
    assert.ok(await store.estate.deleteLocation('shaky'))
    const version = estate.versionOf('site')
    await assert.rejects(
      estate.changeTogether((draft) => {
        const [site, shaky] = ['site', 'shaky'].map((locationId, at) => {
          const sensor = draft.buildSensor({
            sensorId: `LF-0000000000A${at}`,
            locationId,
            name: 'x',
          })
          draft.putSensor(sensor)
          return sensor
        })
        assert.ok(site && shaky)
        return { locations: [], sensors: [site, shaky] }
      }),
      /FOREIGN KEY/,
    )
    assert.equal(estate.versionOf('site'), version)
    assert.deepEqual(estate.sensorsIn('site'), [])
    assert.equal(
      (await store.estate.listSensors()).filter(({ location_id }) => location_id === 'site').length,
      0,
    )
  })
})
