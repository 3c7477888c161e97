import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { systemClock } from '../../clock.ts'
import { Estate } from '../../estate/index.ts'
import { openRelationalStore, type RelationalStore } from '../../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../../storage/relational/sqlite-dialect.ts'
import { type HearingSource, UnplacedSensors } from './unplaced-sensors.ts'

const bounds = { perSource: 5, atLeastPerSource: 2, perOrganisation: 8, inAll: 12, days: 7 }
const idOf = (number: number) => `AQ2-${number.toString(16).toUpperCase().padStart(12, '0')}`
const reading = (sensorId: string, timeMs = 1_000) =>
  ({ sensorId, varName: 'CO2ppm', timeMs, value: 500 }) as const
const client = (id: string): HearingSource => ({ kind: 'client', id })
const all = (organisationId: string) => ({ organisationId, locationIds: [organisationId] })

describe('sensors that are heard and not placed', () => {
  let store: RelationalStore
  let estate: Estate
  let nowMs: number
  let unplaced: UnplacedSensors
  before(async () => {
    const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
    store = await openRelationalStore(createSqliteDialect(path), systemClock)
    estate = await Estate.load(store, systemClock)
    for (const locationId of ['ours', 'theirs']) {
      const place = { kind: 'organisation', name: locationId, timeZone: 'UTC' } as const
      await estate.createLocation({ locationId, parentId: null, ...place })
    }
    for (const [locationId, parentId] of [
      ['east', 'ours'],
      ['west', 'ours'],
      ['desk', 'west'],
    ] as const)
      await estate.createLocation({ locationId, parentId, kind: 'zone', name: locationId })
  })
  after(() => store.close())
  beforeEach(() => {
    nowMs = 1_760_000_000_000
    unplaced = new UnplacedSensors(estate, () => nowMs, bounds)
  })
  const listed = (visibility = all('ours')) => [...unplaced.list(visibility).keys()]

  it('are counted, with their variables and times, by each that posts them', () => {
    unplaced.note(reading(idOf(1), 5_000), client('a'), all('ours'))
    nowMs += 10
    unplaced.note({ ...reading(idOf(1), 3_000), varName: 'temperatureC' }, client('a'), all('ours'))
    unplaced.note(reading(idOf(1)), { kind: 'broker', id: 'a' }, all('ours'))
    const hearings = unplaced.list(all('ours')).get(idOf(1)) ?? []
    const [first] = hearings.filter(({ source }) => source.kind === 'client')
    assert.deepEqual(
      [hearings.length, first?.readings, [...(first?.varNames ?? [])]],
      [2, 2, ['CO2ppm', 'temperatureC']],
    )
    assert.deepEqual(
      [first?.firstHeardAtMs, first?.lastHeardAtMs, first?.newestTimeMs],
      [nowMs - 10, nowMs, 5_000],
    )
  })

  it('are forgotten a week after they were heard last', () => {
    unplaced.note(reading(idOf(1)), client('a'), all('ours'))
    nowMs += 4 * 86_400_000
    unplaced.note(reading(idOf(2)), client('a'), all('ours'))
    nowMs += 4 * 86_400_000
    assert.deepEqual(listed(), [idOf(2)])
    assert.equal(unplaced.size, 1)
  })

  it('are those of the same organisation alone that nobody has placed, there or elsewhere', async () => {
    await estate.createSensor({ sensorId: idOf(7), locationId: 'theirs', name: 'Theirs' })
    await estate.createSensor({ sensorId: idOf(8), locationId: 'east', name: 'Ours' })
    for (const at of [7, 8, 9]) unplaced.note(reading(idOf(at)), client('a'), all('ours'))
    assert.deepEqual(listed(), [idOf(9)])
    assert.deepEqual(listed(all('theirs')), [])
    await estate.createSensor({ sensorId: idOf(9), locationId: 'desk', name: 'Placed' })
    assert.deepEqual(listed(), [])
    for (const at of [7, 8, 9]) await estate.deleteSensor(idOf(at))
  })

  it('that a narrowed gateway hears are shown to those who see something of its part', () => {
    unplaced.note(reading(idOf(1)), client('a'), { organisationId: 'ours', locationIds: ['west'] })
    const sees = (...locationIds: string[]) => listed({ organisationId: 'ours', locationIds }).length === 1
    assert.deepEqual(
      [sees('ours'), sees('west'), sees('desk'), sees('east'), sees()],
      [true, true, true, false, false],
    )
  })

  it('are found with few looks, where readers and those that post have a hundred places each', async () => {
    const places = Array.from({ length: 200 }, (_, at) => `place-${at}`)
    for (const locationId of places)
      await estate.createLocation({ locationId, parentId: 'ours', kind: 'zone', name: locationId })
    let looks = 0
    const count = <Result>(look: () => Result) => {
      looks += 1
      return look()
    }
    const counting = {
      findSensor: (id: string) => count(() => estate.findSensor(id)),
      findLocation: (id: string) => count(() => estate.findLocation(id)),
      isWithin: (id: string, other: string) => count(() => estate.isWithin(id, other)),
    }
    unplaced = new UnplacedSensors(counting, () => nowMs)
    const locationIds = places.slice(0, 100)
    for (let at = 0; at < 200; at += 1)
      unplaced.note(reading(idOf(at)), client('a'), { organisationId: 'ours', locationIds })
    looks = 0
    assert.deepEqual(listed({ organisationId: 'ours', locationIds: places.slice(100) }), [])
    assert.equal(listed({ organisationId: 'ours', locationIds: places.slice(99) }).length, 200)
    assert.ok(looks < 2 * (200 + 4 * 200), `${looks} looks`)
    for (const locationId of places) await estate.deleteLocation(locationId)
  })

  it('have ids that a sensor can have, and nothing else is kept', () => {
    const hostile = [
      '',
      'AQ2',
      'AQ2-xyz',
      `AQ2-${'0'.repeat(13)}`,
      '<script>',
      '=1+1',
      '__proto__',
      'x'.repeat(1e6),
    ]
    for (const id of hostile) unplaced.note(reading(id), client('a'), all('ours'))
    assert.equal(unplaced.size, 0)
  })

  it('are bounded for each that posts: what it heard longest ago gives way', () => {
    for (let at = 0; at < 5; at += 1) unplaced.note(reading(idOf(at)), client('a'), all('ours'))
    unplaced.note(reading(idOf(0)), client('a'), all('ours'))
    unplaced.note(reading(idOf(9)), client('a'), all('ours'))
    assert.deepEqual(listed().sort(), [0, 2, 3, 4, 9].map(idOf))
  })

  it('of one that makes ids up never crowd out the least part of another', () => {
    for (const at of [101, 102]) unplaced.note(reading(idOf(at)), client('honest'), all('ours'))
    for (const name of ['x', 'y', 'z'])
      for (let at = 0; at < 1_000; at += 1)
        unplaced.note(reading(idOf(1_000 + at)), client(name), all('ours'))
    assert.ok(listed().includes(idOf(101)) && listed().includes(idOf(102)))
    assert.equal(unplaced.size, 8)
    for (let at = 0; at < 1_000; at += 1) unplaced.note(reading(idOf(at)), client('t'), all('theirs'))
    assert.ok(unplaced.size <= 12)
    assert.ok(listed(all('theirs')).length >= 2)
    assert.ok(listed().includes(idOf(101)))
  })
})
