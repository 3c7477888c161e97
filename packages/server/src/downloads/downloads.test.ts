import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { type ApiServer, sensorId, startApiServer, strangersSensorId } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'

const lifetimeMs = 60_000

describe('downloads', () => {
  let api: AdministrationServer
  let nowMs = Date.now()
  const create = (body: unknown, token: string | undefined = api.people.viewer.token) =>
    api.call('/downloads', { method: 'POST', token, body: JSON.stringify(body) })
  const createUrl = async (path: string, token?: string) => {
    const answer = await create({ path }, token)
    assert.equal(answer.status, 201, JSON.stringify(answer.body))
    return new URL(answer.body.url).pathname
  }

  before(async () => {
    api = await startAdministrationServer(undefined, { clock: () => nowMs })
    const readings = [1, 2, 3].map((at) => ({
      sensor_id: sensorId,
      var_name: 'CO2ppm',
      time: Math.floor(nowMs / 1000) - at * 60,
      value: 400 + at,
    }))
    assert.equal((await api.post(readings)).status, 200)
  })
  after(() => api.server.close())

  it('give the file without a token, as the path answers with one', async () => {
    for (const path of [
      '/exports/sensors?format=csv',
      `/sensors/${sensorId}/CO2ppm/history?format=ndjson`,
      '/readings?format=csv&var_name=CO2ppm',
      '/locations/building/CO2ppm/history?bucket=1h&format=csv',
    ]) {
      const expected = await api.call(path, { token: api.people.viewer.token })
      const got = await api.call(await createUrl(path))
      assert.deepEqual([got.status, got.body], [200, expected.body], path)
      assert.equal(got.headers.get('content-type'), expected.headers.get('content-type'))
      assert.match(got.headers.get('cache-control') ?? '', /private|no-store/)
    }
  })

  it('give files of columns, which begin and end as such', async () => {
    for (const [format, mark] of [
      ['parquet', 'PAR1'],
      ['arrow', 'ARROW1'],
    ] as const) {
      const path = await createUrl(`/sensors/${sensorId}/CO2ppm/history?format=${format}`)
      const answer = await fetch(api.server.publicUrl + path)
      const bytes = Buffer.from(await answer.arrayBuffer())
      assert.equal(answer.status, 200)
      assert.equal(bytes.subarray(0, mark.length).toString(), mark)
      assert.equal(bytes.subarray(-mark.length).toString(), mark)
    }
  })

  it('have the name that was asked for, or one made of the path', async () => {
    const named = await create({ path: '/exports/sensors?format=csv', file_name: 'All of them.csv' })
    const answer = await api.call(new URL(named.body.url).pathname)
    assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="All of them.csv"')
    for (const [path, fileName] of [
      [`/sensors/${sensorId}/CO2ppm/history?format=arrow_stream`, `${sensorId}-CO2ppm.arrows`],
      ['/exports/locations', 'locations.json'],
      ['/readings?format=ndjson', 'readings.ndjson'],
    ] as const)
      assert.equal((await create({ path })).body.file_name, fileName)
  })

  it('work once; HEAD does not use them up', async () => {
    const url = await createUrl('/exports/sensors?format=csv')
    const head = await api.call(url, { method: 'HEAD' })
    assert.equal(head.status, 200)
    const answers = await Promise.all([api.call(url), api.call(url)])
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 404])
    const again = await api.call(url)
    assertProblem(again, 'not_found')
    assert.equal(again.headers.get('content-disposition'), null)
  })

  it('work for a minute', async () => {
    const answer = await create({ path: '/exports/sensors' })
    assert.equal(answer.body.expires_at, (nowMs + lifetimeMs) / 1000)
    const [early, late] = [await createUrl('/exports/sensors'), await createUrl('/exports/sensors')]
    nowMs += lifetimeMs - 1
    assert.equal((await api.call(early)).status, 200)
    nowMs += 1
    assertProblem(await api.call(late), 'not_found')
  })

  it('say that they work no longer than the token does by which they were made', async () => {
    const { token } = api.people.installer
    const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    const before = nowMs
    nowMs = exp * 1000 - 10_000
    const answer = await create({ path: '/exports/sensors' }, token)
    assert.equal(answer.body.expires_at, exp)
    nowMs = exp * 1000
    assertProblem(await api.call(new URL(answer.body.url).pathname), 'invalid_token')
    nowMs = before
  })

  it('show what the caller may see when they are used, not when they were made', async () => {
    const { accounts } = api.server
    const [username, password] = ['mover@example.org', 'correct horse battery']
    const wanted = { organisationId: 'org', username, password, role: 'viewer' as const }
    const { userId } = await accounts.createUser({ ...wanted, locationIds: ['org'] })
    const { access_token: token } = await api.logIn({ username, password }, api.web)
    const history = `/sensors/${sensorId}/CO2ppm/history`
    const [seen, list, ended] = [
      await createUrl(history, token),
      await createUrl('/exports/sensors', token),
      await createUrl('/exports/sensors', token),
    ]
    const { estate } = api.server
    await estate.createLocation({ locationId: 'far', parentId: 'org', kind: 'building', name: 'Far' })
    await api.as(api.people.admin, 'PATCH', `/users/${userId}`, { location_ids: ['far'] })
    assertProblem(await api.call(seen), 'not_found')
    assert.deepEqual((await api.call(list)).body.sensors, [])
    await api.as(api.people.admin, 'POST', `/users/${userId}/sign_out`)
    assertProblem(await api.call(ended), 'invalid_token')
  })

  it('are made by whoever may read, also a client that acts for itself', async () => {
    assert.equal((await create({ path: '/exports/sensors' }, api.tokens.reader)).status, 201)
    const history = `/sensors/${strangersSensorId}/CO2ppm/history`
    assertProblem(await create({ path: history }), 'not_found')
    assert.equal((await create({ path: history }, api.tokens.stranger)).status, 201)
    assertProblem(await create({ path: '/exports/sensors' }, 'not-a-token'), 'invalid_token')
  })

  const wrong: readonly (readonly [string, string])[] = [
    ['/sensors/', 'of an export, of /readings'],
    ['/exports/sensors?format=xml', 'format must be one of'],
    ['/exports/sensors?colour=red', 'colour is not known'],
    ['/exports/sensors?format=csv?x', 'format must be one of'],
    [`/sensors/${sensorId}/pH/history`, 'var_name'],
    ['/sensors/%ff/CO2ppm/history', 'of an export, of /readings'],
    ['https://evil.example/exports/sensors', 'must be path and query'],
    ['//evil.example/exports/sensors', 'must be path and query'],
    ['/exports/sensors#x', 'must be path and query'],
    ['/downloads/x', 'of an export, of /readings'],
  ]
  for (const [path, detail] of wrong) {
    it(`are refused for ${path}, with what would be right`, async () => {
      const answer = await create({ path })
      assertProblem(answer, 'invalid_body')
      assert.equal(answer.body.errors[0].pointer, '/path')
      assert.ok(answer.body.errors[0].detail.includes(detail), answer.body.errors[0].detail)
    })
  }

  it('have names without surprises in a header', async () => {
    for (const file_name of ['a"b', '../x', 'a\r\nset-cookie: x', '.htaccess', 'ü', ''])
      assertProblem(await create({ path: '/exports/sensors', file_name }), 'invalid_body')
  })

  it('wait sixteen at a time for a caller, until they are used or too old', async () => {
    nowMs += lifetimeMs
    const urls = []
    for (let count = 0; count < 16; count += 1) urls.push(await createUrl('/exports/sensors'))
    const refused = await create({ path: '/exports/sensors' })
    assertProblem(refused, 'too_many_requests')
    assert.equal(refused.headers.get('retry-after'), '60')
    // The bound comes before what the body says.
    assertProblem(await create({ path: 'nowhere' }), 'too_many_requests')
    assert.equal((await create({ path: '/exports/sensors' }, api.people.admin.token)).status, 201)
    assert.equal((await api.call(urls[0] ?? '')).status, 200)
    await createUrl('/exports/sensors')
    assertProblem(await create({ path: '/exports/sensors' }), 'too_many_requests')
    nowMs += lifetimeMs
    await createUrl('/exports/sensors')
  })
})

describe('the log of the server', () => {
  it('has nothing of the address of a download, used or not', async () => {
    const lines: string[] = []
    const log = { write: (line: string) => lines.push(line) }
    const settings = { logLevel: 'trace' } as const
    const api: ApiServer = await startApiServer(undefined, undefined, settings, {}, log)
    try {
      const body = JSON.stringify({ path: '/exports/sensors' })
      const made = await api.call('/downloads', { method: 'POST', token: api.tokens.reader, body })
      const { pathname } = new URL(made.body.url)
      for (const path of [pathname, pathname, `${pathname}?a=b`, `/${pathname}`, `${pathname}/`])
        await api.call(path)
      const text = lines.join('')
      assert.match(text, /"path":"\/downloads\/\.\.\."/)
      const secret = pathname.split('/').at(-1) ?? ''
      assert.ok(secret.length === 43 && !text.includes(secret))
    } finally {
      await api.server.close()
    }
  })
})
