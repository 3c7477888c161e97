import assert from 'node:assert/strict'
import { request } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { preferenceBounds } from '@openlightfi/contract'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { startServer } from '../index.ts'
import { peekLastCommits } from '../storage/peek-database.ts'

describe('preferences and saved views', () => {
  const dataDir = createTemporaryDirectory()
  let api: AdministrationServer
  const put = (path: string, body: unknown, ifMatch?: string, person = api.people.viewer) =>
    api.call(`/me/${path}`, {
      method: 'PUT',
      token: person.token,
      body: JSON.stringify(body),
      ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
    })
  const read = async (path: string, person = api.people.viewer) =>
    (await api.as(person, 'GET', `/me/${path}`)).body

  before(async () => {
    api = await startAdministrationServer(dataDir)
  })
  after(() => api.server.close())

  it('are empty at first, and come back as they were put', async () => {
    assert.deepEqual((await read('preferences')).preferences, {})
    assert.deepEqual((await read('views')).views, [])
    const preferences = {
      theme: 'dark',
      temperature_unit: 'fahrenheit',
      sources: [{ location_id: 'floor', var_names: ['CO2ppm'] }],
      last_location_id: 'floor',
      single_letter_keys: false,
    }
    const views = [{ name: 'Lüftung', address: '/dashboard/live/floor?src=CO2ppm#top' }]
    const answer = await put('preferences', preferences)
    assert.deepEqual([answer.status, answer.body.preferences], [200, preferences])
    assert.equal(answer.headers.get('etag'), `"${answer.body.version}"`)
    assert.deepEqual((await put('views', { views })).body.views, views)
    assert.deepEqual(await read('preferences'), answer.body)
    assert.deepEqual((await read('views')).views, views)
  })

  it('are of one user alone', async () => {
    assert.deepEqual((await read('preferences', api.people.admin)).preferences, {})
    assert.deepEqual((await read('views', api.people.stranger)).views, [])
  })

  it('are of people: a client that acts for itself has none', async () => {
    const { reader: token } = api.tokens
    // Its token has not the scope either; the matrix of authorisation holds every kind of caller.
    for (const path of ['preferences', 'views'])
      assert.equal((await api.call(`/me/${path}`, { token })).status, 403)
  })

  it('are changed with If-Match only if another device changed nothing meanwhile', async () => {
    for (const [path, one, other] of [
      ['preferences', { theme: 'light' }, { theme: 'system' }],
      ['views', { views: [{ name: 'One', address: '/' }] }, { views: [] }],
    ] as const) {
      const { version } = await read(path)
      const answers = await Promise.all([one, other].map((body) => put(path, body, `"${version}"`)))
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 412], path)
      const refused = answers.find(({ status }) => status === 412)
      assertProblem(refused ?? answers[0] ?? assert.fail(), 'changed_meanwhile')
      const done = answers.find(({ status }) => status === 200)
      assert.deepEqual(await read(path), done?.body)
    }
  })

  it('are answered 304 while nothing has changed', async () => {
    for (const path of ['preferences', 'views']) {
      const { version } = await read(path)
      const headers = { 'if-none-match': `"${version}"` }
      const answer = await api.call(`/me/${path}`, { token: api.people.viewer.token, headers })
      assert.equal(answer.status, 304)
    }
  })

  const address = '/dashboard/'
  const longViews = Array.from({ length: 20 }, (_, at) => ({
    name: `${at}`,
    address: `/${'x'.repeat(2_000)}`,
  }))
  const longSources = Array.from({ length: 200 }, (_, at) => ({
    location_id: `${at}`.padStart(64, 'x'),
    var_names: ['CO2ppm', 'temperatureC', 'relativeHumidity'],
  }))
  const wrong: readonly (readonly [string, string, unknown, string])[] = [
    ['a theme that is none', 'preferences', { theme: 'pink' }, '/theme'],
    ['a member that is not known', 'preferences', { colour: 'pink' }, '/colour'],
    [
      'an unknown variable',
      'preferences',
      { sources: [{ location_id: 'a', var_names: ['pH'] }] },
      '/sources/0/var_names/0',
    ],
    [
      'a place twice',
      'preferences',
      { sources: ['a', 'a'].map((id) => ({ location_id: id, var_names: [] })) },
      '/sources/1/location_id',
    ],
    ['too many bytes of sources', 'preferences', { sources: longSources }, ''],
    ['a name twice', 'views', { views: [1, 2].map(() => ({ name: 'A', address })) }, '/views/1/name'],
    ['another host', 'views', { views: [{ name: 'A', address: '//evil.example/' }] }, '/views/0/address'],
    ['a script', 'views', { views: [{ name: 'A', address: 'javascript:alert(1)' }] }, '/views/0/address'],
    ['a backslash', 'views', { views: [{ name: 'A', address: '/\\evil.example' }] }, '/views/0/address'],
    ['too many bytes', 'views', { views: longViews }, ''],
    [
      'too many views',
      'views',
      { views: Array.from({ length: 101 }, (_, at) => ({ name: `${at}`, address })) },
      '/views',
    ],
  ]
  for (const [what, path, body, pointer] of wrong) {
    it(`with ${what} are refused with a pointer, and those before stay`, async () => {
      const { version } = await read(path)
      const answer = await put(path, body)
      assertProblem(answer, 'invalid_body')
      assert.equal(answer.body.errors[0].pointer, pointer)
      assert.equal((await read(path)).version, version)
    })
  }

  it('have no halves of characters, which other programs could not read', async () => {
    const answer = await put('views', { views: [{ name: 'A \ud83d', address }] })
    assertProblem(answer, 'malformed_json')
    assert.match(answer.body.detail, /half a character.* at character 21/)
    assert.equal((await put('views', { views: [{ name: 'A 😀', address }] })).status, 200)
  })

  it('take as much as they may', async () => {
    const size = preferenceBounds.viewsBytes / preferenceBounds.maxViews
    const views = Array.from({ length: preferenceBounds.maxViews }, (_, at) => {
      const view = { name: `${at}`, address: '/' }
      return { ...view, address: `/${'x'.repeat(Math.floor(size) - 1 - JSON.stringify(view).length)}` }
    })
    assert.equal((await put('views', { views })).status, 200)
    assert.equal((await put('views', { views: [] })).status, 200)
  })

  it('that are the same are not stored again', async () => {
    const count = () => peekLastCommits(join(dataDir, 'lightfi.sqlite')).commits
    const putTwenty = async (themeOf: (at: number) => string) => {
      const before = count()
      for (let at = 0; at < 20; at += 1) await put('preferences', { theme: themeOf(at) })
      return count() - before
    }
    assert.ok((await putTwenty((at) => (at % 2 === 0 ? 'light' : 'dark'))) >= 19)
    assert.ok((await putTwenty(() => 'dark')) <= 10)
  })

  it('are refused before their body is read when 64 of a login are on their way; another login is not', async () => {
    const { token } = api.people.viewer
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const onTheirWay = Array.from({ length: 64 }, () => {
      const options = { method: 'PUT', agent: false, headers: { ...headers, 'content-length': 1_000 } }
      const sent = request(`${api.server.publicUrl}/me/views`, options)
      sent.on('error', () => {}) // it is cut off below
      sent.write('{')
      return sent
    })
    const putHalf = () => api.call('/me/preferences', { method: 'PUT', token, body: '{' })
    let answer = await putHalf()
    for (; answer.status === 400; answer = await putHalf()) assertProblem(answer, 'malformed_json')
    assertProblem(answer, 'too_many_requests')
    assert.equal((await put('preferences', { theme: 'dark' }, undefined, api.people.installer)).status, 200)
    for (const sent of onTheirWay) sent.destroy()
    while ((await put('preferences', { theme: 'dark' })).status === 429);
    assert.deepEqual((await read('preferences')).preferences, { theme: 'dark' })
  })

  it('are the same after a restart, and go with their user', async () => {
    await put('preferences', { theme: 'dark' }, undefined, api.people.installer)
    const { userId } = api.people.installer
    assert.equal((await api.as(api.people.admin, 'DELETE', `/users/${userId}`)).status, 204)
    await put('preferences', { theme: 'light' })
    const { port } = api.server
    await api.server.close()
    const server = await startServer({ dataDir, port, logLevel: 'fatal' })
    assert.deepEqual((await read('preferences')).preferences, { theme: 'light' })
    assertProblem(await api.as(api.people.installer, 'GET', '/me/preferences'), 'invalid_token')
    await server.close()
  })
})
