import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { defaultBands } from '@openlightfi/contract'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { startServer } from '../index.ts'

const co2 = [
  { name: 'Fine', to: 900, severity: 0 },
  { name: 'Stuffy', to: null, severity: 3 },
]

describe('settings of locations', () => {
  const dataDir = createTemporaryDirectory()
  let api: AdministrationServer
  const read = async (locationId: string, person = api.people.admin) =>
    (await api.as(person, 'GET', `/locations/${locationId}/settings`)).body
  const put = (locationId: string, settings: unknown, ifMatch?: string) =>
    api.call(`/locations/${locationId}/settings`, {
      method: 'PUT',
      token: api.people.admin.token,
      body: JSON.stringify(settings),
      ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
    })

  before(async () => {
    api = await startAdministrationServer(dataDir)
  })
  after(() => api.server.close())

  it('are defaults until somebody sets them, and variables without bands have none', async () => {
    const { own, effective } = await read('floor')
    const from = { kind: 'default', location_id: null, name: '' }
    assert.deepEqual(own, {})
    assert.deepEqual(effective.working_hours, { value: '8-18', from })
    assert.deepEqual(effective.capacity, { value: null, from })
    assert.deepEqual(effective.bands.CO2ppm, { value: defaultBands.CO2ppm, from })
    assert.equal(effective.bands.VOCppb, undefined)
  })

  it('are inherited from the nearest location that sets them, each by itself', async () => {
    const { estate } = api.server
    await estate.createLocation({ locationId: 'room', parentId: 'floor', kind: 'room', name: 'Room' })
    await put('org', { working_hours: '6-20', outdoor_co2_ppm: 430, capacity: 400 })
    await put('building', { bands: { CO2ppm: co2 }, working_days: 'mon-sat' })
    await put('floor', { working_hours: '22-6' })
    const { effective } = await read('room')
    const found = Object.entries(effective).flatMap(([name, setting]) =>
      name === 'bands' ? [] : [[name, (setting as { from: { location_id: string } }).from.location_id]],
    )
    assert.deepEqual(Object.fromEntries(found), {
      working_hours: 'floor',
      working_days: 'building',
      outdoor_co2_ppm: 'org',
      capacity: 'org',
    })
    assert.deepEqual(effective.bands.CO2ppm.value, co2)
    assert.deepEqual(effective.bands.CO2ppm.from, {
      kind: 'location',
      location_id: 'building',
      name: estate.findLocation('building')?.name,
    })
    assert.deepEqual(effective.bands.temperatureC.from.kind, 'default')
  })

  it('that are absent in what is put are inherited again', async () => {
    await put('floor', {})
    assert.equal((await read('floor')).effective.working_hours.value, '6-20')
  })

  it('show a viewer of one floor what is set above, without naming what the viewer does not see', async () => {
    const { server } = api
    const { estate, accounts } = server
    await estate.createLocation({ locationId: 'alone', parentId: 'building', kind: 'floor', name: 'Alone' })
    const [username, password] = ['alone@example.org', 'correct horse battery']
    const wanted = { organisationId: 'org', username, password, role: 'viewer' as const }
    const { userId } = await accounts.createUser({ ...wanted, locationIds: ['alone'] })
    const { access_token: token } = await api.logIn({ username, password }, api.web)
    const answer = await api.as({ userId, username, password, token }, 'GET', '/locations/alone/settings')
    assert.deepEqual(answer.body.effective.bands.CO2ppm, {
      value: co2,
      from: { kind: 'location', location_id: null, name: '' },
    })
    assert.doesNotMatch(JSON.stringify(answer.body), /"(building|org)"/)
  })

  it('are put by administrators of the place alone', async () => {
    const path = '/locations/floor/settings'
    for (const person of [api.people.viewer, api.people.installer])
      assertProblem(await api.as(person, 'PUT', path, {}), 'insufficient_role')
    assertProblem(await api.as(api.people.stranger, 'PUT', path, {}), 'not_found')
    assertProblem(await api.as(api.people.partAdmin, 'PUT', '/locations/org/settings', {}), 'not_found')
    assert.equal((await api.as(api.people.partAdmin, 'PUT', path, { capacity: 12 })).status, 200)
  })

  it('are changed with If-Match only if nothing changed since, also not above', async () => {
    const { version } = await read('floor')
    await put('org', { capacity: 500, outdoor_co2_ppm: 440 })
    const refused = await put('floor', { capacity: 1 }, `"${version}"`)
    assertProblem(refused, 'changed_meanwhile')
    const { own, version: now } = await read('floor')
    assert.deepEqual(own, { capacity: 12 })
    const [one, other] = await Promise.all([
      put('floor', { capacity: 13 }, `"${now}"`),
      put('floor', { capacity: 14 }, `"${now}"`),
    ])
    assert.deepEqual([one.status, other.status].toSorted(), [200, 412])
    const done = one.status === 200 ? one : other
    assert.equal(done.headers.get('etag'), `"${done.body.version}"`)
    assert.deepEqual(await read('floor'), done.body)
  })

  it('are answered 304 while nothing has changed', async () => {
    const path = '/locations/floor/settings'
    const ask = (tag: string) =>
      api.call(path, { token: api.people.admin.token, headers: { 'if-none-match': tag } })
    const etag = (await ask('"none"')).headers.get('etag') ?? ''
    assert.equal((await ask(etag)).status, 304)
    await put('building', { bands: { CO2ppm: co2 } })
    assert.equal((await ask(etag)).status, 200)
  })

  const wrong: readonly (readonly [string, unknown, string])[] = [
    [
      'bands that do not rise',
      { bands: { CO2ppm: [{ ...co2[0] }, { ...co2[0] }, co2[1]] } },
      '/bands/CO2ppm/1/to',
    ],
    [
      'a last band with an end',
      { bands: { CO2ppm: [co2[0], { ...co2[0], to: 950 }] } },
      '/bands/CO2ppm/1/to',
    ],
    ['a band without an end', { bands: { CO2ppm: [co2[1], co2[1]] } }, '/bands/CO2ppm/0/to'],
    ['a single band', { bands: { CO2ppm: [co2[1]] } }, '/bands/CO2ppm'],
    ['an unknown variable', { bands: { pH: co2 } }, '/bands/pH'],
    ['equal hours', { working_hours: '8-08:00' }, '/working_hours'],
    ['a day of no week', { working_days: 'funday' }, '/working_days'],
    ['outdoor air of another planet', { outdoor_co2_ppm: 950_000 }, '/outdoor_co2_ppm'],
    ['half a person', { capacity: 1.5 }, '/capacity'],
    ['a member that is not known', { colour: 'red' }, '/colour'],
  ]
  for (const [what, body, pointer] of wrong) {
    it(`with ${what} are refused with a pointer, and nothing is stored`, async () => {
      const { version } = await read('floor')
      const answer = await put('floor', body)
      assertProblem(answer, 'invalid_body')
      assert.equal(answer.body.errors[0].pointer, pointer)
      assert.equal((await read('floor')).version, version)
    })
  }

  it('are in the audit log, with what was set', async () => {
    const { body } = await api.as(api.people.admin, 'GET', '/audit?action=settings.put&limit=1')
    assert.deepEqual(body.data[0].subject, { kind: 'location', id: 'building', name: 'Building' })
    assert.deepEqual(body.data[0].details.set, ['bands'])
  })

  it('are the same after a restart, and go with their location', async () => {
    const before = await read('floor')
    const { estate } = api.server
    await estate.createLocation({ locationId: 'brief', parentId: 'org', kind: 'zone', name: 'Brief' })
    await put('brief', { capacity: 7 })
    await estate.deleteLocation('brief')
    await estate.createLocation({ locationId: 'brief', parentId: 'org', kind: 'zone', name: 'Brief' })
    assert.deepEqual((await read('brief')).own, {})
    await api.server.close()
    const server = await startServer({ dataDir, port: 0, logLevel: 'fatal' })
    assert.deepEqual(server.estate.settingsOf('floor'), before.own)
    assert.deepEqual(server.estate.settingsOf('brief'), {})
    await server.close()
  })
})
