/** Tests the numbers of locations: what counts where, what is current, and what counting may take. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Bands, LocationSummary, PlaceSummary, VarName } from '@openlightfi/contract'
import { type ApiServer, startApiServer } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import type { Caller } from '../http/caller.ts'
import { PlacesTakenError } from '../places.ts'
import { LocationSummaries } from './location-summaries.ts'

const startMs = Date.UTC(2026, 2, 1, 12)
const air = ['AQ2-0000000000A1', 'AQ2-0000000000A2', 'AQ2-0000000000A3', 'AQ2-0000000000A4'] as const
const motion = 'AMP-0000000000B1'

let api: ApiServer
let nowMs = startMs
before(async () => {
  api = await startApiServer(undefined, () => nowMs)
  const { estate } = api.server
  await estate.deleteSensor('AQ2-FE753C0D7ADF')
  await estate.createLocation({ locationId: 'annex', parentId: 'building', kind: 'floor', name: 'Annex' })
  await estate.createLocation({ locationId: 'room', parentId: 'floor', kind: 'room', name: 'Room' })
  const places = { [air[0]]: 'floor', [air[1]]: 'room', [air[2]]: 'annex', [air[3]]: 'building' }
  for (const [sensorId, locationId] of Object.entries(places))
    await estate.createSensor({ sensorId, locationId, name: sensorId })
  await estate.createSensor({ sensorId: motion, locationId: 'annex', name: 'Lamp' })
})
after(() => api.server.close())

const post = async (sensorId: string, varName: VarName, value: number) => {
  const reading = { sensor_id: sensorId, var_name: varName, time: nowMs / 1000, value }
  assert.equal((await api.post([reading], '?strict=true')).body.accepted, 1)
}
const read = async (query = ''): Promise<LocationSummary> => {
  const answer = await api.call(`/locations/building/summary${query}`, { token: api.tokens.reader })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}
const find = (place: PlaceSummary | undefined, varName: VarName) =>
  place?.variables.find(({ var_name }) => var_name === varName) ?? assert.fail(`no ${varName}`)
/** Lists the bands with sensors in them, as names and numbers. */
const bandsOf = (place: PlaceSummary | undefined, varName: VarName) =>
  Object.fromEntries(
    find(place, varName)
      .bands.filter(({ sensors }) => sensors > 0)
      .map(({ name, sensors }) => [name, sensors]),
  )

describe('the summary of a location', () => {
  it('counts sensors that never reported as such, with no current data of what they should report', async () => {
    const { location, children } = await read()
    assert.deepEqual(location.statuses, {
      retired: 0,
      never_reported: 5,
      silent: 0,
      offline: 0,
      rebooting: 0,
      online: 0,
    })
    const { sensors, current, no_current_data, bands } = find(location, 'CO2ppm')
    assert.deepEqual([sensors, current, no_current_data], [4, 0, 4])
    assert.deepEqual(
      bands.map(({ name, severity, sensors: count }) => [name, severity, count]),
      [
        ['Ideal', 0, 0],
        ['OK', 1, 0],
        ['Marginal', 2, 0],
        ['Poor', 3, 0],
        ['Very poor', 4, 0],
      ],
    )
    assert.deepEqual(
      children.map(({ location_id }) => location_id),
      ['annex', 'floor'],
    )
    assert.ok(location.variables.every(({ var_name }) => var_name !== 'onlineStatus'))
  })

  it('puts current values as they are shown into bands, whose upper limit belongs to them, of the place and of each child', async () => {
    for (const [index, value] of [800.4, 800.5, 1_800.4, 1_800.5].entries())
      await post(air[index] ?? '', 'CO2ppm', value)
    const { location, children } = await read()
    assert.deepEqual(bandsOf(location, 'CO2ppm'), { Ideal: 1, OK: 1, Poor: 1, 'Very poor': 1 })
    assert.deepEqual(
      children.map((child) => bandsOf(child, 'CO2ppm')),
      [{ Poor: 1 }, { Ideal: 1, OK: 1 }],
    )
    assert.deepEqual([location.statuses.online, location.statuses.never_reported], [4, 1])
    assert.equal(find(location, 'temperatureC').no_current_data, 4)
  })

  it('drops a value from its band at stale_after_s, though the sensor is heard', async () => {
    nowMs += 900_000
    assert.equal(find((await read()).location, 'CO2ppm').current, 4)
    nowMs += 1
    await post(air[0], 'temperatureC', 21)
    const { location } = await read()
    assert.deepEqual(bandsOf(location, 'CO2ppm'), {})
    assert.deepEqual([find(location, 'CO2ppm').current, find(location, 'CO2ppm').no_current_data], [0, 4])
    assert.deepEqual(bandsOf(location, 'temperatureC'), { Good: 1 })
    assert.deepEqual([location.statuses.online, location.statuses.silent], [1, 3])
  })

  it('takes motion for current while its sensor is heard, however long nothing moved', async () => {
    await post(motion, 'motionEvent', 1)
    nowMs += 800_000
    await post(motion, 'batteryLevelPct', 90)
    nowMs += 800_000
    const { location } = await read()
    assert.deepEqual([find(location, 'motionEvent').sensors, find(location, 'motionEvent').current], [1, 1])
    nowMs += 900_000
    assert.equal(find((await read()).location, 'motionEvent').no_current_data, 1)
  })

  it('leaves retired sensors out of everything but the statuses', async () => {
    await api.server.estate.retireSensor(air[3])
    const { location } = await read()
    assert.equal(location.statuses.retired, 1)
    assert.equal(find(location, 'CO2ppm').sensors, 3)
  })

  it('counts the variables that were asked for, once each', async () => {
    const { location } = await read('?var_name=CO2ppm,temperatureC&var_name=CO2ppm')
    assert.deepEqual(
      location.variables.map(({ var_name }) => var_name),
      ['CO2ppm', 'temperatureC'],
    )
  })

  it('pages the children, and the location is the whole on each page', async () => {
    const first = await read('?limit=1')
    const second = await read(`?limit=1&cursor=${first.next_cursor}`)
    const ids = [first, second].map(({ children }) => children.map(({ location_id }) => location_id))
    assert.deepEqual(ids, [['annex'], ['floor']])
    assert.equal(second.next_cursor, null)
    assert.deepEqual(first.location, second.location)
  })

  it('is not found where the caller does not see', async () => {
    const answer = await api.call('/locations/building/summary', { token: api.tokens.stranger })
    assertProblem(answer, 'not_found')
  })
})

describe('the bands of a summary', () => {
  const names = (place: PlaceSummary | undefined) => find(place, 'CO2ppm').bands.map(({ name }) => name)
  const pair = (name: string, to: number): Bands => [
    { name, to, severity: 0 },
    { name: `not ${name}`, to: null, severity: 3 },
  ]
  const put = (locationId: string, bands: { readonly [Name in VarName]?: Bands }) =>
    api.server.estate.putSettings(locationId, { bands })
  before(async () => {
    for (const [index, value] of [700, 900].entries()) await post(air[index] ?? '', 'CO2ppm', value)
  })
  after(async () => {
    for (const id of ['building', 'floor', 'room']) await api.server.estate.putSettings(id, {})
  })

  it('are those that the location of each sensor inherits, from the nearest that sets them', async () => {
    await put('building', { CO2ppm: pair('fresh', 750) })
    await put('floor', { temperatureC: pair('warm', 30) })
    const below = await read()
    assert.deepEqual(names(below.location), ['fresh', 'not fresh'])
    assert.deepEqual(bandsOf(below.children[1], 'CO2ppm'), { fresh: 1, 'not fresh': 1 })
    assert.deepEqual(
      find(below.children[1], 'temperatureC').bands.map(({ name }) => name),
      ['warm', 'not warm'],
    )
    await put('room', { CO2ppm: pair('fine', 950) })
    const nearest = await read()
    assert.deepEqual(bandsOf(nearest.children[1], 'CO2ppm'), { fresh: 1, fine: 1 })
    assert.deepEqual(names(nearest.children[0]), ['fresh', 'not fresh'])
    await api.server.estate.changeLocation('room', { parentId: 'annex' })
    await put('room', {})
    await put('floor', { CO2ppm: pair('high', 600) })
    const moved = await read()
    assert.deepEqual(
      moved.children.map((child) => bandsOf(child, 'CO2ppm')),
      [{ 'not fresh': 1 }, { 'not high': 1 }],
    )
    await api.server.estate.changeLocation('room', { parentId: 'floor' })
  })

  it('are so many and no more: others of one severity are counted together', async () => {
    const { estate } = api.server
    const ids = Array.from({ length: 60 }, (_, index) => `AQ2-0000000001${index + 10}`)
    for (const [index, sensorId] of ids.entries()) {
      const locationId = `named-${index}`
      await estate.createLocation({ locationId, parentId: 'floor', kind: 'zone', name: locationId })
      await put(locationId, { CO2ppm: pair(`name ${index}`, 500) })
      await estate.createSensor({ sensorId, locationId, name: sensorId })
      await post(sensorId, 'CO2ppm', 400)
    }
    const rows = find((await read()).location, 'CO2ppm').bands
    assert.ok(rows.length >= 45 && rows.length <= 50, `${rows.length} rows`)
    const fresh = rows.filter(({ severity }) => severity === 0)
    assert.equal(
      fresh.reduce((sum, { sensors }) => sum + sensors, 0),
      ids.length,
    )
    for (const sensorId of ids) await estate.retireSensor(sensorId)
  })
})

describe('summaries of very many sensors', () => {
  const count = 6_000
  const caller = (grantId: string) =>
    ({ grantId, organisationId: 'org', locationIds: ['org'] }) as unknown as Caller
  const reports = {
    noteSilences: () => undefined,
    isSilent: () => false,
    newestOf: (_sensorId: string, varName: VarName) => ({ varName, timeMs: nowMs, value: 500 }),
    newestTimeOf: () => nowMs,
    hasReported: () => true,
  }
  const build = () => new LocationSummaries({ estate: api.server.estate, reports, clock: () => nowMs })
  const ask = (
    summaries: LocationSummaries,
    who: Caller,
    signal = new AbortController().signal,
    locationId = 'building',
  ) =>
    summaries.read({
      caller: who,
      findLocation: () => api.server.estate.findLocation(locationId) ?? assert.fail(),
      query: { var_name: ['CO2ppm'] },
      watch: () => signal,
      admitAgain: async () => who,
    })

  before(() =>
    api.server.estate.changeTogether((draft) => ({
      locations: [],
      sensors: Array.from({ length: count }, (_, index) =>
        draft.buildSensor({
          sensorId: `AQ2-${(0xc0_0000 + index).toString(16).toUpperCase().padStart(12, '0')}`,
          locationId: index % 2 === 0 ? 'annex' : 'room',
          name: `Room ${index}`,
        }),
      ),
    })),
  )

  it('are bounded by the login, and the rest is refused', async () => {
    const summaries = build()
    const asked = Array.from({ length: 40 }, () => ask(summaries, caller('one')))
    const results = await Promise.allSettled(asked)
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    assert.equal(refused.length, 40 - 2 - 32)
    assert.ok(refused.every((reason) => reason instanceof PlacesTakenError))
  })

  it('are bounded where there are very many locations, with sensors or without', async () => {
    await api.server.estate.changeTogether((draft) => {
      const build = (locationId: string, parentId: string) => {
        const location = draft.buildLocation({ locationId, parentId, kind: 'zone', name: locationId })
        draft.putLocation(location)
        return location
      }
      const wide = build('wide', 'org')
      const inIt = Array.from({ length: 2_000 }, (_, index) => build(`wide_${index}`, 'wide'))
      return { locations: [wide, ...inIt], sensors: [] }
    })
    const summaries = build()
    const asked = Array.from({ length: 40 }, () => ask(summaries, caller('one'), undefined, 'wide'))
    const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected')
    assert.equal(refused.length, 40 - 2 - 32)
  })

  it('are counted in slices, and end when nobody listens', async () => {
    let rounds = 0
    let next: NodeJS.Immediate | undefined
    const countRound = () => {
      rounds += 1
      next = setImmediate(countRound)
    }
    countRound()
    const { location } = await ask(build(), caller('one'))
    clearImmediate(next)
    assert.ok(rounds >= 3, `${rounds} rounds of the event loop`)
    assert.ok((location.statuses.online ?? 0) >= count)
    const gone = new AbortController()
    const ended = ask(build(), caller('one'), gone.signal)
    gone.abort(new Error('hung up'))
    await assert.rejects(ended, /hung up/)
  })

  it('count each sensor by the bands that hold where it is, those of one name together', async () => {
    const strict: Bands = [
      { name: 'Ideal', to: 400, severity: 0 },
      { name: 'Bad', to: null, severity: 4 },
    ]
    await api.server.estate.putSettings('annex', { bands: { CO2ppm: strict } })
    const { location, children } = await ask(build(), caller('one'))
    const [annex, floor] = children
    assert.deepEqual(bandsOf(annex, 'CO2ppm'), { Bad: count / 2 + 2 })
    assert.deepEqual(bandsOf(floor, 'CO2ppm'), { Ideal: count / 2 + 2 })
    assert.deepEqual(bandsOf(location, 'CO2ppm'), { Bad: count / 2 + 2, Ideal: count / 2 + 2 })
  })
})
